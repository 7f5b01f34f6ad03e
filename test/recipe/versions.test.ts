import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import { documentOf } from '../../src/recipe/document'

const analysis = { kind: 'rules', minSupport: 0.01 }

const orders = { files: ['orders.parquet'], layout: 'long' }
const products = { files: ['products.csv'], read: { delimiter: ';' }, layout: 'long' }
const joined = {
  sources: { orders: { ...orders, filters: [{ column: 'qty', op: '>', value: 0 }] }, products },
  lines: 'orders',
  steps: [{ step: 'join', source: 'products', on: { left: 'sku', right: 'id' } }],
  roles: { basket: 'receipt', item: 'sku' },
  filters: [{ column: 'department', op: '=', value: 'DELI' }],
  levels: ['department', 'type'],
  level: 'type',
  names: { item: 'title' },
  currency: 'EUR',
}

test('a recipe of version 1 is read, understood and written as it always was', () => {
  const old = {
    recipe: 1,
    title: 'Together',
    data: {
      files: ['a.csv'],
      read: { delimiter: ';', header: true },
      layout: 'long',
      roles: { basket: 'receipt', item: 'sku', group: 'store' },
      filters: [{ column: 'country', op: 'in', value: ['France', 'Spain'] }],
      currency: 'EUR',
      maxBasketItems: 500,
    },
    analysis,
  }
  const read = parseRecipe(old)
  expect(read.data).toEqual(old.data)
  expect(documentOf(read)).toEqual({ ...old, analysis: read.analysis })
  expect(parseRecipe({ recipe: 1, data: { roles: {} }, analysis }).data).toEqual({
    files: [],
    layout: 'long',
    roles: {},
  })
})

test('version 1 does not mean what only version 2 can say', () => {
  for (const more of [{ level: 'type' }, { sources: { a: {} } }, { prepared: {} }, { steps: [] }, { names: {} }]) {
    expect(() => parseRecipe({ recipe: 1, data: { roles: {}, ...more }, analysis })).toThrow(/nothing is known of/)
  }
})

test('version 2 names its tables, and is written as it was read', () => {
  const read = parseRecipe({ recipe: 2, data: joined, analysis })
  expect(read.data.files).toEqual(['orders.parquet'])
  expect(read.data.filters).toEqual(joined.filters)
  expect(read.data.prepared?.lines).toBe('orders')
  expect(Object.keys(read.data.prepared?.sources ?? {})).toEqual(['products'])
  expect(documentOf(read)).toEqual({ recipe: 2, data: joined, analysis: read.analysis })
})

test('the first table has the lines where nothing else is said', () => {
  const { lines: _, ...unsaid } = joined
  expect(parseRecipe({ recipe: 2, data: unsaid, analysis })).toEqual(parseRecipe({ recipe: 2, data: joined, analysis }))
})

test('a level of a plain recipe makes it one of version 2', () => {
  const plain = parseRecipe({ recipe: 1, data: { files: ['a.csv'], roles: { item: 'sku' } }, analysis })
  const document = documentOf({ ...plain, data: { ...plain.data, level: 'category' } })
  expect(document).toMatchObject({ recipe: 2, data: { sources: { lines: { files: ['a.csv'] } }, level: 'category' } })
  expect(documentOf(parseRecipe(document))).toEqual(document)
})

test.each([
  [{ ...joined, sources: {} }, /names no table/],
  [
    { ...joined, sources: { orders, products: { ...products, steps: [{ step: 'union', source: 'orders' }] } } },
    /“products” alone reads “orders”/,
  ],
  [{ ...joined, lines: 'stores' }, /“stores”.*orders, products/],
  [{ ...joined, steps: [{ ...joined.steps[0], source: 'stores' }] }, /“stores”.*orders, products/],
  [{ ...joined, steps: [{ ...joined.steps[0], source: 'orders' }] }, /to itself/],
  [{ ...joined, steps: [{ step: 'pivot' }] }, /steps\.0/],
  [{ ...joined, steps: [{ ...joined.steps[0], on: { left: 'sku' } }] }, /steps\.0\.on\.right/],
  [{ ...joined, steps: [{ ...joined.steps[0], on: { left: ['sku', 'store'], right: 'id' } }] }, /steps\.0\.on/],
  [{ ...joined, steps: [{ ...joined.steps[0], on: { left: [], right: [] } }] }, /steps\.0\.on/],
  [{ ...joined, files: ['a.csv'] }, /nothing is known of files/],
])('a document that cannot hold is refused with where it is wrong: %#', (data, fault) => {
  expect(() => parseRecipe({ recipe: 2, data, analysis })).toThrow(fault)
})

test.each([0, 3, '2', null, 1.5])('a version that nobody knows is refused: %j', (recipe) => {
  expect(() => parseRecipe({ recipe, data: joined, analysis })).toThrow(/this workbench reads up to version 2/)
})

test('steps of a table alone stay with it; those of the lines are the first of all', () => {
  const rename = { step: 'rename', column: 'no', to: 'id' }
  const sources = {
    orders: { ...orders, steps: [rename] },
    products: { ...products, steps: [rename, { step: 'dedupe' }] },
  }
  const { data } = parseRecipe({ recipe: 2, data: { ...joined, sources }, analysis })
  expect(data.prepared?.steps).toEqual([rename, ...joined.steps])
  expect(data.prepared?.sources['products']?.steps).toEqual([rename, { step: 'dedupe' }])
  expect(documentOf(parseRecipe({ recipe: 2, data: { ...joined, sources }, analysis }))).toMatchObject({
    data: { sources: { products: sources.products }, steps: [rename, ...joined.steps] },
  })
})

test('whatever tables are called, what is written is read as the same', () => {
  const name = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text !== '__proto__')
  const side = fc.oneof(name, fc.array(name, { minLength: 1, maxLength: 3 }))
  fc.assert(
    fc.property(name, name, side, side, (lines, source, left, right) => {
      fc.pre([left].flat().length === [right].flat().length)
      fc.pre(lines !== source)
      const data = {
        ...joined,
        sources: Object.fromEntries([
          [source, products],
          [lines, orders],
        ]),
        lines,
        steps: [{ step: 'join', source, on: { left, right }, keys: 'number' }],
      }
      const read = parseRecipe({ recipe: 2, data, analysis })
      expect(parseRecipe(documentOf(read))).toEqual(read)
      expect(documentOf(read)).toMatchObject({ data })
    }),
  )
})
