import { afterAll, beforeAll, expect, it } from 'vitest'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { type Bench, createBench, ROLES, SMALL, tastes } from './bench'

let pool: NodePool
let bench: Bench
beforeAll(async () => {
  pool = await createNodePool({ threads: 1, shared: false })
  bench = await createBench(pool)
})
afterAll(() => pool.dispose())

async function saved(people: number, analysis: object = {}, roles: Record<string, string> = ROLES) {
  const { id } = await bench.openRows(tastes(people))
  const { bytes } = await bench.api.ask(
    'recommend',
    'save',
    await bench.run(id, roles, { ...SMALL, ...analysis }),
    [],
    'save',
  )
  const file = { name: `${people}.model.arrow`, file: new Blob([bytes]) }
  return { id, bytes: bytes.byteLength, load: () => bench.api.openAsset('recommend', file, 'load') }
}

it('keeps the two models opened last, whatever is the source', async () => {
  const [a, b, c] = [await saved(20), await saved(30), await saved(40)]
  const first = await a.load()
  const second = await b.load()
  expect(first.id).not.toBe(second.id)
  expect((await a.load()).id).toBe(first.id)
  const third = await c.load()
  expect((await bench.api.memory()).models).toBe(a.bytes + c.bytes)
  const score = (model: string) => bench.run(c.id, ROLES, { model })
  await expect(score(second.id)).rejects.toMatchObject({ code: 'no-data' })
  await expect(score('no such model')).rejects.toMatchObject({ code: 'no-data' })
  expect(await bench.lists(await score(first.id))).toHaveLength(40)
  expect(await bench.lists(await score(third.id))).toHaveLength(40)
})

it('finds the model of a run that has begun, whatever is opened until it ends', async () => {
  const [a, b, c] = [await saved(20), await saved(30), await saved(40)]
  const { id: model } = await a.load()
  const lists = await bench.lists(await bench.run(a.id, ROLES, { model }))
  const others = async () => [await b.load(), await c.load()]
  expect(await bench.lists(await bench.run(a.id, ROLES, { model }, others))).toEqual(lists)
  // What it is kept for has ended.
  await bench.run(a.id, ROLES, SMALL)
  await expect(bench.run(a.id, ROLES, { model })).rejects.toMatchObject({ code: 'no-data' })
})

it('is trained with what it was trained with, whatever the recipe says', async () => {
  const { id, load } = await saved(40, { alpha: 7, factors: 5 })
  const { id: model } = await load()
  const job = await bench.run(id, ROLES, { model, factors: 60, alpha: 1, k: 3 })
  expect(bench.columns(job).factors).toBe(5)
  expect((await bench.lists(job))[0]!.items).toHaveLength(3)
})

it('needs the group where it has a model for each', async () => {
  const { id, load } = await saved(40, { perGroup: true }, { ...ROLES, group: 'where' })
  const { id: model } = await load()
  await expect(bench.run(id, ROLES, { model })).rejects.toMatchObject({ code: 'role-missing' })
})

it('recommends what was popular where it was trained to a basket it knows nothing of, as to a customer', async () => {
  const { load } = await saved(40)
  const { id: model } = await load()
  const { id } = await bench.openRows([
    { who: 'somebody', what: 'good 1' },
    { who: 'stranger', what: 'never seen' },
  ])
  const job = await bench.run(id, ROLES, { model, k: 5 })
  const [, stranger] = await bench.lists(job)
  const { source, suggestions } = await bench.api.ask(
    'recommend',
    'foldIn',
    job,
    [{ items: [], group: null, k: 5 }],
    'fold',
  )
  expect(source).toBe('popular')
  expect(suggestions.map(({ item }) => item)).toEqual(stranger!.items)
  expect(suggestions.map(({ score }) => Math.fround(score))).toEqual(stranger!.scores)
  expect(new Set(stranger!.scores).size).toBeGreaterThan(1)
})

it('answers why, of customers with items that the model does not know', async () => {
  const { load } = await saved(40)
  const { id: model } = await load()
  const rows = ['good 1', 'never seen', 'good 3'].map((what) => ({ who: 'somebody', what }))
  const { id } = await bench.openRows([...rows, { who: 'stranger', what: 'never seen' }])
  const job = await bench.run(id, ROLES, { model })
  const advice = await bench.api.ask('recommend', 'advice', job, [0], 'why')
  expect(advice).toMatchObject({ customer: 'somebody', source: 'personal', history: { total: 3 } })
  expect(advice.suggestions.map(({ item }) => item)).not.toContain('good 1')
  for (const { score, why } of advice.suggestions) {
    expect(Number.isFinite(score)).toBe(true)
    for (const { item } of why) expect(['good 1', 'good 3']).toContain(item)
  }
  expect(await bench.api.ask('recommend', 'advice', job, [1], 'why')).toMatchObject({
    customer: 'stranger',
    source: 'popular',
  })
  const overview = await bench.api.ask('recommend', 'overview', job, [], 't')
  expect(overview).toMatchObject({ customers: 2, popular: 1, items: 18, loss: [{ values: [], heldOut: [] }] })
})
