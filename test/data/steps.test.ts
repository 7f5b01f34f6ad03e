import { expect, test } from 'vitest'
import { parseRecipe, type Recipe } from '../../src/analyses/registry'
import { documentOf } from '../../src/recipe/document'
import { fakeSource, type Row } from '../table/fake-source'
import { startedApi } from './fakes'

const rows: Row[] = [
  { customer: '1', day: '1', sku: 'tea' },
  { customer: '1', day: '1', sku: 'milk' },
  { customer: '1', day: '2', sku: 'tea' },
  { customer: '2', day: '1', sku: 'milk' },
  { customer: '2', day: '1', sku: 'milk' },
]

async function opened(onBatch: () => void = () => undefined) {
  const { api } = await startedApi(async ([file]) => {
    const source = fakeSource({ columns: ['customer', 'day', 'sku'], rows, batchRows: 2, onBatch })
    return { ...source, info: { ...source.info, id: file!.name } }
  })
  const { id } = await api.inspect([{ name: 'till.csv', file: new Blob() }], undefined, 'open')
  return { api, id }
}

const compute = { step: 'compute', as: 'basket', expression: 'key(customer, day)' }

const recipe = (steps: object[], roles: object = { basket: 'basket', item: 'sku' }): Recipe =>
  parseRecipe({
    recipe: 2,
    data: { sources: { till: {} }, steps, roles },
    analysis: { kind: 'itemsets', minSupport: 0.1 },
  })

test('a question is asked of what steps make of one table', async () => {
  const { api, id } = await opened()
  const asked = recipe([compute, { step: 'dedupe' }])
  const { table } = await api.encode(id, asked, 'a', () => undefined)
  expect(table.health.validRows).toBe(4)
  expect(documentOf(asked)).toMatchObject({ data: { steps: [compute, { step: 'dedupe' }] } })
})

test('each step is told, with its rows and first cells, up to the one that cannot be done', async () => {
  const { api, id } = await opened()
  const { data } = recipe([compute, { step: 'dedupe' }, { step: 'drop', columns: ['nothing'] }, { step: 'dedupe' }])
  const { reports, error } = await api.stepReports(id, data, 'a')
  expect(reports.map((report) => report.rows)).toEqual([5, 5, 4])
  expect(reports[1]?.columns.map(({ name }) => name)).toEqual(['customer', 'day', 'sku', 'basket'])
  expect(reports[1]?.head[2]).toEqual(['1', '2', 'tea', '1 | 2'])
  expect(error?.code).toBe('column-missing')
  const where = recipe([{ step: 'condition', where: [{ column: 'sku', op: '=', value: 'tea' }] }])
  expect((await api.stepReports(id, where.data, 'b')).reports.at(-1)?.rowsExact).toBe(false)
})

test('what a step says is looked at when it is done', async () => {
  const { api, id } = await opened()
  const asked = recipe([{ ...compute, colour: 'red' }])
  await expect(api.encode(id, asked, 'a', () => undefined)).rejects.toMatchObject({ code: 'recipe-invalid' })
})

test('the first steps are not done again for a changed last one, and nobody waits for one that is called off', async () => {
  let batches = 0
  const { api, id } = await opened(() => {
    batches++
  })
  const roles = { basket: 'customer', item: 'sku' }
  await api.prepared(id, recipe([{ step: 'dedupe' }], roles).data, 'a')
  const once = batches
  await api.prepared(id, recipe([{ step: 'dedupe' }, compute], roles).data, 'b')
  // A look at the new column alone.
  expect(batches - once).toBeLessThanOrEqual(3)
  const called = api.prepared(id, recipe([{ step: 'dedupe', by: ['sku'] }], roles).data, 'c')
  api.abort('c')
  await expect(called).rejects.toMatchObject({ code: 'cancelled' })
})
