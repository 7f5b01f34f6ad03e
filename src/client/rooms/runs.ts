import { analyses, type Recipe } from '../../analyses/registry'
import { settled } from '../../analyses/settled'
import { apartFrom } from '../../workers/memory/apart-from'
import { newId } from '../../workers/new-id'
import type { Job } from '../../workers/protocol/jobs'
import type { OnProgress } from '../../workers/protocol/progress'
import { buffersOf } from '../../workers/result-buffers'
import { proxy, transfer } from '../../workers/rpc'
import type { Desk } from '../desk'
import { createJobLog, tabStorage } from '../job-log'
import { createJobQueue, type JobEnd, type RunNotes } from '../jobs'
import { kernelProgress } from '../kernel-progress'
import { clientFaults } from '../sentences'
import type { Engine } from '../types'
import { warningsOf } from '../warnings'
import { usualWay } from '../way'

type Runs = Pick<
  Engine,
  'submit' | 'move' | 'resume' | 'parts' | 'restore' | 'job' | 'finished' | 'stop' | 'cancel'
> & {
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
  poolOf,
  platform,
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
  /** Of jobs that have not succeeded: what is whole of their work. */
  const partsOfJob = new Map<string, Map<string, unknown>>()

  function closeUnused(sourceId: string): void {
    const needed = queue
      .list()
      .some(({ jobId, state: s }) => (s === 'queued' || s === 'running') && sourceOfJob.get(jobId) === sourceId)
    if (!needed && state().source?.id !== sourceId) void standing()?.call((api) => api.close(sourceId))
  }

  async function knownParts({ jobId, parts }: Job): Promise<Map<string, unknown>> {
    const known = partsOfJob.get(jobId) ?? new Map(parts ? await restored.parts(jobId) : [])
    partsOfJob.set(jobId, known)
    return known
  }

  async function work(
    job: Job,
    signal: AbortSignal,
    onProgress: OnProgress,
    enough: AbortSignal,
    notes: RunNotes,
  ): Promise<JobEnd> {
    const sourceId = sourceOfJob.get(job.jobId)
    if (!sourceId) throw clientFaults.noFile()
    losses.check(sourceId)
    const begin = performance.now()
    try {
      const { input, task, timings, table } = await data().call(
        (api, token) => api.encode(sourceId, job.recipe, token, proxy(onProgress), job.way?.anyway),
        signal,
      )
      notes.takes(table.bytes)
      const known = await knownParts(job)
      if (sourceId === state().source?.id) setState({ table })
      const kernelBegin = performance.now()
      const way = job.way?.way ?? usualWay(platform)
      const apart = way === 'plain' && input.memory !== null
      const mined = await (apart ? poolOf('plain') : pool()).run(apart ? apartFrom(input) : input, task, {
        signal,
        enough,
        ...(way === 'one' && { threads: 1 }),
        parts: {
          known,
          onWhole(name, value) {
            known.set(name, value)
            notes.whole(known.size)
          },
        },
        onProgress: kernelProgress(onProgress, analyses[job.recipe.analysis.kind].steps),
      })
      const kernel = performance.now() - kernelBegin
      tookKernels(mined.report.kernelBytes)
      notes.takes(mined.report.kernelBytes)
      // The data worker may have died meanwhile.
      losses.check(sourceId)
      onProgress('result', 0, 1)
      const { report } = mined
      const buffers = buffersOf(mined)
      notes.takes(buffers.reduce((sum, { byteLength }) => sum + byteLength, 0))
      const result = await data().call(
        (api) => api.store(job.jobId, sourceId, job.recipe, transfer(mined, buffers)),
        signal,
      )
      stored(job.jobId)
      partsOfJob.delete(job.jobId)
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
          ...(table.health.outsideMoney && { outsideMoney: table.health.outsideMoney }),
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

  function submit({ sql: _, ...recipe }: Recipe, more: Parameters<typeof queue.submit>[2]): Job {
    const { id, name, fingerprint } = source()
    const asked = settled(recipe, (wanted) => state().assets.find((asset) => asset.id === wanted))
    const job = queue.submit(asked, { name, fingerprint }, more)
    sourceOfJob.set(job.jobId, id)
    return job
  }

  return {
    submit: (recipe, way) => submit(recipe, { way }),
    submitUnseen: (recipe) => submit(recipe, { called: (jobId) => unseen.add(jobId) }),
    move: queue.move,
    async resume(jobId) {
      const { id, fingerprint } = source()
      const before = queue.job(jobId)?.source
      if (before && before.fingerprint !== fingerprint) throw clientFaults.resumeElsewhere({ name: before.name })
      sourceOfJob.set(jobId, id)
      return queue.resume(jobId)
    },
    parts: (jobId) => partsOfJob.get(jobId) ?? new Map(),
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
