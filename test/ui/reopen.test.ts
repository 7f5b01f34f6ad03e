import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import { createEngine } from '../../src/client/engine'
import { canonicalQuery, PAGE_ROWS } from '../../src/client/queries'
import type { Store } from '../../src/client/store'
import { AT_ONCE, TOP } from '../../src/ui/parts/workspace/at-once'
import { collect, type Known } from '../../src/ui/parts/workspace/collect'
import { reopenInto } from '../../src/ui/parts/workspace/reopen'
import { topDocument, topFrom } from '../../src/ui/parts/workspace/top-document'
import { marks } from '../../src/ui/state/marks'
import { createWorkspace } from '../../src/ui/state/workspace'
import type { Job } from '../../src/workers/protocol/jobs'
import type { Cell, GridPage } from '../../src/workers/protocol/result'
import { expose } from '../../src/workers/rpc'
import { storeFaults } from '../../src/workers/store/sentences'
import { KillableDisk } from '../store/killable-disk'
import { storeOver } from '../store/store-over'

const query = canonicalQuery({ sort: [{ column: 'lift', descending: true }], text: 'wine' })
const page: GridPage = {
  offset: 0,
  matched: 2,
  total: 90_000,
  rows: [7, 3].map((index) => ({ index, cells: { antecedents: ['wine'], conviction: index === 7 ? Infinity : 1.5 } })),
}
const bytes = (text: string) => new TextEncoder().encode(text)

const job = (jobId: string, submittedAt: number) =>
  ({
    jobId,
    recipe: parseRecipe({ recipe: 1, data: { files: [], roles: {} }, analysis: { kind: 'rules', minSupport: 0.01 } }),
    source: { name: 'a.csv', fingerprint: 'f' },
    state: 'succeeded',
    progress: { phase: 'result', done: 1, total: 1 },
    submittedAt,
    result: { jobId, kind: 'rules', rows: 90_000, groupColumn: null, columns: [] },
  }) as unknown as Job

const itemsets = parseRecipe({ recipe: 1, data: { files: [], roles: {} }, analysis: { kind: 'itemsets', minCount: 2 } })

let workers: number
let draw: () => void

/** A data worker that has the result only after it was handed over. */
class DataWorker {
  readonly #channel = new MessageChannel()
  constructor() {
    workers++
    const api = {
      start: async () => undefined,
      kept: async () => bytes('the result'),
      restore: async () => undefined,
      facets: async () => ({}),
      page: async () => page,
      memory: async () => ({ table: 0, models: 0, results: 0, duckdb: 0 }),
    }
    expose(api, this.#channel.port2)
    this.#channel.port1.start()
    queueMicrotask(() => this.#channel.port2.postMessage({ up: true }))
  }
  addEventListener(type: string, listener: EventListener): void {
    this.#channel.port1.addEventListener(type, listener)
  }
  removeEventListener(type: string, listener: EventListener): void {
    this.#channel.port1.removeEventListener(type, listener)
  }
  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#channel.port1.postMessage(message, transfer)
  }
  terminate(): void {
    this.#channel.port1.close()
  }
}

beforeEach(() => {
  workers = 0
  vi.stubGlobal('Worker', DataWorker)
  vi.stubGlobal('navigator', { hardwareConcurrency: 1 })
  vi.stubGlobal('document', { baseURI: 'http://localhost/' })
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => {
    draw = then
  })
})
afterEach(() => vi.unstubAllGlobals())

const nothingKnown = (): Known => ({ saved: new Map(), entries: new Set(), sources: new Map() })

/** A day on which three questions were asked, and the answer to the second was looked at last. */
async function firstDay(disk: KillableDisk, left: object = {}) {
  const engine = createEngine({ threads: 1 })
  const workspace = createWorkspace({ view: 'rules', query, shownJob: 'b', recipe: job('b', 2).recipe, ...left })
  const kept = { has: () => true, result: async () => bytes('the result'), parts: async () => new Map() }
  engine.restore([job('a', 1), job('b', 2), job('c', 3)], { ...kept, first: { jobId: 'b', query, page } })
  const { change } = await collect({ engine, workspace, known: nothingKnown(), copy: false, files: false })
  const store = storeOver(disk)
  await store.start(() => undefined)
  await store.open('w', { name: 'w' })
  await store.commit('w', change)
  await store.close('w')
  engine.dispose()
  return change
}

/** The next day; `reads` are the entries that were read one by one, in turn. */
async function nextDay(disk: KillableDisk) {
  const api = storeOver(disk)
  await api.start(() => undefined)
  const reads: string[] = []
  const damaged = new Set<string>()
  const read: typeof api.read = async (id, key) => {
    reads.push(key)
    if (damaged.has(key)) throw storeFaults.damaged(key)
    return api.read(id, key)
  }
  const store = { ...api, read } as unknown as Store
  const opened = await api.open('w', { first: AT_ONCE })
  const engine = createEngine({ threads: 1 })
  const workspace = createWorkspace()
  workers = 0
  const reopened = reopenInto({ engine, workspace, store, opened, known: nothingKnown() }, true)
  return { engine, workspace, reads, damaged, reopened }
}

const firstPage = (engine: ReturnType<typeof createEngine>) => engine.results.page('b', query, 0, PAGE_ROWS)

test('the first rows stand before anything else of a workspace has been read', async () => {
  const disk = new KillableDisk(() => 0.5)
  marks.restore({ b: { stars: [7], notes: {} } })
  await firstDay(disk)
  marks.restore({})
  const { engine, workspace, reads, reopened } = await nextDay(disk)
  await vi.waitFor(() => expect(workspace.getState().view).toBe('rules'))
  expect(await firstPage(engine)).toEqual(page)
  expect(marks.all()).toEqual({ b: { stars: [7], notes: {} } })
  expect(engine.getState().jobs.map(({ jobId }) => jobId)).toEqual(['b'])
  // Filters and pictures ask as soon as they are there: they wait until the rows have been drawn.
  const facets = engine.results.facets('b', query)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect([reads, workers]).toEqual([[], 0])

  draw()
  await facets
  expect(reads).toContain('result/b')
  await reopened
  expect(engine.getState().jobs.map(({ jobId }) => jobId)).toEqual(['a', 'b', 'c'])
  engine.dispose()
})

test('rows of a result that cannot be read do not stay', async () => {
  const disk = new KillableDisk(() => 0.5)
  await firstDay(disk)
  const { engine, damaged, reopened } = await nextDay(disk)
  damaged.add('result/b')
  await vi.waitFor(async () => expect(await firstPage(engine)).toEqual(page))
  draw()
  await reopened
  await expect(engine.results.facets('b', query)).rejects.toThrow(/damaged|read/)
  await vi.waitFor(() => expect(engine.getState().unread).toBe('b'))
  await expect(firstPage(engine)).rejects.toThrow(/damaged|read/)
  engine.dispose()
})

test.each([
  ['another order', { query: { sort: [] } }],
  ['another view', { view: 'itemsets', recipe: itemsets }],
])('rows are not shown for %s', async (_, left) => {
  const disk = new KillableDisk(() => 0.5)
  const change = await firstDay(disk)
  // Written by a build that knows of no first rows.
  const other = await firstDay(new KillableDisk(() => 0.5), left)
  const store = storeOver(disk)
  await store.start(() => undefined)
  await store.open('w', { name: 'w' })
  await store.commit('w', { put: { where: other.put['where'] as Uint8Array<ArrayBuffer> } })
  await store.close('w')
  expect(TOP in change.put && !(TOP in other.put)).toBe(true)
  const { engine, reads, reopened } = await nextDay(disk)
  await reopened
  expect(reads).toContain('job/a')
  expect(engine.firstPages.find('b', query)).toBeUndefined()
  engine.dispose()
})

const number = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(Infinity, -Infinity, -0))
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.string(),
  number,
  fc.array(number),
  fc.array(fc.string()),
)
const rows = fc
  .uniqueArray(fc.oneof(fc.string(), fc.constant('__proto__')), { minLength: 1, maxLength: 4 })
  .chain((names) =>
    fc.array(
      fc.record({
        index: fc.nat(),
        cells: fc
          .tuple(...names.map(() => cell))
          .map((all) => Object.fromEntries(names.map((name, at) => [name, all[at]!]))),
      }),
      { maxLength: 5 },
    ),
  )

test('first rows come back as they were, whatever is in them', () => {
  fc.assert(
    fc.property(rows, fc.nat(), (each, matched) => {
      const first = { jobId: 'b', query, page: { offset: 0, rows: each, matched, total: matched + 1 } }
      expect(topFrom(topDocument(job('b', 2), first))?.first).toEqual(first)
    }),
    { numRuns: 60 },
  )
})
