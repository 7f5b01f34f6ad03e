import { type AnalysisKind, parseRecipe, type Recipe } from '../../src/analyses/registry'
import type { Engine, EngineState } from '../../src/client/types'
import type { Job, JobState, SourceInfo } from '../../src/workers/protocol'
import { type FakeOptions, fakeColumns, fakeResults } from './fake-results'

export interface FakeEngineOptions extends FakeOptions {
  state?: JobState | 'none' | 'no-data' | 'again' | 'limited'
}

const refuse = () => Promise.reject(new Error('the fake engine only shows results'))

function fakeRecipe(kind: AnalysisKind, grouped: boolean): Recipe {
  return parseRecipe({
    recipe: 1,
    data: {
      files: ['orders_2024.parquet'],
      roles: { basket: 'receipt_id', item: 'sku', ...(grouped ? { group: 'store_id' } : {}) },
    },
    analysis: { kind, perGroup: grouped, minSupport: 0.001, ...(kind === 'rules' ? { minThreshold: 0.3 } : {}) },
  })
}

const source: SourceInfo = {
  id: 's1',
  name: 'orders_2024.parquet',
  format: 'parquet',
  files: [{ name: 'orders_2024.parquet', bytes: 66e6 }],
  bytes: 66e6,
  rows: 10_170_596,
  rowsExact: true,
  columns: [],
  read: {},
  layout: 'long',
  fingerprint: 'f',
  head: [],
}

/** An engine that has run once, or is in the state asked for. */
export function fakeEngine(options: FakeEngineOptions = {}): Engine & { recipe: Recipe } {
  const { kind = 'rules', rows = 100_000, stores = 50, state = 'succeeded' } = options
  const recipe = fakeRecipe(kind, stores > 0)
  const job = (jobId: string, jobState: JobState): Job => ({
    jobId,
    recipe,
    source: { name: source.name, fingerprint: source.fingerprint },
    state: jobState,
    progress: { phase: 'kernel', done: 31, total: 50 },
    submittedAt: Number(jobId.slice(1)),
    ...(jobState === 'succeeded'
      ? {
          outcome: {
            rows,
            limited: state === 'limited',
            ...(state === 'limited' ? { limitAt: 63 } : {}),
            method: 'deliver',
            timings: { ingest: 310, encode: 84, kernel: 102, total: 520 },
            threads: 2,
            shared: true,
          },
          result: {
            jobId,
            kind,
            rows,
            groupColumn: stores > 0 ? 'store_id' : null,
            columns: fakeColumns(kind, stores > 0),
          },
        }
      : {}),
    ...(jobState === 'failed'
      ? {
          error: {
            code: 'out-of-memory' as const,
            message: 'The tab ran out of memory. Raise the support, map fewer columns, or take a sample.',
            cause: 'RangeError: WebAssembly.Memory.grow()',
          },
        }
      : {}),
  })
  const jobs =
    state === 'none' || state === 'no-data'
      ? []
      : state === 'again'
        ? [job('j1', 'succeeded'), job('j2', 'running')]
        : [job('j1', state === 'limited' ? 'succeeded' : state)]
  const engineState: EngineState = {
    source: state === 'no-data' ? null : source,
    busy: null,
    models: [],
    table: null,
    jobs,
    memoryBytes: 612e6,
  }
  return {
    recipe,
    platform: { isolated: true, simd: true, threads: 2, version: '0.0.0' },
    results: fakeResults(options),
    getState: () => engineState,
    subscribe: () => () => undefined,
    open: refuse,
    openUrl: refuse,
    close: refuse,
    preview: refuse,
    estimate: refuse,
    load: refuse,
    loadModel: refuse,
    saveModel: refuse,
    forecast: refuse,
    submit: () => job('j9', 'queued'),
    job: (id) => jobs.find(({ jobId }) => jobId === id),
    finished: refuse,
    cancel: (id) => Promise.resolve(id ?? 'j1'),
    warmUp: () => undefined,
    dispose: () => undefined,
  }
}
