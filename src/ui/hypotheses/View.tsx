import { labelsIn } from '../base/cells'
import { AnalysisPage, type RowDetail } from '../parts/page/AnalysisPage'
import { grammar } from './grammar'
import { HypothesesResult } from './HypothesesResult'
import { HypothesisPane } from './HypothesisPane'
import { hypothesisOptions } from './options'
import { Question } from './Question'
import { hypothesisWords as words } from './words'

const detail: RowDetail = {
  title: (row) => (row ? labelsIn(row.cells['features']).join(' · ') : words.detail.label),
  Detail: HypothesisPane,
}

/** What explains a column, and whether it is true. */
export default function HypothesesView() {
  return (
    <AnalysisPage grammar={grammar} controls={<Question />} options={hypothesisOptions} detail={detail}>
      {(job) => <HypothesesResult job={job} />}
    </AnalysisPage>
  )
}
