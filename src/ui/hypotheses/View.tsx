import { labelsIn } from '../base/cells'
import { AnalysisPage, type RowDetail } from '../parts/page/AnalysisPage'
import { useViewCommands } from '../run/commands/use-commands'
import { useWorkspace } from '../state/workspace'
import { ChooseTarget } from './ChooseTarget'
import { chooseTarget } from './choose-target'
import { grammar } from './grammar'
import { HypothesesResult } from './HypothesesResult'
import { HypothesisPane } from './HypothesisPane'
import { hypothesisOptions } from './options'
import { Question } from './Question'
import { ReportCommands } from './report/ReportCommands'
import { hypothesisWords as words } from './words'

const detail: RowDetail = {
  title: (row) => (row ? labelsIn(row.cells['features']).join(' · ') : words.detail.label),
  Detail: HypothesisPane,
}

const commands = [chooseTarget]

/** What explains a column, and whether it is true. */
export default function HypothesesView() {
  useViewCommands(commands)
  const asksNothing = useWorkspace(
    ({ recipe: { analysis }, embedded }) => !embedded && analysis.kind === 'hypotheses' && !analysis.target,
  )
  return (
    <AnalysisPage
      grammar={grammar}
      controls={<Question />}
      options={hypothesisOptions}
      detail={detail}
      before={asksNothing && <ChooseTarget />}
    >
      {(job) => (
        <>
          <HypothesesResult job={job} />
          <ReportCommands job={job} />
        </>
      )}
    </AnalysisPage>
  )
}
