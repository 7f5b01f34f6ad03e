import { methodReasons } from '../../../src/analyses/mining/sentences'
import { createFirstPages } from '../../../src/client/first-pages'
import type { Engine, EngineState } from '../../../src/client/types'
import { BasketeerError } from '../../../src/recipe/error'
import type { ColumnProfile, SourceInfo } from '../../../src/workers/protocol/files'
import type { Job, JobProgress } from '../../../src/workers/protocol/jobs'
import type { Forecast, Health, TableInfo } from '../../../src/workers/protocol/table'
import { rowReasons } from '../../../src/workers/readers/csv/sentences'
import { memoryWays } from '../../../src/workers/table/sentences'
import { fakeColumns, fakeResults } from '../fake-results'

const STORES = ['S00', 'S04', 'S09', 'S12', 'S22', 'S31']
const ITEMS = 'wine flight,aged cheese,charcuterie,red wine,rye bread,white wine,olives,rosé wine,strawberries'.split(
  ',',
)

function column(name: string, type: ColumnProfile['type'], examples: string[], distinct: number, repeats: number) {
  return { name, type, examples, sampled: 10_000, nulls: 0, distinct, repeats }
}

export const fakeSource: SourceInfo = {
  id: 'source-1',
  name: 'orders_2024.csv',
  format: 'csv',
  files: [{ name: 'orders_2024.csv', bytes: 512_000_000 }],
  bytes: 512_000_000,
  rows: 10_170_596,
  rowsExact: false,
  columns: [
    column('receipt_id', 'integer', ['100001', '100002', '100003'], 1100, 8900),
    column('store_id', 'text', STORES, 6, 9300),
    column('date', 'timestamp', ['2024-01-02 18:04', '2024-01-02 18:07'], 1090, 8910),
    column('sku', 'text', ITEMS.slice(0, 5), 2400, 12),
    column('sku_id', 'integer', ['4471', '23', '871'], 2400, 12),
    column('qty', 'integer', ['1', '2', '6'], 9, 4000),
    { ...column('amount', 'number', ['2.40', '1.10', '2.97'], 900, 80), nulls: 12 },
  ],
  read: { delimiter: ';', decimal: ',', encoding: 'windows-1252', header: true, dateFormat: '%d/%m/%Y' },
  layout: 'long',
  fingerprint: 'c0ffee00c0ffee00',
  head: Array.from({ length: 8 }, (_, i) => [
    `10000${1 + (i >> 2)}`,
    STORES[i >> 2] ?? '',
    '2024-01-02 18:04',
    ITEMS[i % ITEMS.length] ?? '',
    `${4471 + i}`,
    '1',
    '2.40',
  ]),
}

export const fakeHealth: Health = {
  rows: 10_170_596,
  validRows: 10_170_204,
  filteredRows: 0,
  baskets: 1_000_000,
  items: 20_000,
  duplicates: 31_220,
  nulls: [
    { role: 'item', column: 'sku', rows: 380 },
    { role: 'basket', column: 'receipt_id', rows: 0 },
  ],
  unreadable: {
    count: 12,
    first: [
      { file: 'orders_2024.csv', line: 88_213, reason: rowReasons.cells({ found: 6, expected: 7 }) },
      { file: 'orders_2024.csv', line: 91_002, reason: rowReasons.noNumber({ text: '1o', column: 'qty' }) },
    ],
  },
  collisions: 4120,
  basketSizes: Array.from({ length: 58 }, (_, i) =>
    i < 50
      ? { from: i + 1, to: i + 1, baskets: Math.round(180_000 * (i + 1) ** 1.2 * Math.exp(-(i + 1) / 4)) }
      : { from: 50 * 2 ** (i - 50) + 1, to: 50 * 2 ** (i - 49), baskets: Math.round(900 / 3 ** (i - 50)) },
  ),
  largestBasket: 5120,
  medianBasket: 8,
  ubiquitous: [{ label: 'carrier bag', share: 0.71 }],
  topItems: ITEMS.map((label, i) => ({ label, baskets: 210_000 - i * 17_000 })),
  groups: STORES.map((label, i) => ({ label, baskets: 62_909 - i * 8000, rows: 640_000 - i * 80_000 })),
  cappedBaskets: 0,
}

const table: TableInfo = {
  key: 'table-1',
  shape: 'baskets',
  groupColumn: 'store_id',
  health: fakeHealth,
  bytes: 96_000_000,
}

function forecast(perGroup: boolean): Forecast {
  return {
    perGroup,
    points: Array.from({ length: 11 }, (_, i) => {
      const support = 0.05 * 0.5 ** i
      const itemsets = Math.round(40 * 2.1 ** i)
      return {
        support,
        minCount: Math.ceil(support * 62_909),
        items: 30 * (i + 1),
        pairs: itemsets,
        itemsets,
        ms: 20 + itemsets / 30,
      }
    }),
  }
}

const notHere = () => Promise.reject(new BasketeerError('internal', 'The fake engine does not do this.'))

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** An engine for looking at screens and testing what they do: no worker, no file is read. */
export function createFakeEngine(options: { isolated?: boolean; stepMs?: number; rows?: number } = {}): Engine & {
  setState(part: Partial<EngineState>): void
} {
  const { isolated = true, stepMs = 0, rows = 4232 } = options
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
  const listeners = new Set<() => void>()
  const ends = new Map<string, Promise<Job>>()
  let last = 0

  const setState = (part: Partial<EngineState>) => {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }
  const change = (jobId: string, part: Partial<Job>): Job => {
    const jobs = state.jobs.map((job) => (job.jobId === jobId ? { ...job, ...part } : job))
    setState({ jobs })
    return jobs.find((job) => job.jobId === jobId) as Job
  }

  async function work(job: Job): Promise<Job> {
    change(job.jobId, { state: 'running', startedAt: Date.now() })
    for (const phase of ['ingest', 'encode', 'kernel', 'result'] as const) {
      for (const done of [0, 1]) {
        if (engine.job(job.jobId)?.state === 'cancelled') throw new BasketeerError('cancelled', 'Cancelled.')
        change(job.jobId, { progress: { phase, done, total: 2 } satisfies JobProgress })
        await wait(stepMs)
      }
    }
    const { kind } = job.recipe.analysis
    setState({ table, memoryBytes: 612_000_000 })
    return change(job.jobId, {
      state: 'succeeded',
      endedAt: Date.now(),
      outcome: {
        rows,
        limited: false,
        method: 'deliver',
        timings: { ingest: 310, encode: 40, kernel: 120, total: 520 },
        threads: 2,
        shared: isolated,
      },
      report: {
        method: 'deliver',
        methodReason: methodReasons.baskets({ share: 0.02 }),
        limited: false,
        found: 3310,
        threads: 2,
        shared: isolated,
        kernelBytes: 1e8,
        phases: {},
      },
      result: { jobId: job.jobId, kind, rows, groupColumn: 'store_id', columns: fakeColumns(kind, true) },
    })
  }

  const engine: Engine & { setState(part: Partial<EngineState>): void } = {
    ownLevels: async () => null,
    lookBeside: () => Promise.reject(new Error('no table beside')),
    restore: () => undefined,
    move: () => undefined,
    resume: notHere,
    firstPages: createFirstPages(),
    parts: () => new Map(),
    inputs: () => ({ files: [], assets: [] }),
    setState,
    platform: { isolated, simd: true, threads: 2, version: '0.1.0' },
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async open() {
      await wait(stepMs)
      setState({ source: fakeSource, table: null })
      return fakeSource
    },
    call: async () => Promise.reject(new Error('no worker here')),
    async openTables(files) {
      const [name = 'lines', ...others] = new Set(files.map(({ table }) => table ?? 'lines'))
      const tables = {
        name,
        lines: fakeSource,
        beside: others.map((other) => ({ name: other, info: fakeSource })),
        joins: [],
        items: null,
        made: null,
      }
      setState({ source: fakeSource, tables, table: null })
      return tables
    },
    prepare: async () => undefined,
    stepReports: async () => ({ reports: [] }),
    fitted: async () => ({}),
    rowsAfter: async () => 0,
    profile: async () => ({ rows: 0, sampled: false, columns: [], duplicates: 0, findings: [] }),
    openUrl: () => engine.open([]),
    openAsset: async () => Promise.reject(new Error('no models here')),
    async close() {
      setState({ source: null, table: null })
    },
    preview: async () =>
      STORES.slice(0, 3).map((group, i) => ({ group, basket: `10000${i + 1}`, items: ITEMS.slice(i, i + 4 + i) })),
    estimate: async ({ data }) => ({
      rows: fakeSource.rows,
      tableBytes: 96_000_000,
      kernelBytes: 140_000_000,
      limitBytes: 2_000_000_000,
      fits: !data.roles.customer,
      advice: data.roles.customer ? [memoryWays.sampleBaskets(), memoryWays.cluster()] : [],
    }),
    async load() {
      setState({ busy: { phase: 'ingest', done: 1, total: 3 } })
      await wait(stepMs)
      setState({ busy: null, table, memoryBytes: 96_000_000 })
      return table
    },
    oddities: async () => [],
    shopFact: async () => ({ nothing: 'few' }) as never,
    forecast: async (_key, perGroup) => forecast(perGroup),
    tryOut: notHere,
    submit(recipe) {
      const job: Job = {
        jobId: `job-${++last}`,
        recipe,
        source: { name: fakeSource.name, fingerprint: fakeSource.fingerprint },
        state: 'queued',
        progress: { phase: 'queued', done: 0, total: 0 },
        submittedAt: Date.now(),
      }
      setState({ jobs: [...state.jobs, job] })
      ends.set(job.jobId, work(job))
      return job
    },
    job: (jobId) => state.jobs.find((job) => job.jobId === jobId),
    finished: (jobId) => ends.get(jobId) ?? notHere(),
    stop: () => undefined,
    keepAgain: notHere,
    forgetSet: notHere,
    bringSets: notHere,
    async cancel(jobId) {
      const id = jobId ?? state.jobs.find((job) => job.state === 'running')?.jobId ?? ''
      change(id, { state: 'cancelled', endedAt: Date.now() })
      return id
    },
    warmUp: () => undefined,
    dispose: () => listeners.clear(),
    results: fakeResults({ kind: 'rules', rows, stores: STORES.length }),
  }
  return engine
}
