import { ResultsView } from '../results/ResultsView'
import { ResultFrame } from '../results/states/ResultFrame'
import { SequencesResult } from './SequencesResult'

/** Which paths customers follow. */
export default function SequencesView() {
  return (
    <ResultsView kind="sequences">
      <ResultFrame kind="sequences">{(shown) => <SequencesResult key={shown.jobId} job={shown} />}</ResultFrame>
    </ResultsView>
  )
}
