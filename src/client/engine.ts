import { analyses } from '../analyses/registry'
import { settled } from '../analyses/settled'
import type { BasketeerError } from '../recipe/error'
import type { ReadOptions } from '../recipe/schema'
import { collectSoon } from '../workers/memory/collect'
import { newId } from '../workers/new-id'
import type { DataApi } from '../workers/protocol/data-worker'
import type { InputFile, SourceInfo } from '../workers/protocol/files'
import type { Job } from '../workers/protocol/jobs'
import type { OnProgress } from '../workers/protocol/progress'
import { buffersOf } from '../workers/result-buffers'
import { proxy, transfer } from '../workers/rpc'
import { withAsset } from './assets'
import { type DataWorker, startDataWorker } from './data-worker'
import { createJobLog, tabStorage } from './job-log'
import { createJobQueue, type JobEnd } from './jobs'
import { createKernelPool } from './kernel-pool'
import { kernelProgress } from './kernel-progress'
import { createLosses } from './losses'
import { fetchFile } from './own-origin'
import { probePlatform } from './platform'
import { clientFaults } from './sentences'
import type { CallOptions, Engine, EngineState, KernelPool } from './types'
import { warningsOf } from './warnings'

function noSource(): BasketeerError {
  return clientFaults.noFile()
}

/** A dashboard runs all day, and a result lies in memory twice: as columns and as a table for SQL. */
const MOST_RESULTS = 50
const MOST_RESULT_BYTES = 2 ** 29

/** The engine of one page. Workers start when warmed up, or with the first call that needs them. */
export function createEngine(options: { threads?: number } = {}): Engine {
  const platform = probePlatform(options.threads)
  const workerOptions = { shared: platform.isolated, threads: platform.threads }
  const listeners = new Set<() => void>()
  const sourceOfJob = new Map<string, string>()
  const losses = createLosses()
  /** Jobs whose results are kept, oldest first. */
  const stored: string[] = []
  let state: EngineState = { source: null, tables: null, assets: [], busy: null, table: null, jobs: [], memoryBytes: 0 }
  let files: InputFile[] = []
  /** Of the tables beside. */
  let otherFiles: InputFile[] = []
  let worker: DataWorker | undefined
  let kernels: KernelPool | undefined
  let kernelBytes = 0

  function setState(part: Partial<EngineState>): void {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }

  function data(): DataWorker {
    worker ??= startDataWorker(workerOptions, (why) => {
      worker = undefined
      const { source, table } = state
      const read = table ? [table.key] : []
      losses.note(why, { source: source?.id, others: [...sourceOfJob.values(), ...read, ...stored.splice(0)] })
      setState({ source: null, tables: null, assets: [], table: null })
      if (source) void reopened(source.read).catch(() => undefined)
    })
    return worker
  }

  /** The data worker, for questions about a stored result. */
  function ofResult(jobId: string): Pick<DataWorker, 'call'> {
    return {
      async call(work, signal) {
        losses.check(jobId)
        return data().call(work, signal)
      },
    }
  }

  function pool(): KernelPool {
    kernels ??= createKernelPool(workerOptions)
    return kernels
  }

  async function measureMemory(): Promise<void> {
    const { table, models, results, duckdb } = await data().call((api) => api.memory())
    setState({ memoryBytes: table + models + results + duckdb + kernelBytes })
    const [oldest] = stored
    // The newest stays, however large.
    if (oldest === undefined || stored.length === 1) return
    if (stored.length <= MOST_RESULTS && results <= MOST_RESULT_BYTES) return
    stored.shift()
    await data().call((api) => api.forget(oldest))
    await measureMemory()
  }

  /** However a run ended: what its kernels took beyond reason goes back to the system, here and in the workers. */
  async function giveBack(): Promise<void> {
    await kernels?.idle()
    if (await data().call((api) => api.giveBack())) collectSoon()
    await measureMemory()
  }

  function closeUnused(sourceId: string): void {
    const needed = state.jobs.some(
      ({ jobId, state: s }) => (s === 'queued' || s === 'running') && sourceOfJob.get(jobId) === sourceId,
    )
    if (!needed && state.source?.id !== sourceId) void worker?.call((api) => api.close(sourceId))
  }

  /** Shows progress while a call outside a job runs. */
  async function busy<T>(
    phase: NonNullable<EngineState['busy']>['phase'],
    { signal, onProgress }: CallOptions,
    work: (onProgress: OnProgress, signal: AbortSignal | undefined) => Promise<T>,
  ): Promise<T> {
    setState({ busy: { phase, done: 0, total: 0 } })
    try {
      return await work((at, done, total) => {
        setState({ busy: { phase: at, done, total } })
        onProgress?.(at, done, total)
      }, signal)
    } finally {
      setState({ busy: null })
    }
  }

  async function work(job: Job, signal: AbortSignal, onProgress: OnProgress, enough: AbortSignal): Promise<JobEnd> {
    const sourceId = sourceOfJob.get(job.jobId)
    if (!sourceId) throw noSource()
    losses.check(sourceId)
    const begin = performance.now()
    try {
      const { input, task, timings, table } = await data().call(
        (api, token) => api.encode(sourceId, job.recipe, token, proxy(onProgress)),
        signal,
      )
      if (sourceId === state.source?.id) setState({ table })
      const kernelBegin = performance.now()
      const mined = await pool().run(input, task, {
        signal,
        enough,
        onProgress: kernelProgress(onProgress, analyses[job.recipe.analysis.kind].steps),
      })
      const kernel = performance.now() - kernelBegin
      kernelBytes = mined.report.kernelBytes
      // The data worker may have died meanwhile.
      losses.check(sourceId)
      onProgress('result', 0, 1)
      const { report } = mined
      const result = await data().call(
        (api) => api.store(job.jobId, sourceId, job.recipe, transfer(mined, buffersOf(mined))),
        signal,
      )
      stored.push(job.jobId)
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

  const log = createJobLog(tabStorage())
  const earlier = log.interrupted()
  const queue = createJobQueue({
    work,
    onChange() {
      setState({ jobs: queue.list() })
      log.note(queue.list())
    },
    now: Date.now,
    newId: () => newId().slice(0, 8),
    earlier,
  })
  state = { ...state, jobs: earlier }

  function source(): SourceInfo {
    if (!state.source) throw losses.source ?? noSource()
    return state.source
  }

  /** After a crash: what was open. */
  const reopened = (read: ReadOptions): Promise<unknown> =>
    otherFiles.length > 0 ? engine.openTables([...files, ...otherFiles]) : engine.open(files, { read })

  async function open(input: InputFile[], call: CallOptions & { read?: ReadOptions; append?: boolean } = {}) {
    const next = call.append
      ? [...files.filter((old) => input.every(({ name }) => name !== old.name)), ...input]
      : input
    const info = await busy('inspect', call, (onProgress, signal) =>
      data().call((api, token) => api.inspect(next, call.read, token, proxy(onProgress)), signal),
    )
    const old = state.source
    const tables = call.append && state.tables ? { ...state.tables, lines: info, made: null } : null
    if (tables) {
      const beside = tables.beside.map((each) => ({ name: each.name, id: each.info.id }))
      await data().call((api) => api.beside(info.id, beside))
    } else otherFiles = []
    files = next
    losses.forgetSource()
    setState({ source: info, tables, table: null })
    if (info.asset) setState({ assets: withAsset(state.assets, info.asset) })
    if (old) closeUnused(old.id)
    return info
  }

  const engine: Engine = {
    platform,
    warmUp() {
      data()
      pool().warmUp()
    },
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open,
    async openTables(input, call = {}) {
      const known = call.append ? [...files, ...otherFiles] : []
      const all = [...known.filter((old) => input.every(({ name }) => name !== old.name)), ...input]
      const opened = await busy('inspect', call, (_, signal) =>
        data().call((api, token) => api.openTables(all, token, call.known), signal),
      )
      const old = state.source
      const own = new Set(opened.lines.files.map(({ name }) => name))
      files = all.filter(({ name }) => own.has(name))
      otherFiles = all.filter(({ name }) => !own.has(name))
      losses.forgetSource()
      const tables = { ...opened, made: null }
      setState({ source: opened.lines, tables, table: null })
      if (old) closeUnused(old.id)
      return tables
    },
    async prepare(asked, call = {}) {
      const { id } = source()
      const lines = state.tables?.lines ?? source()
      const made = await busy('inspect', call, (_, signal) =>
        data().call((api, token) => api.prepared(id, asked, token), signal),
      )
      if (state.source?.id !== id) return
      const alone = { name: asked.prepared?.lines ?? lines.name, lines, beside: [], joins: [], items: null }
      setState({ source: made.info, tables: { ...(state.tables ?? alone), made } })
    },
    stepReports: (asked, signal) => data().call((api, token) => api.stepReports(source().id, asked, token), signal),
    rowsAfter: (asked, steps, signal) =>
      data().call((api, token) => api.rowsAfter(source().id, asked, steps, token), signal),
    profile: (asked, signal, sourceId = source().id) =>
      data().call((api, token) => api.profile(sourceId, asked, token), signal),
    async openUrl(url, call = {}) {
      const file = await fetchFile(url, call.signal)
      return open([{ name: call.name ?? file.name, file: file.blob }], call)
    },
    async openAsset(kind, file, call = {}) {
      const asset = await busy('inspect', call, (_, signal) =>
        data().call((api, token) => api.openAsset(kind, file, token), signal),
      )
      setState({ assets: withAsset(state.assets, asset) })
      return asset
    },
    async close() {
      const old = state.source
      files = []
      otherFiles = []
      losses.forgetSource()
      setState({ source: null, tables: null, table: null })
      if (old) closeUnused(old.id)
    },
    preview: (request) => data().call((api) => api.preview(source().id, request)),
    estimate: (request) => data().call((api) => api.estimate(source().id, request)),
    async load(request, call = {}) {
      const { id } = source()
      const table = await busy('ingest', call, (onProgress, signal) =>
        data().call((api, token) => api.load(id, request, token, proxy(onProgress)), signal),
      )
      if (state.source?.id === id) setState({ table })
      void measureMemory().catch(() => undefined)
      return table
    },
    shopFact: (name, asked, signal) =>
      // What crosses the border has lost its type parameter.
      data().call(
        (api, token) => (api.shopFact as unknown as DataApi['shopFact'])(source().id, name, asked, token),
        signal,
      ),
    oddities: (asked, signal) => data().call((api, token) => api.oddities(source().id, asked, token), signal),
    async forecast(tableKey, perGroup, bounds) {
      losses.check(tableKey)
      return data().call((api) => api.forecast(tableKey, perGroup, bounds))
    },

    async tryOut(request, mostEntries, task, signal = new AbortController().signal) {
      const { id } = source()
      const input = await data().call((api, token) => api.sample(id, request, mostEntries, token), signal)
      return pool().run(input, task, { signal, onProgress: () => undefined })
    },

    submit(recipe) {
      const { id, name, fingerprint } = source()
      const asked = settled(recipe, (wanted) => state.assets.find((asset) => asset.id === wanted))
      const job = queue.submit(asked, { name, fingerprint })
      sourceOfJob.set(job.jobId, id)
      return job
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
    results: {
      page: (...args) => ofResult(args[0]).call((api) => api.page(...args)),
      facets: (...args) => ofResult(args[0]).call((api) => api.facets(...args)),
      rowsAt: (...args) => ofResult(args[0]).call((api) => api.rowsAt(...args)),
      place: (...args) => ofResult(args[0]).call((api) => api.place(...args)),
      scatter: (...args) => ofResult(args[0]).call((api) => api.scatter(...args)),
      exportResult: (...args) => ofResult(args[0]).call((api) => api.exportResult(...args)),
      baskets: (jobId, index, offset, limit, signal) =>
        ofResult(jobId).call((api, token) => api.baskets(jobId, index, offset, limit, token), signal),
      ask: (kind, question, jobId, asked, signal) =>
        // What crosses the border has lost its type parameters.
        ofResult(jobId).call(
          (api, token) => (api.ask as unknown as DataApi['ask'])(kind, question, jobId, asked, token),
          signal,
        ),
    },
    call: (work, signal) => data().call(work, signal),
    dispose() {
      queue.cancelAll()
      kernels?.dispose()
      worker?.terminate()
      listeners.clear()
    },
  }
  return engine
}
