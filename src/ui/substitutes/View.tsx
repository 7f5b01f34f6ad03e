import { AnalysisPage, type RowDetail } from '../parts/page/AnalysisPage'
import { grammar } from './grammar'
import { PairPane } from './PairDetail'
import { pairTitle } from './pair-title'
import { SubstituteControls, substituteOptions } from './SubstituteControls'
import { SubstitutesResult } from './SubstitutesResult'
import { substituteWords as words } from './words'

const detail: RowDetail = {
  title: (row) => (row ? pairTitle(row.cells) : words.detail.label),
  Detail: PairPane,
}

/** What stands in for what, and why to believe it. */
export default function SubstitutesView() {
  return (
    <AnalysisPage grammar={grammar} controls={<SubstituteControls />} options={substituteOptions} detail={detail}>
      {(job) => <SubstitutesResult job={job} />}
    </AnalysisPage>
  )
}
