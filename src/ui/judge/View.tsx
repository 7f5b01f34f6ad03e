import { ResultsView } from '../parts/results/ResultsView'
import { ResultFrame } from '../parts/results/states/ResultFrame'
import { JudgeResult } from './JudgeResult'

/** Whether recommendations would have been right. */
export default function JudgeView() {
  return (
    <ResultsView kind="judge">
      <ResultFrame kind="judge">{(shown) => <JudgeResult key={shown.jobId} job={shown} />}</ResultFrame>
    </ResultsView>
  )
}
