import { AnalysisPage } from '../parts/page/AnalysisPage'
import { grammar } from './grammar'
import { ItemsetControls, itemsetOptions } from './ItemsetControls'
import { ItemsetsResult } from './ItemsetsResult'

/** What keeps coming up together, without a direction. */
export default function ItemsetsView() {
  return (
    <AnalysisPage grammar={grammar} controls={<ItemsetControls />} options={itemsetOptions}>
      {(job) => <ItemsetsResult job={job} />}
    </AnalysisPage>
  )
}
