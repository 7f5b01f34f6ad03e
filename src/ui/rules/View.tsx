import { focusGrid } from '../parts/results/DetailFrame'
import { ResultsView } from '../parts/results/ResultsView'
import { ResultFrame } from '../parts/results/states/ResultFrame'
import { useShownJob } from '../state/shown-job'
import { useWorkspace } from '../state/workspace'
import { DetailPane, useRuleTitle } from './DetailPane'
import { RulesResult } from './RulesResult'

/** What sells together: rules, and why to believe them. */
export default function RulesView() {
  const job = useShownJob('rules')
  const rows = job?.result?.rows ?? 0
  const chosen = useWorkspace((workspace) => workspace.selected)
  const select = useWorkspace((workspace) => workspace.select)
  const selected = chosen !== null && chosen < rows ? chosen : null
  const title = useRuleTitle(job?.jobId, selected)
  const close = () => {
    select(null)
    focusGrid()
  }
  return (
    <ResultsView
      kind="rules"
      detail={
        job && selected !== null
          ? {
              title,
              onClose: close,
              content: (
                <DetailPane
                  title={title}
                  onClose={close}
                  jobId={job.jobId}
                  index={selected}
                  group={job.result?.groupColumn ?? null}
                  groupName={job.recipe.data.roles.group ?? null}
                />
              ),
            }
          : null
      }
    >
      <ResultFrame kind="rules">{(shown) => <RulesResult key={shown.jobId} job={shown} />}</ResultFrame>
    </ResultsView>
  )
}
