import { setTimeout as after } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import type { Phase } from '../../src/workers/protocol/progress'
import { baskets, fakeSource, LONG, LONG_BY_STORE, type Row } from '../table/fake-source'
import { itemsets, recipeOf, startedApi } from './fakes'

const columns = ['receipt', 'store', 'sku']
const rows: Row[] = [
  { receipt: '1', store: 'b', sku: 'tea' },
  { receipt: '1', store: 'b', sku: 'milk' },
  { receipt: '2', store: 'a', sku: 'milk' },
  { receipt: '2', store: 'a', sku: 'tea' },
  { receipt: '3', store: 'a', sku: 'tea' },
  { receipt: '4', store: null, sku: 'tea' },
  { receipt: '4', store: null, sku: 'milk' },
]
const silent = () => undefined

async function opened(options: Parameters<typeof startedApi>[1] = {}) {
  const read = vi.fn()
  const source = fakeSource({ columns, rows, batchRows: 2, onBatch: (i) => i === 0 && read() })
  const { api, engine } = await startedApi(source, options)
  const { id } = await api.inspect([], undefined, 'look')
  return { api, engine, id, read, source }
}

describe('load and encode', () => {
  it.each([true, false])('reads once for a load, a run and another threshold (shared %s)', async (shared) => {
    const { api, id, read } = await opened({ shared })
    const table = await api.load(id, baskets(LONG_BY_STORE), 'a', silent)
    expect(table.health).toMatchObject({ baskets: 4, items: 2 })
    const first = await api.encode(id, recipeOf(LONG_BY_STORE), 'b', silent)
    const second = await api.encode(id, recipeOf(LONG_BY_STORE, { minSupport: 0.1 }), 'c', silent)
    expect(read).toHaveBeenCalledTimes(1)
    expect(second.input).toBe(first.input)
    expect(second.task.parameters).toMatchObject({ minSupport: 0.1 })
    expect(first.table.key).toBe(table.key)
    expect(first.input.memory === null).toBe(!shared)
    await api.load(id, baskets(LONG), 'd', silent)
    expect(read).toHaveBeenCalledTimes(2)
  })

  it('turns labels into ids; unknown labels match nothing', async () => {
    const { api, id } = await opened()
    const recipe = recipeOf(LONG, { kind: 'rules', include: ['milk', 'gold'], antecedentIncludes: ['gold'] })
    const { task } = await api.encode(id, recipe, 'a', silent)
    expect(task).toMatchObject({ kind: 'rules', parameters: { exclude: undefined } })
    expect(task.kind === 'rules' && Array.from(task.parameters.include!)).toEqual([1])
    expect(task.kind === 'rules' && Array.from(task.parameters.antecedentIncludes!)).toEqual([])
  })

  it('reports phases in order and never backwards', async () => {
    const { api, id } = await opened()
    const seen: [Phase, number][] = []
    await api.load(id, baskets(LONG), 'a', (phase, done) => seen.push([phase, done]))
    expect([...new Set(seen.map(([phase]) => phase))]).toEqual(['ingest', 'encode'])
    const ingest = seen.filter(([phase]) => phase === 'ingest').map(([, done]) => done)
    expect(ingest).toEqual([...ingest].sort((a, b) => a - b))
  })

  it('shares one reading between two who wait for it', async () => {
    const { api, id, read } = await opened()
    const [a, b] = await Promise.all([
      api.load(id, baskets(LONG), 'a', silent),
      api.load(id, baskets(LONG), 'b', silent),
    ])
    expect(read).toHaveBeenCalledTimes(1)
    expect(a).toBe(b)
  })

  it('refuses what cannot fit, and takes nothing for an answer', async () => {
    const { api, id, source } = await opened()
    source.info.rows = 4e9
    await expect(api.load(id, baskets(LONG), 'a', silent)).rejects.toMatchObject({ code: 'out-of-memory' })
    expect((await api.estimate(id, baskets(LONG))).fits).toBe(false)
    source.info.rows = 7
    const nothing = { ...LONG, maxBasketItems: 1, roles: { basket: 'store', item: 'sku' } }
    expect((await api.encode(id, recipeOf(nothing), 'b', silent)).table.health.baskets).toBe(0)
  })

  it('says out-of-memory when an allocation fails half-way', async () => {
    const source = fakeSource({
      columns,
      rows,
      onBatch: () => {
        throw new RangeError('Array buffer allocation failed')
      },
    })
    const { api } = await startedApi(source)
    const { id } = await api.inspect([], undefined, 'look')
    await expect(api.load(id, baskets(LONG), 'a', silent)).rejects.toMatchObject({ code: 'out-of-memory' })
  })
})

describe('abort', () => {
  /** Stands still before its second batch until told to go on. */
  async function stuck() {
    let goOn: () => void = silent
    const gate = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const source = fakeSource({ columns, rows, batchRows: 2 })
    const signals: AbortSignal[] = []
    const { api } = await startedApi({
      ...source,
      read(request, options) {
        signals.push(options.signal)
        const reading = source.read(request, options)
        async function* batches() {
          for await (const batch of reading.batches) {
            yield batch
            await gate
          }
        }
        return { ...reading, batches: batches() }
      },
    })
    const { id } = await api.inspect([], undefined, 'look')
    return { api, id, goOn, signals }
  }

  it('answers at once, whatever still runs behind it', async () => {
    const { api, id, goOn, signals } = await stuck()
    const loading = api.load(id, baskets(LONG), 'a', silent)
    setTimeout(() => api.abort('a'), 5)
    await expect(loading).rejects.toMatchObject({ code: 'cancelled' })
    expect(signals[0]!.aborted).toBe(true)
    goOn()
    expect((await api.load(id, baskets(LONG), 'b', silent)).health.baskets).toBe(4)
  })

  it('lets others who wait for the same reading have it', async () => {
    const { api, id, goOn, signals } = await stuck()
    const first = api.load(id, baskets(LONG), 'a', silent)
    const second = api.load(id, baskets(LONG), 'b', silent)
    first.catch(silent)
    await after(5)
    api.abort('a')
    await expect(first).rejects.toMatchObject({ code: 'cancelled' })
    goOn()
    expect((await second).health.baskets).toBe(4)
    expect(signals).toHaveLength(1)
    expect(signals[0]!.aborted).toBe(false)
  })

  it('counts also when it comes before the call', async () => {
    const { api, id } = await stuck()
    api.abort('a')
    await expect(api.load(id, baskets(LONG), 'a', silent)).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('results', () => {
  const both = itemsets([
    { group: 0, items: [0, 1], count: 1 },
    { group: 1, items: [1, 0], count: 1 },
  ])

  it('finds the baskets behind a row in its group, or in all, by group label', async () => {
    const { api, id } = await opened()
    await api.store('one', id, recipeOf(LONG_BY_STORE, { perGroup: true }), both)
    expect(await api.baskets('one', 1, 0, 10, 't')).toEqual({
      total: 1,
      rows: [{ group: 'a', basket: '2', time: null, items: ['milk', 'tea'] }],
    })
    await api.store('all', id, recipeOf(LONG_BY_STORE), both)
    const found = await api.baskets('all', 0, 0, 2, 't')
    expect(found.total).toBe(3)
    expect(found.rows.map(({ group }) => group)).toEqual([null, 'a'])
    expect((await api.baskets('all', 0, 2, 2, 't')).rows.map(({ group }) => group)).toEqual(['b'])
  })

  it('gives DuckDB nothing that nobody asked for, and forgets what is to be forgotten', async () => {
    const { api, engine, id } = await opened()
    await api.store('one', id, recipeOf(LONG), both)
    await api.rowsAt('one', [0])
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(engine.log).toEqual([])
    await api.forget('one')
    await expect(api.page('one', { sort: [] }, 0, 1)).rejects.toMatchObject({ code: 'job-unknown' })
  })

  it('brings the lines only where baskets have a time', async () => {
    const { api, engine, id } = await opened()
    const timed = { ...LONG, roles: { ...LONG.roles, time: 'store' } }
    await api.store('one', id, recipeOf(timed), both)
    await api.baskets('one', 0, 0, 2, 't')
    await vi.waitFor(() => expect(engine.log.join('\n')).toContain('CREATE TABLE lines'))
  })

  it('keeps answering from its columns when the file is closed, but has no baskets then', async () => {
    const { api, id } = await opened()
    await api.store('one', id, recipeOf(LONG), both)
    await api.close(id)
    expect((await api.page('one', { sort: [] }, 0, 5)).total).toBe(2)
    await expect(api.baskets('one', 0, 0, 5, 't')).rejects.toMatchObject({ code: 'job-unknown' })
    await expect(api.load(id, baskets(LONG), 'b', silent)).rejects.toMatchObject({ code: 'no-data' })
  })

  it('counts memory by owner', async () => {
    const { api, id } = await opened()
    await api.load(id, baskets(LONG), 'a', silent)
    const memory = await api.memory()
    expect(memory.table).toBeGreaterThan(0)
    expect(memory).toMatchObject({ results: 0, duckdb: 7 })
  })
})

describe('looking ahead', () => {
  it('previews and forecasts', async () => {
    const { api, id } = await opened()
    expect(await api.preview(id, baskets(LONG_BY_STORE))).toHaveLength(3)
    await expect(api.forecast('nothing', false)).rejects.toMatchObject({ code: 'no-data' })
    const { key } = await api.load(id, baskets(LONG_BY_STORE), 'a', silent)
    const forecast = await api.forecast(key, true)
    expect(forecast.perGroup).toBe(true)
    expect(forecast.points.at(-1)).toMatchObject({ support: 1, items: 5 })
  })
})
