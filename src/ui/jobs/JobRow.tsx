import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import { toast } from '../base/components/announce'
import { Button } from '../base/components/Button'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { IconButton } from '../base/components/IconButton'
import { Notice } from '../base/components/Notice'
import { ProgressBar } from '../base/components/ProgressBar'
import { formatBytes, formatDuration } from '../base/format'
import { locale } from '../base/language'
import { told } from '../base/told'
import { countedRows, kindWords } from '../face-of'
import { useCommandContext } from '../run/commands/use-commands'
import { jobShare } from '../run/job-share'
import { phaseWord } from '../run/job-words'
import { limitWords } from '../run/limit-words'
import { recipeFacts } from '../run/recipe-facts'
import { startRun } from '../run/start-run'
import { withTimeLeft } from '../run/time-left'
import { runWords } from '../run/words'
import { useEngine, useEngineState } from '../state/engine-context'
import { useShownJob } from '../state/shown-job'
import { useWorkspace } from '../state/workspace'
import { JobLog } from './JobLog'
import styles from './JobRow.module.css'
import { comparison, jobs as words } from './words'

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit' }

/** One run: what was asked of what, how it went, and what can be done with it. */
export function JobRow({
  job,
  place,
  pick,
}: {
  job: Job
  /** Where it stands among those that wait. */
  place?: { first: boolean; last: boolean } | undefined
  /** To compare with another. */
  pick?: { picked: boolean; toggle(): void } | undefined
}) {
  const engine = useEngine()
  const context = useCommandContext()
  const source = useEngineState((state) => state.source)
  const { go, showJob, changeRecipe } = useWorkspace((w) => w)
  const { kind } = job.recipe.analysis
  const shown = useShownJob(kind)?.jobId === job.jobId
  const facts = useMemo(() => recipeFacts(job.recipe), [job.recipe])
  const live = job.state === 'running' || job.state === 'queued'
  const phase = phaseWord(job.progress.phase, job.recipe.analysis)
  const elsewhere = source !== null && source.fingerprint !== job.source?.fingerprint

  const open = () => {
    changeRecipe(() => job.recipe)
    go(kind)
    showJob(job.jobId)
  }
  const again = () => {
    changeRecipe(() => job.recipe)
    void startRun(context, job.recipe)
  }
  const resume = () => void engine.resume(job.jobId).catch((error: unknown) => toast(told(error), 'bad'))
  const bytes = memoryOf(job)

  return (
    <li className={styles.job}>
      <div className={styles.head}>
        <span className={styles.state} data-state={job.state}>
          {words.states[job.state]}
        </span>
        <strong>{job.recipe.title ?? kindWords[kind].title}</strong>
        <span className={styles.source}>{job.source?.name}</span>
        <time dateTime={new Date(job.submittedAt).toISOString()}>
          {new Date(job.submittedAt).toLocaleTimeString(locale(), CLOCK)}
        </time>
      </div>
      <p className={styles.facts}>{facts.join(' · ')}</p>
      {job.state === 'running' && (
        <div className={styles.progress}>
          <ProgressBar label={withTimeLeft(words.progress(phase, job.source?.name ?? ''), job)} share={jobShare(job)} />
        </div>
      )}
      {job.outcome && (
        <p className={styles.outcome}>
          <b>{countedRows(job.outcome.rows, kind)}</b>
          <span>{formatDuration(job.outcome.timings.total)}</span>
          <Timings timings={job.outcome.timings} />
          {job.report && <span>{runWords.ranWith(job.report.method)}</span>}
          <span>{words.threads(job.outcome.threads, job.outcome.shared)}</span>
          {bytes > 0 && <span>{words.memory(formatBytes(bytes))}</span>}
        </p>
      )}
      {(job.outcome?.limited || job.outcome?.stopped) && <Notice tone="warn">{limitWords(job)}</Notice>}
      {job.state === 'failed' && job.error && (
        <div className={styles.failure}>
          <ErrorNotice error={job.error} />
        </div>
      )}
      {job.state === 'interrupted' && job.error && <p className={styles.facts}>{told(job.error)}</p>}
      <div className={styles.actions}>
        {job.state === 'succeeded' &&
          (shown ? (
            <Button kind="primary" onPress={open}>
              {words.open}
            </Button>
          ) : (
            <Button onPress={open}>{words.open}</Button>
          ))}
        {!live && job.parts !== undefined && job.state !== 'succeeded' && source !== null && !elsewhere && (
          <Button kind="primary" onPress={resume}>
            {words.resume(job.parts)}
          </Button>
        )}
        {place && (
          <>
            <IconButton
              label={words.earlier}
              framed
              isDisabled={place.first}
              onPress={() => engine.move(job.jobId, -1)}
            >
              <ArrowUp aria-hidden="true" />
            </IconButton>
            <IconButton label={words.later} framed isDisabled={place.last} onPress={() => engine.move(job.jobId, 1)}>
              <ArrowDown aria-hidden="true" />
            </IconButton>
          </>
        )}
        {live && (
          <Button kind="danger" onPress={() => void engine.cancel(job.jobId)}>
            {words.cancel}
          </Button>
        )}
        {!live && (
          <Button kind="quiet" onPress={again} isDisabled={source === null}>
            {source === null ? words.noSource : elsewhere ? words.againOtherData : words.again}
          </Button>
        )}
        {pick && (
          <Button kind={pick.picked ? 'plain' : 'quiet'} aria-pressed={pick.picked} onPress={pick.toggle}>
            {pick.picked ? comparison.picked : comparison.pick}
          </Button>
        )}
        {job.startedAt !== undefined && job.steps !== undefined && (
          <details className={styles.recipe}>
            <summary>{job.state === 'running' ? words.howItGoes : words.howItWent}</summary>
            <JobLog job={job} />
          </details>
        )}
        <details className={styles.recipe}>
          <summary>{words.recipe}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <pre tabIndex={0}>{JSON.stringify(job.recipe, null, 2)}</pre>
        </details>
      </div>
    </li>
  )
}

/** The most that its data took on the way. */
export const memoryOf = ({ steps = [] }: Job): number => steps.reduce((most, { bytes = 0 }) => Math.max(most, bytes), 0)

/** Where the time went, in proportion. */
function Timings({ timings }: { timings: { ingest: number; encode: number; kernel: number; total: number } }) {
  const rest = Math.max(0, timings.total - timings.ingest - timings.encode - timings.kernel)
  const parts = [
    [words.reading, timings.ingest],
    [words.encoding, timings.encode],
    [words.mining, timings.kernel],
    [words.storing, rest],
  ] as const
  const text = parts.map(([word, ms]) => `${word} ${formatDuration(ms)}`).join(', ')
  return (
    <span className={styles.timings} role="img" aria-label={text} title={text}>
      {parts.map(([word, ms]) => (
        <i key={word} style={{ flexGrow: Math.max(0, ms) }} />
      ))}
    </span>
  )
}
