import { expect, test } from './fixtures'
import { openHost } from './host'

const text = (head: string, rows: string[]) => [head, ...rows].join('\n')
const lines = text(
  'receipt,sku,customer',
  Array.from({ length: 120 }, (_, line) => `r${line >> 1},${10 + ((line * 7) % 12)},c${line % 9}`),
)
const later = text('receipt,sku,customer', ['r900,10,c1', 'r900,11,c1'])
const products = text(
  'sku,kind',
  Array.from({ length: 12 }, (_, sku) => `${10 + sku},${['tea', 'milk', 'bread'][sku % 3]}`),
)
const people = text(
  'customer,age',
  Array.from({ length: 9 }, (_, id) => `c${id},${id % 2 ? 'old' : 'young'}`),
)

const recipe = {
  recipe: 2,
  data: {
    sources: { goods: { files: ['data.csv'] }, sales: { files: ['data.csv'] }, people: { files: ['people.csv'] } },
    lines: 'sales',
    steps: [
      { step: 'join', source: 'goods', on: { left: 'sku', right: 'sku' } },
      { step: 'join', source: 'people', on: { left: 'customer', right: 'customer' } },
    ],
    roles: { basket: 'receipt', item: 'sku' },
    filters: [{ column: 'age', op: 'in', value: ['old', 'young'] }],
    levels: ['kind'],
    level: 'kind',
  },
  analysis: { kind: 'itemsets', minSupport: 0.01, maxLength: 1 },
}

test('a dashboard loads lines, products and customers, in any order', { tag: '@quick' }, async ({ page, site }) => {
  const host = await openHost(page, site.url, { query: 'embed=1&view=itemsets' })
  const { result } = await host.give('data.csv', 'csv', products, 'goods')
  expect(result).toMatchObject({ table: 'data.csv', source: 'goods', rows: 12 })
  await host.tell('setRecipe', recipe)
  expect((await host.ask('run')).error).toMatchObject({
    code: 'no-data',
    message: expect.stringContaining('The recipe needs the table “sales”, which is not open.'),
  })
  const { result: sales } = await host.give('data.csv', 'csv', lines, 'sales')
  expect(sales).toMatchObject({
    source: 'sales',
    rows: 120,
    columns: [{ name: 'receipt' }, { name: 'sku' }, { name: 'customer' }],
  })
  expect((await host.ask('run')).error).toMatchObject({ code: 'no-data', message: expect.stringContaining('“people”') })
  await host.give('people.csv', 'csv', people, 'people')
  await host.tell('run')
  expect(await host.tell('getRecipe')).toMatchObject({ recipe: 2, data: { lines: 'sales' } })
  const kinds = (await host.text({ format: 'json' })).match(/tea|milk|bread/g)
  expect(kinds?.sort()).toEqual(['bread', 'milk', 'tea'])

  // More of the lines, and other goods in place of the former.
  expect((await host.give('later.csv', 'csv', later, 'sales')).result).toMatchObject({ source: 'sales', rows: 122 })
  await host.give('goods.csv', 'csv', text('sku,kind,maker', ['10,coffee,x', '11,cocoa,x']), 'goods')
  await host.tell('run')
  expect((await host.text({ format: 'json' })).match(/coffee|cocoa|tea/g)?.sort()).toEqual(['cocoa', 'coffee'])
})

test('lines that are of no table by name are those of any recipe', async ({ page, site }) => {
  const host = await openHost(page, site.url, { query: 'embed=1&view=itemsets' })
  expect((await host.give('till.csv', 'csv', lines)).result).not.toHaveProperty('source')
  await host.give('goods.csv', 'csv', products, 'goods')
  await host.give('people.csv', 'csv', people, 'people')
  await host.tell('setRecipe', recipe)
  expect((await host.tell('run'))['rows']).toBe(3)
  await host.tell('setRecipe', {
    recipe: 1,
    data: { roles: { basket: 'receipt', item: 'sku' } },
    analysis: recipe.analysis,
  })
  expect((await host.tell('run'))['rows']).toBe(12)
})
