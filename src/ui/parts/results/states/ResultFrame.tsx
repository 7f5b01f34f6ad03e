import { ShoppingBasket } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import type { Recipe } from '../../../../analyses/registry'
import type { Job } from '../../../../workers/protocol/jobs'
import { toast } from '../../../base/components/announce'
import { Button } from '../../../base/components/Button'
import { EmptyState } from '../../../base/components/EmptyState'
import { Notice } from '../../../base/components/Notice'
import { told } from '../../../base/told'
import { faceOf } from '../../../face-of'
import { useCommandContext } from '../../../run/commands/use-commands'
import { limitWords } from '../../../run/limit-words'
import { startRun } from '../../../run/start-run'
import { useStart } from '../../../run/use-start'
import { useEngineState } from '../../../state/engine-context'
import { useShownJob } from '../../../state/shown-job'
import { useWorkspace } from '../../../state/workspace'
import { LeftOut } from '../../oddities/LeftOut'
import { OddityNotice } from '../../oddities/OddityNotice'
import { AskedOf, isAskedOf } from '../../open/AskedOf'
import { openFilesCommand } from '../../open/open-files'
import { useGrammar } from '../grammar'
import { useLimitAbove } from '../LimitInLine'
import { resultWords as words } from '../words'
import { Ended, EndedLine } from './Ended'
import { NoRows } from './NoRows'
import { Running, RunningLine } from './Running'
import { screenState } from './screen-state'
import styles from './states.module.css'

/** The middle of a results view in every state it can be in; `children` draws a result that has rows. */
export function ResultFrame({
  running,
  before,
  children,
}: {
  /** What a run under way says of itself beside how far it is. */
  running: ((job: Job) => ReactNode) | undefined
  /** In place of the invitation to the first run. */
  before?: ReactNode
  children(job: Job): ReactNode
}) {
  const { kind } = useGrammar()
  const nouns = faceOf(kind).words()
  const context = useCommandContext()
  const jobs = useEngineState((state) => state.jobs)
  const hasSource = useEngineState((state) => state.source !== null)
  const go = useWorkspace((workspace) => workspace.go)
  const changeRecipe = useWorkspace((workspace) => workspace.changeRecipe)
  const asked = useWorkspace((workspace) => isAskedOf(workspace.recipe.data))
  const embedded = useWorkspace((workspace) => workspace.embedded)
  const start = useStart(true, openFilesCommand)
  const state = screenState(jobs, kind, useShownJob(kind), hasSource)
  const run = (recipe?: Recipe) => {
    if (recipe) changeRecipe(() => recipe)
    startRun(context).catch((error: unknown) => toast(told(error), 'bad'))
  }

  if (state.is === 'no-data') {
    if (asked && !embedded) return <AskedOf />
    return (
      <EmptyState
        picture={<ShoppingBasket />}
        title={words.states.noData.title}
        action={
          <>
            <Button kind="primary" onPress={start.press}>
              {words.states.openData}
            </Button>
            <Button onPress={() => go('start')}>{words.states.toSamples}</Button>
          </>
        }
      >
        {words.states.noData.text(nouns)}
      </EmptyState>
    )
  }
  if (state.is === 'not-run' && before) return before
  if (state.is === 'not-run') {
    return (
      <EmptyState
        picture={<ShoppingBasket />}
        title={nouns.question}
        action={
          <Button kind="primary" onPress={start.press}>
            {start.label}
          </Button>
        }
      >
        {nouns.about}
      </EmptyState>
    )
  }
  if (state.is === 'waiting') {
    return <Running job={state.job}>{running?.(state.job)}</Running>
  }
  if (state.is === 'ended') return <Ended job={state.job} again={() => run()} />

  const { job, beside } = state
  return (
    <>
      {beside &&
        (beside.state === 'queued' || beside.state === 'running' ? (
          <RunningLine job={beside}>{running?.(beside)}</RunningLine>
        ) : (
          <EndedLine job={beside} again={() => run()} />
        ))}
      <LimitAbove job={job} />
      {!embedded && <OddityNotice again={() => run()} />}
      {!embedded && <LeftOut again={() => run()} />}
      {job.result?.rows === 0 ? (
        <NoRows recipe={job.recipe} onTry={run} />
      ) : (
        <Fragment key={job.jobId}>{children(job)}</Fragment>
      )}
    </>
  )
}

function LimitAbove({ job }: { job: Job }) {
  if (useLimitAbove(job) !== 'block') return null
  return (
    <div className={styles.notice}>
      <Notice tone="warn">{limitWords(job)}</Notice>
    </div>
  )
}
