import { expect, test } from 'vitest'
import { fakeSource, LONG_BY_STORE, type Row } from '../table/fake-source'
import { itemsets, recipeOf, startedApi } from './fakes'

const columns = ['receipt', 'store', 'sku']
const rows: Row[] = [
  { receipt: '1', store: 'b', sku: 'tea' },
  { receipt: '1', store: 'b', sku: 'milk' },
  { receipt: '2', store: 'a', sku: 'milk' },
  { receipt: '2', store: 'a', sku: 'tea' },
  { receipt: '3', store: 'a', sku: 'tea' },
  { receipt: '4', store: null, sku: 'tea' },
]
const everything = { sort: [{ column: 'count', descending: true }] }

async function opened() {
  const { api } = await startedApi(fakeSource({ columns, rows, batchRows: 2 }))
  return { api, id: (await api.inspect([], undefined, 'look')).id }
}

async function keptResult() {
  const { api, id } = await opened()
  const recipe = recipeOf(LONG_BY_STORE)
  const { input } = await api.encode(id, recipe, 'a', () => undefined)
  const mined = itemsets([
    { group: 0, items: [0, 1], count: 1 },
    { group: 1, items: [0], count: 2 },
  ])
  expect(input.groupBaskets.length).toBe(3)
  const info = await api.store('job', id, recipe, mined)
  return { api, info, kept: await api.kept('job') }
}

test('a result that was kept answers as before, and for its baskets waits for its source', async () => {
  const { api: before, info, kept } = await keptResult()
  const { api, id } = await opened()
  expect(await api.restore('job', kept)).toEqual(info)
  for (const ask of [
    (each: typeof api) => each.page('job', everything, 0, 10),
    (each: typeof api) => each.facets('job', everything),
    (each: typeof api) => each.exportResult('job', 'csv', null),
  ])
    expect(await ask(api)).toEqual(await ask(before))

  await expect(api.baskets('job', 0, 0, 10, 'b')).rejects.toMatchObject({ code: 'job-unknown' })
  expect(await api.attach('job', id)).toBe(true)
  expect(await api.baskets('job', 0, 0, 10, 'b')).toEqual(await before.baskets('job', 0, 0, 10, 'b'))
  // What was restored is kept again as it was.
  expect(await api.kept('job')).toEqual(kept)
})

test('other lines are not taken for those a result was mined from', async () => {
  const { kept } = await keptResult()
  const other = fakeSource({ columns, rows: rows.slice(1), batchRows: 2 })
  const { api } = await startedApi({ ...other, info: { ...other.info, fingerprint: 'other' } })
  const { id } = await api.inspect([], undefined, 'look')
  await api.restore('job', kept)
  expect(await api.attach('job', id)).toBe(false)
  await expect(api.baskets('job', 0, 0, 10, 'b')).rejects.toMatchObject({ code: 'job-unknown' })
})
