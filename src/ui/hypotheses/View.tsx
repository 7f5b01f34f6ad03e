import { AnalysisPage } from '../parts/page/AnalysisPage'
import { grammar } from './grammar'
import { HypothesesResult } from './HypothesesResult'
import { hypothesisOptions } from './options'
import { TargetControl } from './TargetControl'

/** What explains a column. */
export default function HypothesesView() {
  return (
    <AnalysisPage grammar={grammar} controls={<TargetControl />} options={hypothesisOptions}>
      {(job) => <HypothesesResult job={job} />}
    </AnalysisPage>
  )
}
