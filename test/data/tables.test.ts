import { expect, test } from 'vitest'
import { parseRecipe, type Recipe } from '../../src/analyses/registry'
import { tableRequest } from '../../src/analyses/table-request'
import { documentOf } from '../../src/recipe/document'
import { fakeSource, type Row } from '../table/fake-source'
import { itemsets, startedApi } from './fakes'

const silent = () => undefined

const lines: Row[] = [
  { receipt: '1', sku: '10' },
  { receipt: '1', sku: '11' },
  { receipt: '2', sku: '11' },
  { receipt: '2', sku: '12' },
  { receipt: '3', sku: '12' },
  { receipt: '3', sku: '99' },
]
const products: Row[] = [
  { sku: '10', kind: 'tea', title: 'Darjeeling' },
  { sku: '11', kind: 'tea', title: 'Assam' },
  { sku: '12', kind: 'milk', title: 'Assam' },
]

const files: Record<string, Row[]> = { 'lines.csv': lines, 'products.csv': products }

async function opened() {
  let reads = 0
  const { api } = await startedApi(async (wanted) => {
    const name = wanted[0]!.name
    const rows = files[name]!
    const source = fakeSource({ columns: Object.keys(rows[0]!), rows, onBatch: (at) => at === 0 && reads++ })
    return { ...source, info: { ...source.info, id: name, name, files: [{ name, bytes: 1 }] } }
  })
  const tables = await api.openTables(
    Object.keys(files).map((name) => ({ name, file: new Blob() })),
    'open',
  )
  return { api, tables, id: tables.lines.id, reads: () => reads }
}

function recipe(more: object = {}, analysis: object = {}): Recipe {
  return parseRecipe({
    recipe: 2,
    data: {
      sources: { lines: {}, products: { files: ['products.csv'] } },
      steps: [{ step: 'join', source: 'products', on: { left: 'sku', right: 'sku' } }],
      roles: { basket: 'receipt', item: 'sku' },
      ...more,
    },
    analysis: { kind: 'itemsets', minSupport: 0.1, ...analysis },
  })
}

const texts = (bytes: ArrayBuffer) => new TextDecoder().decode(bytes)

test('the table that results has the columns of all, and is made once', async () => {
  const { api, tables, id, reads } = await opened()
  expect(tables.joins).toMatchObject([{ step: { source: 'products' }, left: { values: 4, matched: 3 } }])
  const { data } = recipe()
  const made = await api.prepared(id, data, 'a')
  expect(made.info.id).toBe(id)
  expect(made.info.columns.map(({ name }) => name)).toEqual(['receipt', 'sku', 'kind', 'title'])
  expect(made.origins).toEqual({ kind: 'products', title: 'products' })
  const before = reads()
  expect(await api.prepared(id, data, 'b')).toEqual(made)
  expect(reads()).toBe(before)
})

test('a recipe of one table and no steps is read without a detour, by either version', async () => {
  const { api, id, reads } = await opened()
  const roles = { basket: 'receipt', item: 'sku' }
  const analysis = { kind: 'itemsets', minSupport: 0.1 }
  const old = parseRecipe({ recipe: 1, data: { roles }, analysis })
  const named = parseRecipe({ recipe: 2, data: { sources: { lines: {} }, roles }, analysis })
  const before = reads()
  const first = await api.encode(id, old, 'a', silent)
  const second = await api.encode(id, named, 'b', silent)
  expect(second.input).toBe(first.input)
  expect(reads()).toBe(before + 1)
})

test('a level is looked at without mapping anew; what belongs to none is left out and counted', async () => {
  const { api, id } = await opened()
  const level = recipe({ levels: ['kind'], level: 'kind' })
  const { table, input } = await api.encode(id, level, 'a', silent)
  expect(table.health).toMatchObject({ baskets: 3, items: 2, rows: 6, validRows: 5 })
  expect(table.health.nulls).toEqual([{ role: 'item', column: 'kind', rows: 1 }])
  expect(Array.from(input.items)).toEqual([0, 0, 1, 1])
  expect((await api.preview(id, tableRequest(level)))[0]).toMatchObject({ items: ['tea', 'milk'] })
})

test('items are called by their names, found by name or id, and exported with both', async () => {
  const { api, id } = await opened()
  const named = recipe({ names: { item: 'title' } }, { include: ['12', 'Darjeeling'] })
  const { task } = await api.encode(id, named, 'a', silent)
  expect(task.kind === 'itemsets' && Array.from(task.parameters.include!)).toEqual([2, 0])
  await api.store('job', id, named, itemsets([{ group: 0, items: [0, 2], count: 1 }]))
  const page = await api.page('job', { sort: [] }, 0, 10)
  expect(page.rows[0]?.cells['itemsets']).toEqual(['Darjeeling', 'Assam · 12'])
  expect((await api.page('job', { sort: [], text: '12 darj' }, 0, 10)).matched).toBe(1)
  const csv = await api.exportResult('job', 'csv', null)
  const [head, row] = texts(csv.bytes).split(/\r?\n/)
  expect(head).toMatch(/itemsets.*itemsets_names/)
  expect(row).toContain('10, 12')
  expect(row).toContain('Darjeeling, Assam · 12')
  expect(JSON.parse(csv.sidecar.text)).toMatchObject({ recipe: documentOf(named) })
  const { rows } = await api.baskets('job', 0, 0, 10, 'c')
  expect(rows).toEqual([])
})

test('a table that is not open is asked for by name', async () => {
  const { api, id } = await opened()
  await api.beside(id, [])
  await expect(api.encode(id, recipe(), 'a', silent)).rejects.toThrow(/“products”, which is not open.*products\.csv/)
})

test('tables beside are closed with the last that has them', async () => {
  const { api, id } = await opened()
  await api.close(id)
  await expect(api.preview('products.csv', tableRequest(recipe()))).rejects.toMatchObject({ code: 'no-data' })
})

test('at a level returns are set against sales of the real item, not of its like', async () => {
  const sold = (receipt: string, sku: string, quantity: number, day: number): Row => ({
    receipt,
    sku,
    who: 'a',
    quantity,
    day: `2024-01-0${day}`,
  })
  const rows = [
    sold('1', '10', 1, 1),
    sold('2', '12', 1, 2),
    sold('3', '11', 1, 3),
    // 10 comes back, and so does a 13 that nobody bought: both are tea, as 11 is, which stays sold.
    sold('4', '10', -1, 4),
    sold('4', '13', -1, 4),
  ]
  const goods: Row[] = [...products, { sku: '13', kind: 'tea', title: 'Ceylon' }]
  const open = { 'sales.csv': rows, 'products.csv': goods }
  const { api } = await startedApi(async (wanted) => {
    const name = wanted[0]!.name as keyof typeof open
    const columns = Object.keys(open[name][0]!)
    const source = fakeSource({ columns, rows: open[name] })
    return { ...source, info: { ...source.info, id: name, name, files: [{ name, bytes: 1 }] } }
  })
  const files = Object.keys(open).map((name) => ({ name, file: new Blob(), table: name.replace('.csv', '') }))
  const known = { lines: 'sales', required: {}, named: [], joined: true }
  const { lines: info } = await api.openTables(files, 'open', known)
  const asked = (more: object) =>
    parseRecipe({
      recipe: 2,
      data: {
        sources: { sales: {}, products: {} },
        steps: [{ step: 'join', source: 'products', on: { left: 'sku', right: 'sku' } }],
        roles: { basket: 'receipt', item: 'sku', customer: 'who', quantity: 'quantity', time: 'day' },
        returns: 'net',
        levels: ['kind'],
        ...more,
      },
      analysis: { kind: 'itemsets', minSupport: 0.1 },
    })
  for (const more of [{}, { level: 'kind' }]) {
    const { table } = await api.encode(info.id, asked(more), JSON.stringify(more), silent)
    expect(table.health.baskets).toBe(2)
    expect(table.health.topItems.map(({ label, baskets }) => [label, baskets]).sort()).toEqual(
      'level' in more
        ? [
            ['milk', 1],
            ['tea', 1],
          ]
        : [
            ['11', 1],
            ['12', 1],
          ],
    )
  }
  // Mixed with its level an item that came back is as if it had never been sold.
  const { input } = await api.encode(info.id, asked({ mix: ['kind'] }), 'mixed', silent)
  expect(Array.from(input.offsets)).toEqual([0, 2, 4])
})

test('a table beside the lines has steps of its own, and says what of it is left out', async () => {
  const goods: Row[] = [
    { no: '10', kind: 'tea', title: 'Darjeeling' },
    { no: '11', kind: '', title: 'Assam' },
    { no: '11', kind: 'tea', title: 'again' },
    { no: null, kind: 'milk', title: 'nobody' },
  ]
  const open = { 'lines.csv': lines, 'goods.csv': goods }
  const { api } = await startedApi(async (wanted) => {
    const name = wanted[0]!.name as keyof typeof open
    const rows = open[name]
    const source = fakeSource({ columns: Object.keys(rows[0]!), rows })
    return { ...source, info: { ...source.info, id: name, name, files: [{ name, bytes: 1 }] } }
  })
  const files = Object.keys(open).map((name) => ({ name, file: new Blob(), table: name.replace('.csv', '') }))
  const known = { lines: 'lines', required: {}, named: [], joined: true }
  const { lines: info } = await api.openTables(files, 'open', known)
  const own = [
    { step: 'rename', column: 'no', to: 'sku' },
    { step: 'nulls', column: 'kind', with: 'constant', value: 'unknown' },
  ]
  const data = (steps: object[], more: object = {}) =>
    recipe({
      sources: { lines: {}, goods: { steps } },
      steps: [{ step: 'join', source: 'goods', on: { left: 'sku', right: 'sku' } }],
      ...more,
    })
  const asked = data(own, { level: 'kind' })
  const { table } = await api.encode(info.id, asked, 'a', silent)
  expect(table.health.topItems.map(({ label, baskets }) => [label, baskets])).toEqual([
    ['unknown', 2],
    ['tea', 1],
  ])
  const look = await api.lookBeside(info.id, asked.data, 'goods', 'b')
  expect(look.info.columns.map(({ name }) => name)).toEqual(['sku', 'kind', 'title'])
  expect(look.health).toMatchObject({ rows: 4, unreadable: { count: 0 }, key: { keys: 2, without: 1, repeated: 1 } })
  expect(look.join).toBeUndefined()
  // Without a join it is looked for anew, in what the table is by then.
  const apart = await api.lookBeside(info.id, data(own, { steps: [] }).data, 'goods', 'c')
  expect(apart.join?.step).toMatchObject({ source: 'goods', on: { left: 'sku', right: 'sku' } })
  const gone = await api.lookBeside(info.id, data([]).data, 'goods', 'd')
  expect(gone.health).toEqual({ rows: 4, filtered: 0, unreadable: { count: 0, first: [] } })
})
