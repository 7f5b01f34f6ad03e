import { ResultsView } from '../parts/results/ResultsView'
import { ResultFrame } from '../parts/results/states/ResultFrame'
import { ItemsetsResult } from './ItemsetsResult'

/** What keeps coming up together, without a direction. */
export default function ItemsetsView() {
  return (
    <ResultsView kind="itemsets">
      <ResultFrame kind="itemsets">{(shown) => <ItemsetsResult key={shown.jobId} job={shown} />}</ResultFrame>
    </ResultsView>
  )
}
