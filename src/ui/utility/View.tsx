import { labelsIn } from '../base/cells'
import { formatList } from '../base/format'
import { AnalysisPage, type RowDetail } from '../parts/page/AnalysisPage'
import { UtilityControls, utilityOptions } from './controls/UtilityControls'
import { BundlePane } from './detail/BundleDetail'
import { grammar } from './grammar'
import { UtilityResult } from './UtilityResult'
import { utilityWords } from './words'

const detail: RowDetail = {
  /** `black tea and figs` */
  title: (row) => (row ? formatList(labelsIn(row.cells['itemset'])) : utilityWords.detail.label),
  Detail: BundlePane,
}

/** Which bundles earn, and why. */
export default function UtilityView() {
  return (
    <AnalysisPage grammar={grammar} controls={<UtilityControls />} options={utilityOptions} detail={detail}>
      {(job) => <UtilityResult job={job} />}
    </AnalysisPage>
  )
}
