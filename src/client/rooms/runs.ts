import { analyses, type Recipe } from '../../analyses/registry'
import { settled } from '../../analyses/settled'
import { newId } from '../../workers/new-id'
import type { Job } from '../../workers/protocol/jobs'
import type { OnProgress } from '../../workers/protocol/progress'
import { buffersOf } from '../../workers/result-buffers'
import { proxy, transfer } from '../../workers/rpc'
import type { Desk } from '../desk'
import { createJobLog, tabStorage } from '../job-log'
import { createJobQueue, type JobEnd } from '../jobs'
import { kernelProgress } from '../kernel-progress'
import { clientFaults } from '../sentences'
import type { Engine } from '../types'
import { warningsOf } from '../warnings'

type Runs = Pick<Engine, 'submit' | 'restore' | 'job' | 'finished' | 'stop' | 'cancel'> & {
  /** A run that the screen does not look at. */
  submitUnseen(recipe: Recipe): Job
  cancelAll(): void
  /** Sources that jobs wait for. */
  awaited(): string[]
  /** Closes a source that is not the open one and that no job waits for. */
  closeUnused(sourceId: string): void
}

/** The queue of runs, from a recipe to a stored result. */
export function runsRoom({
  data,
  standing,
  pool,
  state,
  setState,
  source,
  losses,
  restored,
  stored,
  giveBack,
  tookKernels,
}: Desk): Runs {
  const sourceOfJob = new Map<string, string>()

  function closeUnused(sourceId: string): void {
    const needed = queue
      .list()
      .some(({ jobId, state: s }) => (s === 'queued' || s === 'running') && sourceOfJob.get(jobId) === sourceId)
    if (!needed && state().source?.id !== sourceId) void standing()?.call((api) => api.close(sourceId))
  }

  async function work(job: Job, signal: AbortSignal, onProgress: OnProgress, enough: AbortSignal): Promise<JobEnd> {
    const sourceId = sourceOfJob.get(job.jobId)
    if (!sourceId) throw clientFaults.noFile()
    losses.check(sourceId)
    const begin = performance.now()
    try {
      const { input, task, timings, table } = await data().call(
        (api, token) => api.encode(sourceId, job.recipe, token, proxy(onProgress)),
        signal,
      )
      if (sourceId === state().source?.id) setState({ table })
      const kernelBegin = performance.now()
      const mined = await pool().run(input, task, {
        signal,
        enough,
        onProgress: kernelProgress(onProgress, analyses[job.recipe.analysis.kind].steps),
      })
      const kernel = performance.now() - kernelBegin
      tookKernels(mined.report.kernelBytes)
      // The data worker may have died meanwhile.
      losses.check(sourceId)
      onProgress('result', 0, 1)
      const { report } = mined
      const result = await data().call(
        (api) => api.store(job.jobId, sourceId, job.recipe, transfer(mined, buffersOf(mined))),
        signal,
      )
      stored(job.jobId)
      return {
        report,
        result,
        outcome: {
          rows: result.rows,
          limited: report.limited,
          ...(result.limitAt === undefined ? {} : { limitAt: result.limitAt }),
          ...(report.stopped ? { stopped: report.stopped } : {}),
          method: report.method,
          timings: { ...timings, kernel, total: performance.now() - begin },
          threads: report.threads,
          shared: report.shared,
          ...warningsOf(table.warnings),
        },
      }
    } finally {
      sourceOfJob.delete(job.jobId)
      closeUnused(sourceId)
      void giveBack().catch(() => undefined)
    }
  }

  const unseen = new Set<string>()
  const log = createJobLog(tabStorage())
  const earlier = log.interrupted()
  const queue = createJobQueue({
    work,
    onChange() {
      const jobs = queue.list().filter(({ jobId }) => !unseen.has(jobId))
      setState({ jobs })
      log.note(jobs)
    },
    now: Date.now,
    newId: () => newId().slice(0, 8),
    earlier,
  })
  setState({ jobs: earlier })

  function submit({ sql: _, ...recipe }: Recipe, called?: (jobId: string) => void): Job {
    const { id, name, fingerprint } = source()
    const asked = settled(recipe, (wanted) => state().assets.find((asset) => asset.id === wanted))
    const job = queue.submit(asked, { name, fingerprint }, called)
    sourceOfJob.set(job.jobId, id)
    return job
  }

  return {
    submit: (recipe) => submit(recipe),
    submitUnseen: (recipe) => submit(recipe, (jobId) => unseen.add(jobId)),
    restore(jobs, kept) {
      restored.from(kept)
      queue.restore(jobs)
    },
    job: queue.job,
    finished: queue.finished,
    stop: queue.stop,
    async cancel(jobId) {
      const cancelled = queue.cancel(jobId)
      const sourceId = sourceOfJob.get(cancelled)
      // A job that has not begun never comes to the end of its work, where its source is closed.
      if (sourceId !== undefined && sourceOfJob.delete(cancelled)) closeUnused(sourceId)
      return cancelled
    },
    cancelAll: queue.cancelAll,
    awaited: () => [...sourceOfJob.values()],
    closeUnused,
  }
}
