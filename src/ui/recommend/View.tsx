import { ResultsView } from '../results/ResultsView'
import { ResultFrame } from '../results/states/ResultFrame'
import { RecommendResult } from './RecommendResult'

/** What to recommend to whom. */
export default function RecommendView() {
  return (
    <ResultsView kind="recommend">
      <ResultFrame kind="recommend">{(shown) => <RecommendResult key={shown.jobId} job={shown} />}</ResultFrame>
    </ResultsView>
  )
}
