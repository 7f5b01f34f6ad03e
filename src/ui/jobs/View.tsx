import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import { Button } from '../base/components/Button'
import { EmptyState } from '../base/components/EmptyState'
import { locale } from '../base/language'
import { FIRST_KIND } from '../face-of'
import { useLacks } from '../parts/lacks/use-lacks'
import { openFilesCommand } from '../parts/open/open-files'
import { useWorkspaceState } from '../parts/workspace/workspace-state'
import { runCommand, useCommandContext } from '../run/commands/use-commands'
import { useEngineState } from '../state/engine-context'
import { useWorkspace } from '../state/workspace'
import { JobComparison } from './JobComparison'
import { JobRow } from './JobRow'
import { JobsFoot } from './JobsFoot'
import { NotifyChoice } from './NotifyChoice'
import styles from './View.module.css'
import { comparison, jobs as words } from './words'

const isLive = ({ state }: Job) => state === 'running' || state === 'queued'

const dayOf = (at: number) => new Date(at).toLocaleDateString(locale(), { dateStyle: 'full' })

/** Newest first, by the day on which they were asked. */
function byDay(jobs: readonly Job[]): [day: string, jobs: Job[]][] {
  const days = new Map<string, Job[]>()
  for (const job of [...jobs].reverse()) {
    const day = dayOf(job.submittedAt)
    days.set(day, [...(days.get(day) ?? []), job])
  }
  return [...days]
}

/** Every run: what is under way in its order, and what is over. */
export default function JobsView() {
  const jobs = useEngineState((state) => state.jobs)
  const memoryOnly = useWorkspaceState(({ is }) => is === 'memory')
  const lacks = useLacks().length > 0
  const [picked, setPicked] = useState<readonly string[]>([])
  if (jobs.length === 0) return <NoJobs />
  const live = jobs.filter(isLive)
  const waiting = live.filter(({ state }) => state === 'queued')
  const ended = jobs.filter((job) => !isLive(job))
  const comparable = ended.filter(({ state }) => state === 'succeeded').length > 1
  const chosen = jobs.filter(({ jobId }) => picked.includes(jobId))
  const [before, after] = chosen
  const pickOf = ({ jobId, state }: Job) =>
    comparable && state === 'succeeded'
      ? {
          picked: picked.includes(jobId),
          // Of three the oldest choice goes.
          toggle: () =>
            setPicked(picked.includes(jobId) ? picked.filter((each) => each !== jobId) : [...picked.slice(-1), jobId]),
        }
      : undefined
  const days = byDay(ended)
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{words.title}</h1>
        <p>{memoryOnly ? words.introMemory : words.intro}</p>
        <NotifyChoice />
      </header>
      {before && after ? (
        <JobComparison before={before} after={after} onClose={() => setPicked([])} />
      ) : (
        before && <p role="status">{comparison.pickOther}</p>
      )}
      {live.length > 0 && (
        <section aria-label={words.queue}>
          <h2 className={styles.day}>{words.queue}</h2>
          <ol className={styles.list}>
            {live.map((job) => (
              <JobRow
                key={job.jobId}
                job={job}
                place={
                  job.state === 'queued' && waiting.length > 1
                    ? { first: waiting[0] === job, last: waiting.at(-1) === job }
                    : undefined
                }
              />
            ))}
          </ol>
        </section>
      )}
      {days.map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          {(days.length > 1 || live.length > 0) && (
            <h2 className={styles.day}>{day === dayOf(Date.now()) ? words.today : day}</h2>
          )}
          <ol className={styles.list}>
            {ofDay.map((job) => (
              <JobRow key={job.jobId} job={job} pick={pickOf(job)} />
            ))}
          </ol>
        </section>
      ))}
      {lacks && <JobsFoot />}
    </div>
  )
}

function NoJobs() {
  const hasSource = useEngineState((state) => state.source !== null)
  const go = useWorkspace((w) => w.go)
  const context = useCommandContext()
  return (
    <div className={styles.page}>
      <EmptyState
        level={1}
        title={words.emptyTitle}
        picture={<ListChecks />}
        action={
          hasSource ? (
            <Button kind="primary" onPress={() => go(FIRST_KIND)}>
              {words.toRules}
            </Button>
          ) : (
            <Button kind="primary" onPress={() => void runCommand(openFilesCommand, context)}>
              {words.emptyAction}
            </Button>
          )
        }
      >
        {words.empty}
      </EmptyState>
    </div>
  )
}
