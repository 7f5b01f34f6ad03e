import type { Recipe } from '../analyses/registry'
import { type BasketeerError, cancelledError, fromPlainError, toPlainError } from '../recipe/error'
import type { Job, JobStep } from '../workers/protocol/jobs'
import { type OnProgress, PHASES, type Phase } from '../workers/protocol/progress'
import { deferred } from './deferred'
import { clientFaults } from './sentences'

/** What a finished run adds to its job. */
export type JobEnd = Required<Pick<Job, 'outcome' | 'report' | 'result'>>

/** What a run says of itself beside how far it is. */
export interface RunNotes {
  /** What the data of the present phase takes in memory. */
  takes(bytes: number): void
  /** So many parts of its work are whole. */
  whole(parts: number): void
}

export interface JobQueueOptions {
  /** Does the work; must reject with `cancelled` soon after an abort, though the queue does not wait for it. */
  work(job: Job, signal: AbortSignal, onProgress: OnProgress, enough: AbortSignal, notes: RunNotes): Promise<JobEnd>
  onChange(): void
  now(): number
  newId(): string
  /** Ended jobs of this tab from before the page was loaded. */
  earlier?: readonly Job[]
}

export interface JobQueue {
  list(): readonly Job[]
  job(jobId: string): Job | undefined
  /** `called` hears the name of the job before anybody else does. */
  submit(
    recipe: Recipe,
    source: Job['source'],
    more?: { way?: Job['way'] | undefined; called?(jobId: string): void },
  ): Job
  /** Lets a job that waits run so many places later, or earlier where negative. */
  move(jobId: string, places: number): void
  /** Puts a job that came to no end in the queue again, under its own name. */
  resume(jobId: string): Job
  /** Ended jobs of an earlier day, before all others; those that are known stay as they are. */
  restore(ended: readonly Job[]): void
  finished(jobId: string): Promise<Job>
  cancel(jobId?: string): string
  cancelAll(): void
  /** Tells a running job that what it has found so far is enough. */
  stop(jobId: string): void
}

const ENDED: ReadonlySet<Job['state']> = new Set(['succeeded', 'failed', 'cancelled', 'interrupted'])

const RESUMABLE: ReadonlySet<Job['state']> = new Set(['failed', 'cancelled', 'interrupted'])

/** The steps of a run as it comes into another phase; undefined: to its end. */
export function withPhase(steps: readonly JobStep[], phase: Phase | undefined, at: number): readonly JobStep[] {
  const last = steps.at(-1)
  if (last?.phase === phase) return steps
  const ended = last ? [...steps.slice(0, -1), { ...last, ms: at - last.at }] : []
  return phase === undefined ? ended : [...ended, { phase, at }]
}

const withBytes = (steps: readonly JobStep[], bytes: number): readonly JobStep[] =>
  steps.map((step, at) => (at === steps.length - 1 ? { ...step, bytes } : step))

function unknownJob(jobId: string | undefined): BasketeerError {
  return jobId === undefined ? clientFaults.nothingRuns() : clientFaults.jobUnknown({ jobId })
}

/** Runs jobs one after the other, in the order they were asked for. Jobs are values: a change is a new object. */
export function createJobQueue({ work, onChange, now, newId, earlier = [] }: JobQueueOptions): JobQueue {
  let jobs: readonly Job[] = earlier
  /** Those of an earlier day stand before all others, however many at a time they come. */
  const old = new Set<string>()
  let running: string | undefined
  const controllers = new Map<string, AbortController>()
  const enough = new Map<string, AbortController>()
  const waiting = new Map<string, { promise: Promise<Job>; settle(job: Job): void }>()

  const find = (jobId: string) => jobs.find((job) => job.jobId === jobId)

  function change(jobId: string, part: Partial<Job>): Job | undefined {
    const old = find(jobId)
    if (!old || ENDED.has(old.state)) return undefined
    const ended = part.state !== undefined && ENDED.has(part.state)
    const changed = { ...old, ...part, ...(ended && old.steps && { steps: withPhase(old.steps, undefined, now()) }) }
    jobs = jobs.map((job) => (job === old ? changed : job))
    if (ENDED.has(changed.state)) waiting.get(jobId)?.settle(changed)
    onChange()
    return changed
  }

  function next(): void {
    if (running !== undefined) return
    const job = jobs.find((candidate) => candidate.state === 'queued')
    if (!job) return
    running = job.jobId
    void run(job.jobId)
  }

  async function run(jobId: string): Promise<void> {
    const controller = new AbortController()
    controllers.set(jobId, controller)
    const { signal } = controller
    const satisfied = new AbortController()
    enough.set(jobId, satisfied)
    const started = change(jobId, {
      state: 'running',
      startedAt: now(),
      progress: { phase: 'ingest', done: 0, total: 0 },
      steps: withPhase(find(jobId)?.steps ?? [], 'ingest', now()),
    })
    let reached = 0
    let figures: readonly number[] = []
    const onProgress: OnProgress = (phase, done, total, figure, bytes) => {
      // Workers report on channels of their own: a word of an earlier phase may come after the phase has ended.
      const place = PHASES.indexOf(phase)
      if (place < reached) return
      reached = place
      if (figure !== undefined) figures = [...figures, figure]
      const steps = withPhase(find(jobId)?.steps ?? [], phase, now())
      change(jobId, {
        progress: { phase, done, total, ...(figures.length > 0 ? { figures } : {}) },
        steps: bytes === undefined ? steps : withBytes(steps, bytes),
      })
    }
    const notes: RunNotes = {
      takes(bytes) {
        change(jobId, { steps: withBytes(find(jobId)?.steps ?? [], bytes) })
      },
      whole: (parts) => void change(jobId, { parts }),
    }
    try {
      if (!started) throw cancelledError()
      const aborted = new Promise<never>((_, reject) =>
        signal.addEventListener('abort', () => reject(cancelledError()), { once: true }),
      )
      const end = await Promise.race([work(started, signal, onProgress, satisfied.signal, notes), aborted])
      change(jobId, { state: 'succeeded', endedAt: now(), ...end })
    } catch (thrown) {
      const error = toPlainError(thrown)
      change(jobId, { state: error.code === 'cancelled' ? 'cancelled' : 'failed', endedAt: now(), error })
    } finally {
      controllers.delete(jobId)
      enough.delete(jobId)
      running = undefined
      next()
    }
  }

  function cancel(jobId = running): string {
    const job = jobId === undefined ? undefined : find(jobId)
    if (!job) throw unknownJob(jobId)
    controllers.get(job.jobId)?.abort()
    change(job.jobId, { state: 'cancelled', endedAt: now(), error: toPlainError(cancelledError()) })
    return job.jobId
  }

  /** From now on somebody may wait for it. */
  function enqueue(job: Job): void {
    jobs = [...jobs.filter(({ jobId }) => jobId !== job.jobId), job]
    old.delete(job.jobId)
    const { promise, resolve } = deferred<Job>()
    waiting.set(job.jobId, { promise, settle: resolve })
    onChange()
    queueMicrotask(next)
  }

  return {
    list: () => jobs,
    job: find,
    submit(recipe, source, { way, called } = {}) {
      const at = now()
      const job: Job = {
        jobId: newId(),
        recipe: structuredClone(recipe),
        source,
        state: 'queued',
        progress: { phase: 'queued', done: 0, total: 0 },
        ...(way && { way }),
        steps: [{ phase: 'queued', at }],
        submittedAt: at,
      }
      called?.(job.jobId)
      enqueue(job)
      return job
    },
    move(jobId, places) {
      const queued = jobs.filter(({ state }) => state === 'queued')
      const from = queued.findIndex((job) => job.jobId === jobId)
      const to = Math.max(0, Math.min(queued.length - 1, from + places))
      if (from < 0 || from === to) return
      queued.splice(to, 0, ...queued.splice(from, 1))
      jobs = jobs.map((job) => (job.state === 'queued' ? (queued.shift() as Job) : job))
      onChange()
    },
    resume(jobId) {
      const old = find(jobId)
      if (!old) throw unknownJob(jobId)
      if (!RESUMABLE.has(old.state)) return old
      const { error: _, startedAt: __, endedAt: ___, stopping: ____, ...rest } = old
      const job: Job = {
        ...rest,
        state: 'queued',
        progress: { phase: 'queued', done: 0, total: 0 },
        steps: [{ phase: 'queued', at: now() }],
      }
      enqueue(job)
      return job
    },
    restore(ended) {
      const added = ended.filter(({ jobId, state }) => ENDED.has(state) && !find(jobId))
      // The tab remembers that it was cut off; what was kept knows what of it is whole.
      const fuller = new Map(ended.filter(({ state }) => state === 'interrupted').map((job) => [job.jobId, job]))
      const cutOff = jobs.filter(({ jobId, state }) => state === 'interrupted' && fuller.has(jobId))
      if (added.length + cutOff.length === 0) return
      const known = jobs.map((job) => (cutOff.includes(job) ? (fuller.get(job.jobId) as Job) : job))
      const before = [...known.filter(({ jobId }) => old.has(jobId)), ...added]
      for (const { jobId } of added) old.add(jobId)
      jobs = [...before.sort((a, b) => a.submittedAt - b.submittedAt), ...known.filter(({ jobId }) => !old.has(jobId))]
      onChange()
    },
    async finished(jobId) {
      const job = (await waiting.get(jobId)?.promise) ?? find(jobId)
      if (!job) throw unknownJob(jobId)
      if (job.state !== 'succeeded') throw job.error ? fromPlainError(job.error) : cancelledError()
      return job
    },
    cancel,
    stop(jobId) {
      if (change(jobId, { stopping: true })) enough.get(jobId)?.abort()
    },
    cancelAll() {
      for (const job of jobs) if (!ENDED.has(job.state)) cancel(job.jobId)
    },
  }
}
