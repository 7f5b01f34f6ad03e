import { focusGrid } from '../parts/results/DetailFrame'
import { ResultsView } from '../parts/results/ResultsView'
import { ResultFrame } from '../parts/results/states/ResultFrame'
import { useShownJob } from '../state/shown-job'
import { useWorkspace } from '../state/workspace'
import { BundlePane, useBundleTitle } from './BundlePane'
import { UtilityResult } from './UtilityResult'

/** Which bundles earn, and why. */
export default function UtilityView() {
  const job = useShownJob('utility')
  const rows = job?.result?.rows ?? 0
  const chosen = useWorkspace((workspace) => workspace.selected)
  const select = useWorkspace((workspace) => workspace.select)
  const selected = chosen !== null && chosen < rows ? chosen : null
  const title = useBundleTitle(job?.jobId, selected)
  const close = () => {
    select(null)
    focusGrid()
  }
  return (
    <ResultsView
      kind="utility"
      detail={
        job && selected !== null
          ? {
              title,
              onClose: close,
              content: <BundlePane title={title} onClose={close} job={job} index={selected} />,
            }
          : null
      }
    >
      <ResultFrame kind="utility">{(shown) => <UtilityResult key={shown.jobId} job={shown} />}</ResultFrame>
    </ResultsView>
  )
}
