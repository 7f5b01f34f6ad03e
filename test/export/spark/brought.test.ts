import * as arrow from 'apache-arrow'
import { type Table as ArrowTable, Table, tableFromIPC, tableToIPC, vectorFromArray } from 'apache-arrow'
import { expect, it } from 'vitest'
import { parseRecipe } from '../../../src/analyses/registry'
import { storedNames } from '../../../src/export/spark/brought'
import type { SparkSource } from '../../../src/export/spark/input'
import { sparkProject } from '../../../src/export/spark/project'
import { SafeNames } from '../../../src/preparation/safe-names'
import { bringTables } from '../../../src/ui/parts/spark/bring-tables'
import { type BroughtColumn, sourceStream } from '../../../src/workers/brought/source-stream'
import { openSource } from '../../../src/workers/readers/open'
import { openParquet } from '../../../src/workers/readers/parquet/open'
import { stamped } from '../../../src/workers/readers/stamp'
import { startedApi } from '../../data/fakes'
import { connectNode } from '../../readers/node-parquet'
import { cellsOf, type ReadCell } from '../../readers/source-cells'
import { type Cell, writeWorkbook } from '../../readers/workbooks'

const never = new AbortController().signal
const inputOf = (name: string, bytes: Uint8Array<ArrayBuffer>) => [{ name, file: new Blob([bytes]) }]

const READ = {
  text: 'key',
  integer: 'key',
  number: 'number',
  boolean: 'key',
  date: 'time',
  timestamp: 'time',
  list: 'list',
} as const

/** A Parquet file as the house reads it: the type of each column, and its cells. */
async function readBack(bytes: Uint8Array<ArrayBuffer>) {
  const files = await Promise.all(inputOf('brought.parquet', bytes).map(stamped))
  const source = await openParquet(files, never, connectNode)
  const columns = source.info.columns.map(({ name, type }) => ({ name, as: READ[type] }))
  const cells = await cellsOf(source, columns)
  return Object.fromEntries(
    source.info.columns.map(({ name, type }, at): [string, [string, ReadCell[]]] => [name, [type, cells[at]!]]),
  )
}

async function brought(name: string, bytes: Uint8Array<ArrayBuffer>, as: Record<string, BroughtColumn['type']> = {}) {
  const source = await openSource(inputOf(name, bytes), undefined, never)
  const columns = source.info.columns.map(({ name: column, type }) => ({
    name: column,
    stored: column,
    type: as[column] ?? type,
  }))
  const stream = await sourceStream(source, columns, never)
  return readBack((await connectNode().encode(stream)) as Uint8Array<ArrayBuffer>)
}

const DAY = 86_400_000
const day = (serial: number) => (serial - 25_569) * DAY
const styled = (number: number): Cell => ({ number, style: 1 })

it('writes a sheet with its types, and what is missing', async () => {
  const rows: Cell[][] = [
    ['a`b "c"', 'Größe.x', "it's", 'day', 'is sold', 'mixed'],
    ['007', 1, 0.1, styled(45_000), true, 1],
    ['tea, "green"\n', null, -2.5, null, false, 2],
    [null, 3, null, styled(45_001), null, 3],
    ['\u{1f955}', 2 ** 40, 1e300, styled(30_000), true, 4],
  ]
  const file = writeWorkbook([{ name: 'Lines', rows }], { formats: [14] })
  expect(await brought('shop.xlsx', file)).toEqual({
    'a`b "c"': ['text', ['007', 'tea, "green"\n', null, '\u{1f955}']],
    'Größe.x': ['integer', ['1', null, '3', String(2 ** 40)]],
    "it's": ['number', [0.1, -2.5, null, 1e300]],
    day: ['date', [day(45_000), null, day(45_001), day(30_000)]],
    'is sold': ['boolean', ['true', 'false', null, 'true']],
    mixed: ['integer', ['1', '2', '3', '4']],
  })
})

it('writes as text what is not what it was thought to be, and loses no row for it', async () => {
  const rows: Cell[][] = [
    ['item', 'whole', 'amount', 'when'],
    ['a', 1, 2, styled(45_000)],
    ['b', 1.5, 'much', styled(45_000.5)],
    ['c', 2, 3, styled(45_001)],
  ]
  const file = writeWorkbook([{ name: 'Lines', rows }], { formats: [22] })
  const found = await brought('shop.xlsx', file, { whole: 'integer', amount: 'number', when: 'date' })
  expect(found['item']).toEqual(['text', ['a', 'b', 'c']])
  expect(found['whole']).toEqual(['text', ['1', '1.5', '2']])
  expect(found['amount']).toEqual(['text', ['2', 'much', '3']])
  // Texts of moments, which the reader knows for what they are.
  expect(found['when']).toEqual(['timestamp', [day(45_000), day(45_000) + DAY / 2, day(45_001)]])
})

it('writes an Arrow file with its types, whole numbers to the last digit', async () => {
  const table: ArrowTable = new Table({
    id: vectorFromArray([1n, 2n ** 62n, null, -(2n ** 63n)], new arrow.Int64()),
    small: vectorFromArray([1, null, -3, 4], new arrow.Int32()),
    price: vectorFromArray([0.1, null, 3, -0.5], new arrow.Float64()),
    yes: vectorFromArray([true, false, null, true], new arrow.Bool()),
    day: vectorFromArray(
      [0, DAY, null, 20_000 * DAY].map((ms) => (ms === null ? null : new Date(ms))),
      new arrow.DateDay(),
    ),
    at: vectorFromArray([0, 1_700_000_000_123, null, -1], new arrow.TimestampMillisecond()),
    item: vectorFromArray(['tea', '', null, 'naïve'], new arrow.Utf8()),
    list: vectorFromArray([['a', 'b'], [], null, ['ü']], new arrow.List(new arrow.Field('item', new arrow.Utf8()))),
  })
  const file = tableToIPC(table, 'file') as Uint8Array<ArrayBuffer>
  expect(await brought('shop.arrow', file)).toEqual({
    id: ['integer', ['1', String(2n ** 62n), null, String(-(2n ** 63n))]],
    small: ['integer', ['1', null, '-3', '4']],
    price: ['number', [0.1, null, 3, -0.5]],
    yes: ['boolean', ['true', 'false', null, 'true']],
    day: ['date', [0, DAY, null, 20_000 * DAY]],
    at: ['timestamp', [0, 1_700_000_000_123, null, -1]],
    item: ['text', ['tea', null, null, 'naïve']],
    list: ['list', [['a', 'b'], [], [], ['ü']]],
  })
})

it('writes no rows with their columns all the same', async () => {
  const table = new Table({ item: vectorFromArray([] as string[], new arrow.Utf8()) })
  const source = await openSource(
    inputOf('none.arrow', tableToIPC(table, 'file') as Uint8Array<ArrayBuffer>),
    undefined,
    never,
  )
  const stream = await sourceStream(source, [{ name: 'item', stored: 'Item', type: 'text' }], never)
  const found = tableFromIPC(stream)
  expect([found.numRows, found.schema.fields.map(({ name }) => name)]).toEqual([0, ['Item']])
})

it('calls columns otherwise that differ in case alone', () => {
  const columns = ['Price', 'price', 'x y'].map((name) => ({ name, type: 'text' as const }))
  const names = new SafeNames()
  for (const { name } of columns) names.of(name)
  expect(storedNames(columns, names)).toEqual(['price', 'price_2', 'x y'])
})

const SHEET: Cell[][] = [
  ['Receipt', 'Product', 'product'],
  ...Array.from({ length: 12 }, (_, at): Cell[] => [at >> 1, `P${at % 3}`, at]),
]

it('is in the project of a workbook, under the name that its notebook asks for', async () => {
  const { api } = await startedApi(openSource, { writeParquet: (ipc) => connectNode().encode(ipc) })
  const info = await api.inspect(
    inputOf('A: shop.xlsx', writeWorkbook([{ name: 'Lines', rows: SHEET }])),
    undefined,
    'a',
  )
  const roles = { basket: 'Receipt', item: 'Product' }
  const recipe = parseRecipe({
    recipe: 1,
    data: { files: ['A: shop.xlsx'], roles },
    analysis: { kind: 'itemsets', minSupport: 0.1 },
  })
  const source: SparkSource = {
    name: 'lines',
    files: info.files.map((file) => ({ ...file, format: info.format })),
    read: info.read,
    columns: info.columns,
    rows: info.rows,
  }
  const place = { catalog: 'main', schema: 'shop' }
  const { plan, files } = await sparkProject({ recipe, sources: [source] }, place)
  const engine = {
    getState: () => ({ source: info, tables: null }),
    call: (work: (of: typeof api, token: string) => unknown) => work(api, 'token'),
  } as unknown as Parameters<typeof bringTables>[0]
  const [file, ...none] = await bringTables(engine, plan, never)
  expect(none).toEqual([])
  expect(file!.name).toBe('data/lines.parquet')
  const found = await readBack(file!.bytes)
  expect(Object.keys(found)).toEqual(['Receipt', 'product', 'product_2'])
  expect(found['product']).toEqual(['text', SHEET.slice(1).map(([, product]) => product)])
  const text = (name: string) => new TextDecoder().decode(files.find((each) => each.name === name)!.bytes)
  const bronze = text('notebooks/bronze_lines.py')
  expect(bronze).toContain('FILES = ["lines.parquet"]')
  expect(bronze).toContain('comes along as `data/lines.parquet`')
  expect(text('README.md')).toContain('`data/lines.parquet` (lines) comes along')

  const large = await sparkProject({ recipe, sources: [{ ...source, rows: 1e7 }] }, place)
  expect(await bringTables(engine, large.plan, never)).toEqual([])
  expect(new TextDecoder().decode(large.files.find(({ name }) => name === 'README.md')!.bytes)).toContain(
    'too large to come along',
  )
})
