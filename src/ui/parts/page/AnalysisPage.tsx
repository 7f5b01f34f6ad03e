import { type ComponentType, lazy, type ReactNode, Suspense, useDeferredValue, useMemo, useState } from 'react'
import type { AnalysisKind } from '../../../analyses/registry'
import type { Job } from '../../../workers/protocol/jobs'
import type { ResultRow } from '../../../workers/protocol/result'
import { labelsIn } from '../../base/cells'
import { Dialog } from '../../base/components/Dialog'
import { useTopBar } from '../../base/top-bar-slot'
import { type DetailPane, Workbench } from '../../base/Workbench'
import { components } from '../../base/words'
import { RunButton } from '../../run/RunButton'
import { RunPanel, type RunPanelProps, useRunTitle } from '../../run/RunPanel'
import { useFixedMarks } from '../../state/marks'
import { useActiveJob, useShownJob } from '../../state/shown-job'
import { useWorkspace } from '../../state/workspace'
import { ExportMenu } from '../export/ExportMenu'
import { RowItemsProvider } from '../items/ItemBar'
import { ItemArea } from '../items/use-item-menu'
import { openFilesCommand } from '../open/open-files'
import { Printed } from '../print/PrintedPage'
import { focusGrid } from '../results/detail/DetailFrame'
import { useDocked } from '../results/detail/use-docked'
import { GrammarProvider, type ResultGrammar } from '../results/grammar'
import styles from '../results/results.module.css'
import { ResultFrame } from '../results/states/ResultFrame'
import { useRowOrLast } from '../results/use-row'

const AskedOfSets = lazy(() => import('../people/AskedOfSets'))
const RowMarks = lazy(() => import('../marks/RowMarks'))
const LevelSwitch = lazy(() => import('./LevelSwitch'))

/** The row in hand, and its pane. */
export interface DetailProps {
  job: Job
  index: number
  title: string
  onClose(): void
}

/** How a row is opened beside the grid. */
export interface RowDetail {
  /** Above the pane: the row as soon as it is known. */
  title(row: ResultRow | null, job: Job): string
  Detail: ComponentType<DetailProps>
  /** After the pane was closed and the grid has the focus. */
  onClosed?(index: number): void
}

interface AnalysisPageProps extends Omit<RunPanelProps, 'open'> {
  grammar: ResultGrammar
  detail?: RowDetail
  /** Something else that stands beside the grid, in place of a row. */
  beside?: DetailPane | null
  /** What a run under way says of itself beside how far it is. */
  running?(job: Job): ReactNode
  /** In place of the invitation to the first run. */
  before?: ReactNode
  /** Draws a result that has rows. */
  children(job: Job): ReactNode
}

/** What all views of an analysis are: the question, the answer, the reason. A frame in another page shows no question. */
export function AnalysisPage({ grammar, detail, beside, running, before, children, ...panel }: AnalysisPageProps) {
  const { kind } = grammar
  const embedded = useWorkspace((workspace) => workspace.embedded)
  const asked = useWorkspace((workspace) => workspace.recipe.analysis.kind)
  const leveled = useWorkspace((workspace) => workspace.recipe.data.levels !== undefined)
  const ofSome = useWorkspace(({ recipe: { data } }) => data.filters !== undefined || data.roles.group !== undefined)
  const docked = useDocked()
  const title = useRunTitle()
  const active = useActiveJob((job) => job?.jobId)
  const rowsDrawn = useRowsFirst(kind)
  const ofRow = useRowPane(grammar, detail)
  const opened = beside ?? ofRow
  const pane = opened && !rowsDrawn ? { ...opened, content: null } : opened
  useTopBar(useMemo(() => <ExportMenu kind={kind} />, [kind]))
  const frame = (
    <ResultFrame running={running} before={before}>
      {children}
    </ResultFrame>
  )
  if (embedded) {
    return (
      <GrammarProvider value={grammar}>
        <div className={styles.reading} data-detail={(pane && docked) || undefined}>
          <div className={styles.frame}>
            {frame}
            <Printed kind={kind} />
          </div>
          {pane &&
            (docked ? (
              <aside className={styles.why} aria-label={components.why}>
                {pane.content}
              </aside>
            ) : (
              <Dialog open onClose={pane.onClose} title={pane.title} kind="sheet">
                {pane.content}
              </Dialog>
            ))}
        </div>
      </GrammarProvider>
    )
  }
  return (
    <GrammarProvider value={grammar}>
      <Workbench
        title={title}
        // An address may name this view and ask something else: then there is only its run, which goes there.
        recipe={
          rowsDrawn &&
          (asked === kind ? <RunPanel {...panel} open={openFilesCommand} /> : <RunButton open={openFilesCommand} />)
        }
        recipeAction={<RunButton compact open={openFilesCommand} />}
        running={active}
        detail={pane}
      >
        {ofSome && (
          <Suspense>
            <AskedOfSets />
          </Suspense>
        )}
        {leveled && (
          <Suspense>
            <LevelSwitch />
          </Suspense>
        )}
        <ItemArea>{frame}</ItemArea>
      </Workbench>
      <Printed kind={kind} />
    </GrammarProvider>
  )
}

/** Where rows are there already they are drawn first: the question takes as long to draw, and nobody waits for it. Says when they are. */
function useRowsFirst(kind: AnalysisKind): boolean {
  const shown = useShownJob(kind)
  const [first] = useState(shown === null)
  return useDeferredValue(true, first)
}

const NO_DETAIL: RowDetail = { title: () => '', Detail: () => null }

function useRowPane({ kind }: ResultGrammar, detail: RowDetail = NO_DETAIL): DetailPane | null {
  const job = useShownJob(kind)
  const chosen = useWorkspace((workspace) => workspace.selected)
  const select = useWorkspace((workspace) => workspace.select)
  const fixed = useFixedMarks()
  const marked = useWorkspace((workspace) => !workspace.embedded) || fixed
  // Of a result before, or from a link.
  const index = chosen !== null && chosen < (job?.result?.rows ?? 0) ? chosen : null
  const row = useRowOrLast(job?.jobId, index)
  if (!job || index === null || detail === NO_DETAIL) return null
  const title = detail.title(row, job)
  const onClose = () => {
    select(null)
    focusGrid()
    detail.onClosed?.(index)
  }
  return {
    title,
    onClose,
    content: (
      <RowItemsProvider value={itemsOf(row)}>
        <ItemArea>
          <detail.Detail job={job} index={index} title={title} onClose={onClose} />
          {marked && (
            <Suspense>
              <RowMarks key={`${job.jobId} ${index}`} jobId={job.jobId} row={index} onClose={onClose} />
            </Suspense>
          )}
        </ItemArea>
      </RowItemsProvider>
    ),
  }
}

/** Every item in any list of a row, once. */
function itemsOf(row: ResultRow | null): string[] {
  const lists = Object.values(row?.cells ?? {}).map((cell) => labelsIn(cell))
  return [...new Set(lists.flat().filter((label) => typeof label === 'string'))]
}
