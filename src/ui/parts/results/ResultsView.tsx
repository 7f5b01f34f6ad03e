import { type ReactNode, useMemo } from 'react'
import type { AnalysisKind } from '../../../analyses/registry'
import { Dialog } from '../../base/components/Dialog'
import { useTopBar } from '../../base/top-bar-slot'
import { type DetailPane, Workbench } from '../../base/Workbench'
import { RunButton } from '../../run/RunButton'
import { RunPanel, useRunTitle } from '../../run/RunPanel'
import { useActiveJob } from '../../state/shown-job'
import { useWorkspace } from '../../state/workspace'
import { ExportMenu } from '../export/ExportMenu'
import styles from './results.module.css'

/** What all results views are: the question, the answer, the reason. A frame in another page shows no question. */
export function ResultsView({
  kind,
  detail,
  children,
}: {
  kind: AnalysisKind
  detail?: DetailPane | null
  children: ReactNode
}) {
  const embedded = useWorkspace((workspace) => workspace.embedded)
  const title = useRunTitle()
  const running = useActiveJob((job) => job?.jobId)
  useTopBar(useMemo(() => <ExportMenu kind={kind} />, [kind]))
  if (embedded) {
    return (
      <div className={styles.frame}>
        {children}
        {detail && (
          <Dialog open onClose={detail.onClose} title={detail.title} kind="sheet">
            {detail.content}
          </Dialog>
        )}
      </div>
    )
  }
  return (
    <Workbench
      title={title}
      recipe={<RunPanel />}
      recipeAction={<RunButton compact />}
      running={running}
      detail={detail ?? null}
    >
      {children}
    </Workbench>
  )
}
