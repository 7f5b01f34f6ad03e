import { useMemo } from 'react'
import { AnalysisPage, type RowDetail } from '../parts/page/AnalysisPage'
import { useViewCommands } from '../run/commands/use-commands'
import { useShownJob } from '../state/shown-job'
import { customerColumnOf } from './columns'
import { JudgeSettings } from './controls/JudgeSettings'
import { RecommendControls, recommendOptions } from './controls/RecommendControls'
import { CustomerPane } from './detail/CustomerPane'
import { grammar } from './grammar'
import { saveModelCommand } from './models/save-model'
import { pickModel } from './models/score-with'
import { RecommendResult } from './RecommendResult'
import { Training } from './Training'
import { recommendWords } from './words'

const detail: RowDetail = {
  /** The name of the customer. */
  title(row, job) {
    const name = row?.cells[customerColumnOf(job)]
    return typeof name === 'string' ? name : recommendWords.detail.label
  },
  Detail: CustomerPane,
  onClosed(index) {
    // In the list of whom an item is recommended to, reading goes on where the customer was opened.
    document.querySelector<HTMLElement>(`[data-opens="${index}"] button`)?.focus()
  },
}

/** What to recommend to whom. */
export default function RecommendView() {
  const job = useShownJob(grammar.kind)
  useViewCommands(useMemo(() => [pickModel, saveModelCommand(job)], [job]))
  return (
    <AnalysisPage
      grammar={grammar}
      controls={<RecommendControls />}
      options={recommendOptions}
      further={<JudgeSettings />}
      detail={detail}
      running={(run) => <Training job={run} />}
    >
      {(shown) => <RecommendResult job={shown} />}
    </AnalysisPage>
  )
}
