import {
  Bool,
  DateDay,
  Decimal,
  Field,
  Float32,
  Float64,
  Int32,
  Int64,
  List,
  Table,
  TimestampMicrosecond,
  TimestampMillisecond,
  Utf8,
  vectorFromArray,
} from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import { parseRecipe, type Recipe } from '../../src/analyses/registry'
import { tableRequest } from '../../src/analyses/table-request'
import type { SparkInput } from '../../src/export/spark/input'
import { sparkProject } from '../../src/export/spark/project'
import { resultFile, resultNotebook } from '../../src/export/spark/result-table'
import { bronzeTables } from '../../src/export/spark/tables'
import { createArena } from '../../src/workers/memory/arena'
import type { Source, Wanted } from '../../src/workers/readers/batch'
import { openSource, sniffFormat } from '../../src/workers/readers/open'
import { openParquet } from '../../src/workers/readers/parquet/open'
import { readTable } from '../../src/workers/table/read-table'
import { readTable as readCells } from '../readers/csv-tools'
import { connectNode, parquetOf } from '../readers/node-parquet'
import { catalogOf, freshSchema, laidOut, sparkAnswer } from './projects'
import type { Cell, Rows } from './rows'
import { hasSpark, spark } from './sparks'
import { sparkSource } from './tab-source'

type File = readonly [name: string, content: string | Uint8Array<ArrayBuffer>]

const never = new AbortController().signal
const quiet = { signal: never, onProgress: () => undefined }
const encoder = new TextEncoder()

async function opened(files: readonly File[]): Promise<Source> {
  const input = files.map(([name, content]) => ({ name, file: new Blob([content]) }))
  if ((await sniffFormat(input[0]!)) === 'parquet') return openParquet(input, never, connectNode)
  return openSource(input, undefined, never)
}

interface Case {
  source: Source
  recipe: Recipe
  input: SparkInput
  bronze: Rows
  silver: Rows
}

/** Runs what comes before an analysis, and reads tables. */
async function onSpark(
  input: SparkInput,
  files: readonly File[],
  wanted: readonly string[],
): Promise<Record<string, Rows>> {
  const here = spark()
  const place = { catalog: catalogOf(here), schema: freshSchema() }
  const project = await sparkProject(input, place)
  // Files are read in many pieces at once, and their rows are in order all the same.
  const settings =
    'spark.conf.set("spark.sql.files.maxPartitionBytes", "4096")\nspark.conf.set("spark.sql.files.openCostInBytes", "0")'
  const decoder = new TextDecoder()
  const inPieces = ({ name, bytes }: (typeof project.files)[number]) =>
    name.startsWith('notebooks/bronze')
      ? {
          name,
          bytes: decoder.decode(bytes).replace('\n\n# COMMAND', `\n\n# COMMAND ----------\n\n${settings}\n\n# COMMAND`),
        }
      : { name, bytes }
  const folder = laidOut(here, [
    ...project.files.map(inPieces),
    ...files.map(([name, content]) => ({
      name: `data/${name}`,
      bytes: typeof content === 'string' ? encoder.encode(content) : content,
    })),
  ])
  const notebooks = project.plan.notebooks.filter(({ layer, writes }) => layer !== 'gold' || wanted.includes(writes))
  const whole = (name: string) => `${place.catalog}.${place.schema}.${name}`
  const exact = input.sources.every(({ rows }) => rows !== undefined)
  const { tables } = await sparkAnswer(
    here,
    {
      files: [],
      notebooks: notebooks.map(({ key }) => `notebooks/${key}.py`),
      widgets: { landing: `${folder}/data`, check_rows: exact ? 'exact' : 'off' },
      tables: wanted.map(whole),
    },
    folder,
  )
  return Object.fromEntries(wanted.map((name) => [name, tables[whole(name)]!]))
}

async function run(files: readonly File[], recipe: (info: Source['info']) => unknown): Promise<Case> {
  const source = await opened(files)
  const asked = parseRecipe(recipe(source.info))
  const input = { recipe: asked, sources: [sparkSource('lines', source.info)] }
  const tables = await onSpark(input, files, ['bronze_lines', 'silver_lines'])
  return {
    source,
    recipe: asked,
    input,
    bronze: inOrder(tables['bronze_lines']!),
    silver: inOrder(tables['silver_lines']!),
  }
}

type Line = { file: number; name: string; block: number; row: number }

function inOrder({ columns, rows }: Rows): Rows {
  const at = columns.indexOf('_line')
  const line = (row: readonly Cell[]) => row[at] as unknown as Line
  const place = (row: readonly Cell[]) => [line(row).file, line(row).block, line(row).row]
  const sorted = [...rows].sort((a, b) => {
    const [x, y] = [place(a), place(b)]
    return x[0]! - y[0]! || x[1]! - y[1]! || x[2]! - y[2]!
  })
  return { columns, rows: sorted }
}

const columnOf = ({ columns, rows }: Rows, name: string) => rows.map((row) => row[columns.indexOf(name)])

const AS: Record<string, Wanted> = {
  text: 'key',
  integer: 'number',
  number: 'number',
  boolean: 'flag',
  date: 'time',
  timestamp: 'time',
  list: 'list',
}

/** Every column of bronze against what the tab reads of it. */
async function expectCells({ source, input, bronze }: Case) {
  const [table] = bronzeTables(input)
  const list = table!.columns.find(({ type }) => type === 'list')?.name
  const unread = columnOf(bronze, '_unread') as (string[] | null)[]
  const records = columnOf(bronze, '_record')
  for (const { name, type } of table!.columns) {
    // What nobody needs may be missing at the end of a record.
    if (table!.isText && !table!.needed.includes(name)) continue
    const safe = table!.names.of(name)
    const cells = columnOf(bronze, safe).filter((_, row) => records[row] === null && !unread[row]?.includes(safe))
    // A record that lacks one of these is none.
    const asked = [`${name}:${AS[type]}`, ...table!.needed.map((each) => `${each}:${list === each ? 'list' : 'key'}`)]
    const { rows } = await readCells(source, asked)
    const told = cells.map((cell) => {
      if (type === 'boolean') return Number(cell ?? false)
      if (type === 'timestamp' && typeof cell === 'number') return Math.floor(cell)
      return typeof cell === 'bigint' ? Number(cell) : cell
    })
    expect(told, name).toEqual(rows.map(([cell]) => cell))
  }
}

/** Baskets with their items and what these earned, as the tab's tables have them and as silver's lines make them. */
async function expectBaskets({ source, recipe, silver }: Case) {
  const { layout, roles } = recipe.data
  const table = await readTable(source, tableRequest(recipe), createArena(1 << 20, false), quiet)
  const { input, groupLabels, valueScale, itemIds = table.itemLabels } = table
  const told: string[] = []
  for (let group = 0; group + 1 < input.groupStart.length; group++) {
    for (let row = input.groupStart[group]!; row < input.groupStart[group + 1]!; row++) {
      const items = Array.from(input.items.subarray(input.offsets[row], input.offsets[row + 1]), (item, at) => {
        const value = input.values?.[input.offsets[row]! + at]
        return [itemIds[item], value === undefined ? null : value / 10 ** (valueScale ?? 0)]
      })
      told.push(JSON.stringify([groupLabels[group], layout === 'long' ? table.basketLabel(row) : null, items.sort()]))
    }
  }
  const baskets = new Map<string, Map<string, number | null>>()
  const at = (name: string) => silver.columns.indexOf(name)
  for (const row of silver.rows) {
    const group = at('group_label') < 0 ? null : row[at('group_label')]
    const key = JSON.stringify([group, row[at('basket')], layout === 'long' ? null : row[at('_line')]])
    const items = baskets.get(key) ?? new Map<string, number | null>()
    baskets.set(key, items)
    const item = row[at('item')] as string | null
    if (item === null) continue
    const quantity = roles.quantity === undefined ? 1 : ((row[at('quantity')] as number | null) ?? 1)
    const value =
      at('value') < 0 || recipe.analysis.kind !== 'utility' ? null : ((row[at('value')] as number | null) ?? 0)
    const perUnit = recipe.analysis.kind === 'utility' && recipe.analysis.valueIs === 'unit'
    const earned = value === null ? null : value * (perUnit ? quantity : 1)
    items.set(item, earned === null ? null : Math.round(((items.get(item) ?? 0) + earned) * 1e6) / 1e6)
  }
  const made = [...baskets].map(([key, items]) => {
    const [group, basket] = JSON.parse(key) as [string | null, string]
    return JSON.stringify([group, layout === 'long' ? basket : null, [...items].sort()])
  })
  expect(made.sort()).toEqual(told.sort())
  expect(told.length).toBeGreaterThan(1)
}

const SALES = `Receipt;"It""em";Shop, or \`not\`;Qty;Price € net;When;Who;Note\r
 7001 ; Bread ;North;2;"1.234,50 €";05.03.2024 10:00;c1;a\r
7001;Milk;North;1;(2,25);05.03.2024 10:00;c1;"two
lines; here"\r
7002;"A ""good"" one";;;-;06.03.2024 09:30;;x\r
7002;Milk;South;1,5;0,99;no date;c2;x\r
C7001;Bread;North;-1;-617,25;07.03.2024 08:00;c1;x\r
7003;Bread;South;3;30;08.03.2024 08:00;c3;x\r
7003;;South;3;30;08.03.2024 08:00;c3;x\r
;Milk;South;3;30;08.03.2024 08:00;c3;x\r
7004;Jam;South;1;abc;08.03.2024 08:00;c3;x\r
7005;Jam;South;1;1,00;08.03.2024 08:00;c3;x;too many\r
7006;Jam;South;1;1,00;08.03.2024 08:00;c3\r
7007;Jam;South\r
7008;NA;South;1;1.000;08.03.2024 08:00;c4;x\r
7008;Bread;South;1;1.000;08.03.2024 08:00;c4;x\r
7008;Milk;South;1;1.000;08.03.2024 08:00;c4;x\r
7009;Bread;South;-2;-20;09.03.2024 08:00;c3;x\r
`

const MORE = SALES.replaceAll('700', '800').replaceAll(';c', ';d')

describe.runIf(hasSpark())('lines', () => {
  test('text with signs of every kind, returns set against sales, large baskets left out', async () => {
    const roles = {
      basket: 'Receipt',
      item: 'It"em',
      group: 'Shop, or `not`',
      value: 'Price € net',
      quantity: 'Qty',
      time: 'When',
      customer: 'Who',
    }
    const made = await run(
      [
        ['z [1] {a}*.csv', SALES],
        ["a #%20'.csv", MORE],
      ],
      () => ({
        recipe: 1,
        data: { layout: 'long', roles, returns: 'net', maxBasketItems: 2 },
        analysis: { kind: 'utility', top: 10, valueIs: 'line' },
      }),
    )
    await expectCells(made)
    await expectBaskets(made)
  })

  test('titles, totals and another encoding; items as columns', async () => {
    const rows = Array.from(
      { length: 12 },
      (_, at) => `${100 + at};K\u00f6ln;${at % 2};${at % 3 === 0 ? 'ja' : 'nein'};${at === 5 ? '' : 1};4,${at}`,
    )
    const text = `Verk\u00e4ufe 2024;;;;;\n\nBon;Stadt;Br\u00f6tchen;K\u00e4se;2011;Betrag\n${rows.join('\n')}\nSumme;;;;;54,6\n`
    const made = await run([['verkauf.csv', Uint8Array.from(text, (sign) => sign.charCodeAt(0))]], () => ({
      recipe: 1,
      data: { layout: 'wide', roles: { basket: 'Bon', group: 'Stadt' } },
      analysis: { kind: 'rules', minSupport: 0.1 },
    }))
    expect(made.source.info.skipped).toEqual({ titles: 1, totals: 1 })
    await expectCells(made)
    await expectBaskets(made)
  })

  test('a basket a line', async () => {
    const lines = [
      'bread,milk',
      'milk',
      'bread,"a, b",jam,milk',
      'jam,,bread',
      'eggs,milk,jam',
      'bread',
      'eggs,bread,milk,jam,tea',
    ]
    const made = await run([['baskets.csv', `${lines.join('\n')}\n`]], (info) => ({
      recipe: 1,
      data: { layout: info.layout, roles: {} },
      analysis: { kind: 'itemsets', minCount: 1 },
    }))
    expect(made.source.info.ragged).toBe(true)
    await expectBaskets(made)
  })

  test('lists in cells of objects', async () => {
    const objects = [
      { id: 1, items: "['a', 'b']", shop: 'x' },
      { id: 2, items: 'c, "d, e"', shop: null },
      { id: 3, items: '', shop: 'x' },
      { id: 4, shop: 'y', items: 'a, c, a' },
      { id: 5, shop: 'y', items: '[b]' },
      { id: 1e3, shop: 'y', items: 'a,b' },
    ]
    const made = await run([['objects.json', objects.map((each) => JSON.stringify(each)).join('\n')]], () => ({
      recipe: 1,
      data: { layout: 'list', roles: { basket: 'id', item: 'items', group: 'shop' } },
      analysis: { kind: 'itemsets', minCount: 1 },
    }))
    await expectCells(made)
    await expectBaskets(made)
  })

  test('Parquet with types of its own, in several pieces', async () => {
    const rows = 700
    const of = <T>(make: (row: number) => T) => Array.from({ length: rows }, (_, row) => make(row))
    const table = new Table({
      'store id': vectorFromArray(
        of((row) => (row % 7 === 0 ? null : (row % 3) / 4)),
        new Float64(),
      ),
      receipt: vectorFromArray(
        of((row) => 9007199254740993n + BigInt(row % 90)),
        new Int64(),
      ),
      'item.no': vectorFromArray(
        of((row) => (row % 11 === 0 ? null : row % 23)),
        new Int32(),
      ),
      single: vectorFromArray(
        of((row) => row / 10),
        new Float32(),
      ),
      paid: vectorFromArray(
        of((row) => (row % 13 === 0 ? Number.NaN : row / 8)),
        new Float64(),
      ),
      day: vectorFromArray(
        of((row) => new Date(Date.UTC(2024, 0, 1 + (row % 40)))),
        new DateDay(),
      ),
      at: vectorFromArray(
        of((row) => 1.7e12 + row * 1001),
        new TimestampMillisecond(),
      ),
      zoned: vectorFromArray(
        of((row) => 1.7e12 + row * 1000 + 0.123),
        new TimestampMicrosecond('Europe/Berlin'),
      ),
      flag: vectorFromArray(
        of((row) => (row % 5 === 0 ? null : row % 2 === 0)),
        new Bool(),
      ),
      text: vectorFromArray(
        of((row) => (row % 6 === 0 ? '  ' : ` t${row % 9} `)),
        new Utf8(),
      ),
      iso: vectorFromArray(
        of((row) => `2024-03-0${1 + (row % 9)} 10:00`),
        new Utf8(),
      ),
      list: vectorFromArray(
        of((row) => [String(row % 4), ' b ', '', null]),
        new List(new Field('item', new Utf8(), true)),
      ),
      money: vectorFromArray(
        of((row) => Uint32Array.of(row * 5, 0, 0, 0)),
        new Decimal(2, 12, 128),
      ),
    })
    const made = await run([['lines.parquet', parquetOf(table, { rowGroup: 90 })]], () => ({
      recipe: 1,
      data: {
        layout: 'long',
        roles: { basket: 'receipt', item: 'item.no', group: 'store id', value: 'paid', time: 'at' },
      },
      analysis: { kind: 'utility', top: 10 },
    }))
    await expectCells(made)
    await expectBaskets(made)
  })

  test('another table beside the lines, conditions, a kept set as group, levels and names', async () => {
    const lines = `order,sku,who,when,n
1,007,a,2024-01-01,1
1,8,a,2024-01-01,2
2,007,b,2024-02-01,3
2,9,b,2024-02-01,x
3,8,,2024-03-01,5
3,11,,2024-03-01,6
4,8,c,2024-04-01,7
5,9,a,2024-05-01,8
6,11,b,2024-06-01,9
`
    const goods = `sku,called,kind,class
007,Tea,Drinks,Food
8,Cup,Ware,Other
9,Tea,Drinks,Food
11,,Ware,
8,Mug,Twice,Twice
`
    const set = 'friends (customers-0123456789abcdef)'
    const source = await opened([['lines.csv', lines]])
    const other = await opened([['goods.csv', goods]])
    const recipe = parseRecipe({
      recipe: 2,
      data: {
        sources: {
          lines: { files: [], filters: [{ column: 'order', op: '<', value: 6 }] },
          goods: { files: [], filters: [{ column: 'kind', op: '!=', value: 'Twice' }] },
        },
        steps: [{ step: 'join', source: 'goods', on: { left: 'sku', right: 'sku' } }],
        roles: { basket: 'order', item: 'sku', group: set, customer: 'who' },
        filters: [
          { column: 'when', op: '>=', value: '2024-01-15' },
          { column: 'who', op: 'not in set', value: ['z'] },
        ],
        mix: ['class', 'kind'],
        names: { item: 'called' },
      },
      analysis: { kind: 'rules', minSupport: 0.1, perGroup: true },
    })
    const sets = { [set]: { column: 'who', groupColumn: null, members: [{ id: 'a' }, { id: 'x' }] } }
    const input = { recipe, sources: [sparkSource('lines', source.info), sparkSource('goods', other.info)], sets }
    const tables = await onSpark(
      input,
      [
        ['lines.csv', lines],
        ['goods.csv', goods],
      ],
      ['silver_lines', 'silver_items', 'gold_rules'],
    )
    const { columns, rows } = inOrder(tables['silver_lines']!)
    const at = ['group_label', 'basket', 'item', 'customer', 'level_1', 'level_2'].map((name) => columns.indexOf(name))
    expect(rows.map((row) => at.map((place) => row[place]))).toEqual([
      ['the rest', '2', '007', 'b', 'Food', 'Drinks'],
      ['the rest', '2', '9', 'b', 'Food', 'Drinks'],
      ['the rest', '4', '8', 'c', 'Other', 'Ware'],
      ['friends', '5', '9', 'a', 'Food', 'Drinks'],
    ])
    const called = tables['silver_items']!.rows.map(([item, shown]) => [item, shown])
    expect(called.sort()).toEqual([
      ['007', 'Tea \u00b7 007'],
      ['8', 'Cup'],
      ['9', 'Tea \u00b7 9'],
    ])
    const gold = tables['gold_rules']!
    expect(gold.columns.slice(0, 3)).toEqual([set, 'antecedents', 'consequents'])
    const both = columnOf(gold, 'antecedents_names').map((from, row) => [
      columnOf(gold, set)[row],
      [...(from as string[]), ...(columnOf(gold, 'consequents_names')[row] as string[])].sort().join(),
    ])
    expect(both).toContainEqual(['the rest', 'Tea \u00b7 007,Tea \u00b7 9'])
    expect(both.flatMap(([, items]) => String(items)).join()).not.toMatch(/(^|,)(007|9)(,|$)/)
  })

  test('rows of each entity are one before they come beside others; a result of the tab as a table', async () => {
    const people = Array.from({ length: 60 }, (_, at) => `c${at},${at % 4}`).join('\n')
    const orders = Array.from({ length: 200 }, (_, at) => `o${at},c${at % 60},p${at % 7},${at / 4}`).join('\n')
    const files: readonly File[] = [
      ['people.csv', `who,town\n${people}\n`],
      ['orders.csv', `order,who,item,paid\n${orders}\n`],
    ]
    const [source, other] = await Promise.all(files.map((file) => opened([file])))
    const recipe = parseRecipe({
      recipe: 2,
      data: {
        sources: {
          people: { files: [] },
          orders: {
            files: [],
            steps: [
              {
                step: 'aggregate',
                by: ['who'],
                values: [
                  { as: 'spent', take: 'sum', of: 'paid' },
                  { as: 'orders', take: 'count' },
                ],
              },
            ],
          },
        },
        steps: [{ step: 'join', source: 'orders', on: { left: 'who', right: 'who' } }],
        roles: { basket: 'who', item: 'town', value: 'spent' },
      },
      analysis: { kind: 'utility', top: 3 },
    })
    const input = { recipe, sources: [sparkSource('people', source!.info), sparkSource('orders', other!.info)] }
    const tables = await onSpark(input, files, ['silver_lines'])
    const { columns, rows } = tables['silver_lines']!
    expect(rows.length).toBe(60)
    expect(new Set(rows.map((row) => row[columns.indexOf('basket')])).size).toBe(60)
    const spent = rows.reduce((sum, row) => sum + (row[columns.indexOf('value')] as number), 0)
    expect(spent).toBe(Array.from({ length: 200 }, (_, at) => at / 4).reduce((sum, paid) => sum + paid, 0))

    const here = spark()
    const place = { catalog: catalogOf(here), schema: freshSchema() }
    const result = { 'a; b': ['x', null], items: [['p', 'q'], []], count: [3, 4], share: [0.5, 0.25] }
    const table = new Table({
      'a; b': vectorFromArray(result['a; b'], new Utf8()),
      items: vectorFromArray(result.items, new List(new Field('item', new Utf8(), true))),
      count: vectorFromArray(result.count, new Int32()),
      share: vectorFromArray(result.share, new Float64()),
    })
    const exported = {
      kind: 'rules',
      title: `It's \${env:HOME} "so"`,
      rows: 2,
      columns: [
        { name: 'a; b', type: 'utf8' },
        { name: 'items', type: 'list' },
        { name: 'count', type: 'i32' },
        { name: 'share', type: 'f64' },
      ],
    } as const
    const job = {
      files: [
        { name: 'notebooks/table_rules.py', bytes: resultNotebook(exported, place) },
        { name: resultFile(exported), bytes: parquetOf(table) },
      ],
      notebooks: ['notebooks/table_rules.py'],
      tables: [`${place.catalog}.${place.schema}.table_rules`],
    }
    const folder = laidOut(here, job.files)
    const widgets = { source_path: `${folder}/${resultFile(exported)}` }
    const answer = await sparkAnswer(here, { ...job, widgets, twice: true }, folder)
    expect(answer.changed).toEqual([])
    expect(answer.tables[job.tables[0]!]).toEqual({
      columns: ['a; b', 'items', 'count', 'share'],
      rows: [
        ['x', ['p', 'q'], 3, 0.5],
        [null, [], 4, 0.25],
      ],
    })
  })
})
