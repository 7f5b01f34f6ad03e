import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { belongs } from '../../src/workers/preparation/level-chain'
import { openTables } from '../../src/workers/preparation/open-tables'
import type { InputFile } from '../../src/workers/protocol/files'
import type { KnownTables } from '../../src/workers/protocol/tables'
import { NULL_CODE } from '../../src/workers/readers/batch'
import { fakeSource, type Row } from '../table/fake-source'

const signal = new AbortController().signal

/** Files by name; those with the same columns are opened together as one. */
function opening(files: Record<string, Row[]>, known?: KnownTables, tableOf: Record<string, string> = {}) {
  const open = async (wanted: InputFile[]) => {
    const rows = wanted.flatMap(({ name }) => files[name]!)
    const columns = Object.keys(rows[0]!)
    const source = fakeSource({ columns, rows, batchRows: 50 })
    return { ...source, info: { ...source.info, files: wanted.map(({ name }) => ({ name, bytes: 1 })) } }
  }
  const input = Object.keys(files).map((name) => ({
    name,
    file: new Blob(),
    ...(tableOf[name] === undefined ? {} : { table: tableOf[name] }),
  }))
  return openTables(input, open, signal, known)
}

const departments = ['DELI', 'GROCERY', 'PASTRY']
const products = (form = (id: number) => String(id)): Row[] =>
  Array.from({ length: 120 }, (_, id) => ({
    product_id: form(1000 + id),
    department: departments[id % 3]!,
    category: `${departments[id % 3]} ${id % 12}`,
    type: `type ${id % 48}`,
    brand: id % 5 === 0 ? 'Private' : 'National',
  }))
const lines = (from = 0): Row[] =>
  Array.from({ length: 300 }, (_, line) => ({
    basket_id: `b${from + Math.floor(line / 3)}`,
    household_id: `h${line % 20}`,
    product_id: String(1000 + ((line * 7) % 100)),
    quantity: 1,
  }))
const households: Row[] = Array.from({ length: 15 }, (_, id) => ({
  household_id: `h${id}`,
  age: id % 2 ? '65+' : '19-24',
}))

describe('tables opened together', () => {
  test('are sorted by their columns; what leads from one to another is found', async () => {
    const {
      lines: found,
      others,
      joins,
      items,
    } = await opening({
      'demographics.csv': households,
      'products.csv': products(),
      'orders-2023.csv': lines(),
      'orders-2024.csv': lines(500),
    })
    expect(found.name).toBe('orders')
    expect(found.source.info.files).toHaveLength(2)
    expect(others.map(({ name }) => name)).toEqual(['demographics', 'products'])
    expect(joins.map(({ step, clear }) => [step.source, step.on.left, step.on.right, clear])).toEqual([
      ['demographics', 'household_id', 'household_id', true],
      ['products', 'product_id', 'product_id', true],
    ])
    expect(joins[1]).toMatchObject({
      left: { values: 100, matched: 100 },
      right: { values: 120, matched: 100 },
      repeated: 0,
    })
    expect(items).toEqual({ source: 'products', levels: ['department', 'category', 'type'], names: 'type' })
  })

  test('numbers as text are the same keys, and that is said', async () => {
    const { joins } = await opening({ 'lines.csv': lines(), 'products.csv': products((id) => `00${id}`) })
    expect(joins[0]).toMatchObject({ step: { keys: 'number' }, clear: true })
  })

  test('repeated keys are counted, and such a join waits for a word', async () => {
    const { joins, items } = await opening({
      'lines.csv': lines(),
      'products.csv': [...products(), ...products().slice(0, 2)],
    })
    expect(joins[0]).toMatchObject({ repeated: 2, examples: ['1000', '1001'], clear: false })
    expect(items).toMatchObject({ source: 'products', names: 'type' })
  })

  test('a product table says by which column items are called', async () => {
    const named = products().map((row, at) => ({ ...row, product_name: `Thing ${at}` }))
    const { items } = await opening({ 'lines.csv': lines(), 'products.csv': named })
    expect(items).toEqual({ source: 'products', levels: ['department', 'category', 'type'], names: 'product_name' })
  })

  test('what belongs to nothing is left apart', async () => {
    const { joins, others } = await opening({
      'lines.csv': lines(),
      'weather.csv': Array.from({ length: 50 }, (_, day) => ({ station: `s${day}`, rain: day % 7 })),
    })
    expect(joins).toEqual([])
    expect(others).toHaveLength(1)
  })

  test('a table that a joined one leads to is joined as well', async () => {
    const { joins } = await opening({
      'lines.csv': lines(),
      'products.csv': products(),
      'categories.csv': [...new Set(products().map(({ category }) => category))].map((category) => ({
        category: category!,
        buyer: `buyer of ${category}`,
      })),
    })
    expect(joins.map(({ step }) => [step.source, step.on.left])).toEqual([
      ['products', 'product_id'],
      ['categories', 'category'],
    ])
  })

  test('files called alike become tables called differently, whatever they are called', async () => {
    const { lines: found, others } = await opening({
      'a/data.csv': lines(),
      'b/data.csv': products(),
      '__.csv': households,
    })
    expect([found.name, ...others.map(({ name }) => name)]).toEqual(['data', 'data 2', 'table'])
  })
})

describe('a key of several columns', () => {
  const stores = ['north', 'south', 'west']
  const sold = Array.from(
    { length: 400 },
    (_, line): Row => ({
      receipt: `r${Math.floor(line / 3)}`,
      store: stores[line % 3]!,
      week: 1 + (line % 4),
      sku: `00${100 + ((line * 7) % 40)}`,
      quantity: 1 + (line % 2),
    }),
  )
  const prices = (weeks: number, sku = (id: number) => `00${id}`): Row[] =>
    stores.flatMap((store) =>
      Array.from({ length: weeks }, (_, week) => week + 1).flatMap((week) =>
        Array.from({ length: 40 }, (_, id) => ({
          sku: sku(100 + id),
          store,
          ...(weeks > 1 ? { week } : {}),
          quantity: 1,
          price: id + week / 10,
        })),
      ),
    )

  test('is found where no column alone is one', async () => {
    const { lines: found, joins } = await opening({ 'prices.csv': prices(1), 'sold.csv': sold })
    expect(found.name).toBe('sold')
    expect(joins[0]).toMatchObject({
      step: { source: 'prices', on: { left: ['sku', 'store'], right: ['sku', 'store'] } },
      left: { values: 120, matched: 120 },
      right: { values: 120, matched: 120 },
      repeated: 0,
      clear: true,
    })
  })

  test('has as few columns as tell rows apart, and their numbers may be written differently', async () => {
    const { joins } = await opening({ 'prices.csv': prices(4, String), 'sold.csv': sold })
    expect(joins[0]!.step.on.left).toEqual(expect.arrayContaining(['sku', 'store', 'week']))
    expect(joins[0]).toMatchObject({ step: { keys: 'number' }, repeated: 0, clear: true })
  })

  test('that a few rows have twice waits for a word, and says which', async () => {
    const { joins } = await opening({ 'prices.csv': [...prices(1), ...prices(1).slice(0, 2)], 'sold.csv': sold })
    expect(joins[0]).toMatchObject({ repeated: 2, examples: ['00100 · north', '00101 · north'], clear: false })
  })

  test('is none where rows are many for all columns together', async () => {
    const { joins } = await opening({ 'prices.csv': [...prices(1), ...prices(1)], 'sold.csv': sold })
    expect(joins[0]!.step.on.left).toBe('sku')
    expect(joins[0]!.clear).toBe(false)
  })
})

test('keys are counted with a share that never falls, and a call off is heard', async () => {
  const files = { 'households.csv': households, 'products.csv': products(), 'lines.csv': lines() }
  const open = async ([file]: InputFile[]) => {
    const rows = files[file!.name as keyof typeof files]
    return fakeSource({ columns: Object.keys(rows[0]!), rows, batchRows: 20 })
  }
  const input = Object.keys(files).map((name) => ({ name, file: new Blob() }))
  const shares: number[] = []
  await openTables(input, open, signal, undefined, (share) => shares.push(share))
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(new Set(shares).size).toBeGreaterThan(20)
  expect(shares.at(-1)).toBeLessThanOrEqual(1)

  const stop = new AbortController()
  let closed = 0
  const closing = async (some: InputFile[]) => ({ ...(await open(some)), close: () => void closed++ })
  const called = openTables(input, closing, stop.signal, undefined, (share) => share > 0.5 && stop.abort())
  await expect(called).rejects.toThrow()
  expect(closed).toBe(3)
})

test('a value belongs to another by what most of its rows say, beyond the most frequent', () => {
  const code = fc.integer({ min: 0, max: 4 })
  const cell = fc.oneof(code, fc.constant(NULL_CODE))
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 40 }), (rows) => {
      const known = rows.filter((row) => !row.includes(NULL_CODE))
      const most = (cells: number[]) => Math.max(0, ...cells.map((a) => cells.filter((b) => b === a).length))
      const largest = most(known.map(([, coarse]) => coarse))
      const told = [...new Set(known.map(([fine]) => fine))]
        .map((fine) => most(known.filter(([f]) => f === fine).map(([, coarse]) => coarse)))
        .reduce((a, b) => a + b, 0)
      const share = known.length === largest ? 0 : (told - largest) / (known.length - largest)
      expect(
        belongs(
          Uint32Array.from(rows, ([a]) => a),
          Uint32Array.from(rows, ([, b]) => b),
        ),
      ).toBeCloseTo(share, 12)
    }),
  )
})

describe('tables that a question knows', () => {
  const question: KnownTables = {
    lines: 'transactions',
    required: { transactions: ['product_id'], goods: ['product_id'], people: ['household_id'] },
    named: ['basket_id', 'product_id', 'household_id', 'department', 'age'],
    joined: false,
  }

  test('are told by their columns, whatever their files are called', async () => {
    const found = await opening(
      { 'x.csv': households, 'y.csv': products(), 'z-03.csv': lines(), 'z-04.csv': lines(500) },
      question,
    )
    expect(found.lines.name).toBe('transactions')
    expect(found.lines.source.info.files.map(({ name }) => name)).toEqual(['z-03.csv', 'z-04.csv'])
    expect(found.others.map(({ name, files }) => [name, files[0]?.name])).toEqual([
      ['people', 'x.csv'],
      ['goods', 'y.csv'],
    ])
    expect(found.joins.map(({ step }) => step.source).sort()).toEqual(['goods', 'people'])
  })

  test('are not known where one of them is missing, or where two may be it', async () => {
    const some = await opening({ 'y.csv': products(), 'z.csv': lines() }, question)
    expect([some.lines.name, ...some.others.map(({ name }) => name)].sort()).toEqual(['y', 'z'])
    const two = await opening(
      {
        'x.csv': households,
        'y.csv': products(),
        'w.csv': products().map(({ brand, ...row }) => ({ ...row, maker: brand! })),
        'z.csv': lines(),
      },
      question,
    )
    expect(two.others.map(({ name }) => name).sort()).toEqual(['w', 'x', 'y'])
  })

  test('a file may bear the name of one and another may be it', async () => {
    const { lines: found, others } = await opening(
      { 'goods.csv': households, 'people.csv': products(), 'transactions.csv': lines() },
      { ...question, required: { transactions: ['basket_id'], goods: ['department'], people: ['age'] } },
    )
    expect(found.name).toBe('transactions')
    expect(others.map(({ name, files }) => [name, files[0]?.name])).toEqual([
      ['people', 'goods.csv'],
      ['goods', 'people.csv'],
    ])
  })

  test('are those that their files name, and nothing is looked for where the question says it all', async () => {
    const files = { 'a.csv': products(), 'b.csv': lines(), 'c.csv': lines(500) }
    const of = { 'a.csv': 'goods', 'b.csv': 'lines', 'c.csv': 'earlier' }
    const found = await opening(files, { lines: 'lines', required: {}, named: [], joined: true }, of)
    expect(found.lines.name).toBe('lines')
    expect(found.others.map(({ name }) => name)).toEqual(['goods', 'earlier'])
    expect([found.joins, found.items]).toEqual([[], null])
  })
})
