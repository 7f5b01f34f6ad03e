import { formatList } from '../base/format'
import { AnalysisPage, type RowDetail } from '../parts/page/AnalysisPage'
import { faceWords } from './face-words'
import { grammar } from './grammar'
import { ItemsetControls, itemsetOptions } from './ItemsetControls'
import { ItemsetPane } from './ItemsetPane'
import { ItemsetsResult } from './ItemsetsResult'

const detail: RowDetail = {
  title: (row) => (row ? formatList(row.cells['itemsets'] as string[]) : faceWords.one),
  Detail: ItemsetPane,
}

/** What keeps coming up together, without a direction. */
export default function ItemsetsView() {
  return (
    <AnalysisPage grammar={grammar} controls={<ItemsetControls />} options={itemsetOptions} detail={detail}>
      {(job) => <ItemsetsResult job={job} />}
    </AnalysisPage>
  )
}
