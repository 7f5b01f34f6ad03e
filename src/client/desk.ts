import { collectSoon } from '../workers/memory/collect'
import type { SourceInfo } from '../workers/protocol/files'
import type { OnProgress } from '../workers/protocol/progress'
import { type DataWorker, startDataWorker } from './data-worker'
import type { FirstPages } from './first-page'
import { createFirstPages } from './first-pages'
import { firstToGo } from './first-to-go'
import { createKernelPool } from './kernel-pool'
import { createLosses, type Losses } from './losses'
import { createRestored, type Restored } from './restored'
import { clientFaults } from './sentences'
import type { CallOptions, EngineState, KernelPool, Platform } from './types'

/** What the rooms of the engine share: its state, its workers and what is known of their memory. */
export interface Desk {
  readonly platform: Platform
  readonly losses: Losses
  readonly restored: Restored
  readonly firstPages: FirstPages
  state(): EngineState
  setState(part: Partial<EngineState>): void
  subscribe(listener: () => void): () => void
  /** The table that is open; throws where none is. */
  source(): SourceInfo
  /** The data worker, started where it does not stand. */
  data(): DataWorker
  /** The data worker where it stands. */
  standing(): DataWorker | undefined
  pool(): KernelPool
  /** Workers with a memory each, on a page where the others share one. */
  poolOf(memories: 'plain'): KernelPool
  /** Shows progress while a call outside a job runs. */
  busy<T>(
    phase: NonNullable<EngineState['busy']>['phase'],
    options: CallOptions,
    work: (onProgress: OnProgress, signal: AbortSignal | undefined) => Promise<T>,
  ): Promise<T>
  /** A result is kept; the oldest go when they are too many. */
  stored(jobId: string): void
  /** Whether the data worker has this result. */
  holds(jobId: string): boolean
  /** It is forgotten: the data worker has it no longer. */
  letGo(jobId: string): void
  /** The results that were kept, where they went with their worker. */
  letGoOfStored(): string[]
  measureMemory(): Promise<void>
  /** However a run ended: what its kernels took beyond reason goes back to the system, here and in the workers. */
  giveBack(): Promise<void>
  tookKernels(bytes: number): void
  dispose(): void
}

export function createDesk(platform: Platform, onCrash: Parameters<typeof startDataWorker>[1]): Desk {
  const workerOptions = { shared: platform.isolated, threads: platform.threads }
  const listeners = new Set<() => void>()
  const losses = createLosses()
  /** Jobs whose results are kept, oldest first. */
  const stored: string[] = []
  const firstPages = createFirstPages()
  const restored = createRestored({
    data,
    held: stored,
    job: (jobId) => state.jobs.find((job) => job.jobId === jobId),
    source: () => state.source,
    losses,
    firstPages,
    onUnread: (jobId) => setState({ unread: jobId }),
    onAttached: () => setState({ attached: state.attached + 1 }),
  })
  let state: EngineState = {
    source: null,
    tables: null,
    assets: [],
    busy: null,
    table: null,
    jobs: [],
    attached: 0,
    unread: null,
    memoryBytes: 0,
  }
  let worker: DataWorker | undefined
  let kernels: KernelPool | undefined
  let plainKernels: KernelPool | undefined
  let kernelBytes = 0

  function setState(part: Partial<EngineState>): void {
    state = { ...state, ...part }
    if (part.source) restored.attach()
    for (const listener of listeners) listener()
  }

  function data(): DataWorker {
    worker ??= startDataWorker(workerOptions, (why) => {
      worker = undefined
      onCrash(why)
    })
    return worker
  }

  async function measureMemory(): Promise<void> {
    const { table, models, results, duckdb } = await data().call((api) => api.memory())
    setState({ memoryBytes: table + models + results + duckdb + kernelBytes })
    const going = firstToGo(stored, results, restored.has)
    if (going === undefined) return
    letGo(going)
    await data().call((api) => api.forget(going))
    await measureMemory()
  }

  function letGo(jobId: string): void {
    const at = stored.indexOf(jobId)
    if (at >= 0) stored.splice(at, 1)
  }

  return {
    platform,
    losses,
    restored,
    firstPages,
    state: () => state,
    setState,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    source() {
      if (!state.source) throw losses.source ?? clientFaults.noFile()
      return state.source
    },
    data,
    standing: () => worker,
    pool() {
      kernels ??= createKernelPool(workerOptions)
      return kernels
    },
    poolOf() {
      plainKernels ??= createKernelPool({ ...workerOptions, shared: false })
      return plainKernels
    },
    async busy(phase, { signal, onProgress }, work) {
      setState({ busy: { phase, done: 0, total: 0 } })
      try {
        return await work((at, done, total) => {
          setState({ busy: { phase: at, done, total } })
          onProgress?.(at, done, total)
        }, signal)
      } finally {
        setState({ busy: null })
      }
    },
    stored: (jobId) => void stored.push(jobId),
    holds: (jobId) => stored.includes(jobId),
    letGo,
    letGoOfStored: () => stored.splice(0),
    measureMemory,
    async giveBack() {
      await kernels?.idle()
      await plainKernels?.idle()
      // Rarely asked for, and each of them has a memory of its own.
      plainKernels?.dispose()
      plainKernels = undefined
      if (await data().call((api) => api.giveBack())) collectSoon()
      await measureMemory()
    },
    tookKernels(bytes) {
      kernelBytes = bytes
    },
    dispose() {
      kernels?.dispose()
      plainKernels?.dispose()
      worker?.terminate()
      listeners.clear()
    },
  }
}
