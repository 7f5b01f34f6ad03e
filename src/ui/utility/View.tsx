import { ResultsView } from '../results/ResultsView'
import { ResultFrame } from '../results/states/ResultFrame'
import { UtilityResult } from './UtilityResult'

/** Which bundles earn. */
export default function UtilityView() {
  return (
    <ResultsView kind="utility">
      <ResultFrame kind="utility">{(shown) => <UtilityResult key={shown.jobId} job={shown} />}</ResultFrame>
    </ResultsView>
  )
}
