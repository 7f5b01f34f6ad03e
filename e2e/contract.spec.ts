import {
  Bool,
  type DataType,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int32,
  List,
  Table,
  TimestampMillisecond,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow'
import { parquetOf } from '../test/readers/node-parquet'
import { rules, run, sets } from './ask'
import { expect, test } from './fixtures'
import { openHost } from './host'

const roles = { basket: 'r', item: 'i' }
const byStore = { ...roles, group: 's' }
const any = { minCount: 1, maxLength: 1 }

test('rows and baskets', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  await test.step('text is trimmed of blanks, empty text is null', async () => {
    await host.give(
      'a.csv',
      'csv',
      'r,i,s\n1, tea ,x\n1,"  milk",x\n 1 ,tea,x\n2,   ,x\n,tea,x\n3,tea, \n3,"",\n"  ",tea,x\n4,a b,x\n',
    )
    expect(await sets(host, { roles }, any)).toEqual(['tea 2', 'a b 1', 'milk 1'])
    // n: 1, 3 and 4; basket 2 holds nothing valid.
    expect(await sets(host, { roles }, { minSupport: 0.5 })).toEqual(['tea 2'])
    expect(await sets(host, { roles: byStore }, { ...any, perGroup: true })).toEqual([
      'null: tea 1',
      'x: a b 1',
      'x: milk 1',
      'x: tea 1',
    ])
  })
  await test.step('a basket is group and receipt, also in global runs', async () => {
    await host.give('a.csv', 'csv', 'r,i,s\n1,a,x\n1,b,y\n1,a,\n1,b,x\n2,a,y\n1,a,x\n')
    expect(await sets(host, { roles: byStore }, { minCount: 1 })).toEqual(['a 3', 'b 2', 'a b 1'])
    expect(await sets(host, { roles }, { minCount: 1 })).toEqual(['a 2', 'a b 1', 'b 1'])
    expect(await sets(host, { roles: byStore }, { minCount: 1, perGroup: true })).toEqual([
      'null: a 1',
      'x: a 1',
      'x: a b 1',
      'x: b 1',
      'y: a 1',
      'y: b 1',
    ])
  })
  await test.step('the smallest count is ceil(minSupport · n − 1e-9)', async () => {
    const lines = Array.from(
      { length: 100 },
      (_, r) => `${r},${r < 7 ? 'seven' : 'other'}\n${r},${r < 6 ? 'six' : 'other'}`,
    )
    await host.give('a.csv', 'csv', `r,i\n${lines.join('\n')}\n`)
    expect(await sets(host, { roles }, { minSupport: 0.07 })).toEqual(['other 94', 'seven 7'])
    expect(await sets(host, { roles }, { minSupport: 0.0701 })).toEqual(['other 94'])
    expect(await sets(host, { roles }, { minSupport: 0.06 })).toEqual(['other 94', 'seven 7', 'seven six 6', 'six 6'])
    expect(await rules(host, { roles }, { minSupport: 0.06 })).toEqual(['six → seven', 'seven → six'])
    expect(await rules(host, { roles }, { minSupport: 0.0601 })).toEqual([])
    // exclude and pruning leave n as it is
    expect(await sets(host, { roles }, { minSupport: 0.07, exclude: ['other'] })).toEqual(['seven 7'])
    expect(await sets(host, { roles }, { minSupport: 0.0701, exclude: ['other'] })).toEqual([])
  })
  await test.step('wide: one column per item; empty rows count', async () => {
    await host.give('a.csv', 'csv', 'r,s,tea,milk,ham\n1,x,1,1,0\n2,x,0,0,0\n3,y,1,0,1\n,y,1,1,1\n3,x,0,1,0\n')
    const wide = { layout: 'wide', roles: { basket: 'r', group: 's' } }
    expect(await sets(host, wide, { minCount: 1 })).toEqual(['milk 2', 'tea 2', 'ham 1', 'ham tea 1', 'milk tea 1'])
    expect((await run(host, wide, { kind: 'itemsets', minSupport: 0.5 }))['rows']).toBe(2)
    expect((await run(host, wide, { kind: 'itemsets', minSupport: 0.51 }))['rows']).toBe(0)
    expect(await sets(host, wide, { minSupport: 0.66, perGroup: true })).toEqual([
      'x: milk 2',
      'y: ham 1',
      'y: ham tea 1',
      'y: tea 1',
    ])
    expect(
      await sets(
        host,
        { layout: 'wide', roles: { group: 's' }, filters: [{ column: 'r', op: 'is not null' }] },
        { ...any, exclude: [] },
      ),
    ).toEqual(['milk 2', 'tea 2', 'ham 1'])
  })
  await test.step('list: one cell holds all items; empty ones count', async () => {
    await host.give('a.csv', 'csv', 'r;s;i\n1;x;tea, milk,tea\n2;x;\n3;y;ham,  ,tea\n;y;milk,ham\n4;y;milk\n')
    const list = { layout: 'list', roles: byStore }
    expect(await sets(host, list, { minCount: 1 })).toEqual(['milk 2', 'tea 2', 'ham 1', 'ham tea 1', 'milk tea 1'])
    expect((await run(host, list, { kind: 'itemsets', minSupport: 0.5 }))['rows']).toBe(2)
    expect((await run(host, list, { kind: 'itemsets', minSupport: 0.51 }))['rows']).toBe(0)
  })
  await test.step('baskets with more items than maxBasketItems are left out', async () => {
    await host.give('a.csv', 'csv', 'r,i\n1,a\n1,b\n1,c\n2,a\n2,b\n2,b\n3,a\n')
    expect(await sets(host, { roles, maxBasketItems: 2 }, { minSupport: 0.5 })).toEqual(['a 2', 'a b 1', 'b 1'])
    expect(await sets(host, { roles, maxBasketItems: 1 }, { minSupport: 0.5 })).toEqual(['a 1'])
  })
})

function column(values: readonly unknown[], type: DataType): Vector {
  return vectorFromArray(values as never, type) as Vector
}

test('filters and labels are the same from text, Parquet and Arrow', async ({ page, site }) => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  const at = (text: string) => new Date(`${text}Z`)
  const table = new Table({
    r: column([1, 2, 3, 4, 5, 6], new Int32()),
    i: column(['a', 'b', 'c', 'd', 'e', 'f'], new Utf8()),
    country: column(['France', 'Spain', null, 'Österreich', '😀', '\uffee'], new Utf8()),
    qty: column([1, -2, null, 10, 2, 100], new Int32()),
    price: column([1.5, 2, null, 0.25, -3.75, 1e3], new Float64()),
    member: column([true, false, null, true, false, true], new Bool()),
    day: column(
      [day('2024-01-31'), day('2024-02-01'), null, day('2023-12-31'), day('2024-02-29'), day('1999-01-01')],
      new DateDay(),
    ),
    moment: column(
      [
        at('2024-01-31T10:00:00'),
        at('2024-02-01T00:00:00'),
        null,
        at('2023-12-31T23:59:59'),
        at('2024-02-29T12:30:00'),
        at('1999-01-01T01:01:01'),
      ],
      new TimestampMillisecond(),
    ),
  })
  const csv = `r,i,country,qty,price,member,day,moment
1,a,France,1,1.5,true,2024-01-31,2024-01-31 10:00:00
2,b,Spain,-2,2,false,2024-02-01,2024-02-01 00:00:00
3,c,,,,,,
4,d,Österreich,10,0.25,true,2023-12-31,2023-12-31 23:59:59
5,e,😀,2,-3.75,false,2024-02-29,2024-02-29 12:30:00
6,f,\uffee,100,1000,true,1999-01-01,1999-01-01 01:01:01
`
  const cases: [string, string, unknown, string][] = [
    ['country', '=', 'France', 'a'],
    ['country', '=', ' France ', 'a'],
    ['country', '=', '\u00a0France', ''],
    ['country', '!=', 'France', 'bdef'],
    ['country', 'in', ['France', 'Spain'], 'ab'],
    ['country', 'not in', ['France', 'Spain'], 'def'],
    ['country', '<', 'Spain', 'a'],
    ['country', '>=', 'Spain', 'bdef'],
    ['country', '>', '\uffee', 'e'],
    ['country', '<=', '\uffee', 'abdf'],
    ['country', 'is null', undefined, 'c'],
    ['country', 'is not null', undefined, 'abdef'],
    ['country', '=', '', ''],
    ['country', 'in', [], ''],
    ['country', 'not in', [], 'abdef'],
    ['qty', '=', 2, 'e'],
    ['qty', '=', '2', 'e'],
    ['qty', '!=', 2, 'abdf'],
    ['qty', '<', 2, 'ab'],
    ['qty', '>=', 10, 'df'],
    ['qty', '>', '9', 'df'],
    ['qty', 'in', [1, 100], 'af'],
    ['qty', 'in', ['1', '100'], 'af'],
    ['qty', 'not in', [1, 100], 'bde'],
    ['qty', 'is null', undefined, 'c'],
    ['price', '<=', 1.5, 'ade'],
    ['price', '=', 1000, 'f'],
    ['price', '>', -3.75, 'abdf'],
    ['price', 'is not null', undefined, 'abdef'],
    ['member', '=', true, 'adf'],
    ['member', '!=', true, 'be'],
    ['member', '=', 'false', 'be'],
    ['member', 'in', [true, false], 'abdef'],
    ['member', 'not in', [true], 'be'],
    ['member', 'is null', undefined, 'c'],
    ['day', '=', '2024-01-31', 'a'],
    ['day', '<', '2024-02-01', 'adf'],
    ['day', '>=', '2024-02-01', 'be'],
    ['day', '!=', '2024-02-01', 'adef'],
    ['day', 'in', ['2024-01-31', '1999-01-01'], 'af'],
    ['day', 'is null', undefined, 'c'],
    ['moment', '=', '2024-01-31 10:00:00', 'a'],
    ['moment', '=', '2024-01-31T10:00:00', 'a'],
    ['moment', '>', '2024-01-31', 'abe'],
    ['moment', '<=', '2024-02-01', 'abdf'],
    ['moment', 'is not null', undefined, 'abdef'],
    ['i', 'not in', ['a', 'f'], 'bcde'],
  ]
  const files = [
    ['t.csv', 'csv', csv],
    ['t.parquet', 'parquet', parquetOf(table)],
    ['t.arrow', 'arrow', tableToIPC(table, 'file')],
    ['t.arrow', 'arrow', tableToIPC(table, 'stream')],
  ] as const
  const host = await openHost(page, site.url)
  for (const [name, format, content] of files) {
    const { result, error } = await host.give(name, format, content)
    expect(error).toBeUndefined()
    expect(result).toMatchObject({
      table: name,
      rows: 6,
      rowsExact: true,
      columns: [
        ['r', 'integer'],
        ['i', 'text'],
        ['country', 'text'],
        ['qty', 'integer'],
        ['price', 'number'],
        ['member', 'boolean'],
        ['day', 'date'],
        ['moment', 'timestamp'],
      ].map(([n, type]) => ({ name: n, type })),
    })
    // Arrow and Parquet share what judges a row.
    const some = format === 'arrow' ? cases.filter((_, at) => at % 6 === 0) : cases
    for (const [filtered, op, value, kept] of some) {
      const filters = [{ column: filtered, op, ...(value === undefined ? {} : { value }) }]
      const what = `${name} ${filtered} ${op} ${JSON.stringify(value)}`
      expect.soft((await sets(host, { roles, filters }, any)).map((set) => set[0]).join(''), what).toBe(kept)
    }
    const both = [
      { column: 'qty', op: '>', value: 0 },
      { column: 'member', op: '=', value: true },
    ]
    expect(await sets(host, { roles, filters: both }, any)).toEqual(['a 1', 'd 1', 'f 1'])
    // Any column is a label, written the same wherever it comes from.
    const labels: Record<string, string[]> = {
      qty: ['-2', '1', '10', '100', '2'],
      price: ['-3.75', '0.25', '1.5', '1000', '2'],
      member: ['false', 'true'],
      day: ['1999-01-01', '2023-12-31', '2024-01-31', '2024-02-01', '2024-02-29'],
      moment: [
        '1999-01-01 01:01:01',
        '2023-12-31 23:59:59',
        '2024-01-31 10:00:00',
        '2024-02-01 00:00:00',
        '2024-02-29 12:30:00',
      ],
    }
    for (const [item, expected] of Object.entries(labels)) {
      const found = await sets(host, { roles: { basket: 'r', item } }, any)
      expect.soft(found.map((set) => set.replace(/ \d$/, '')).sort(), `${name} ${item}`).toEqual(expected)
    }
  }
})

test('layouts from Parquet and Arrow', async ({ page, site }) => {
  const wide = new Table({
    r: column([1, 2, 3], new Int32()),
    tea: column([true, null, false], new Bool()),
    milk: column([true, false, true], new Bool()),
    ham: column([1, 0, 1], new Int32()),
    amount: column([5, 0, 1], new Int32()),
  })
  const list = new Table({
    r: column([1, 2, 3, 4], new Int32()),
    i: column([['a', ' b', 'a'], [], null, ['b', null, '']], new List(new Field('item', new Utf8(), true))),
  })
  const words = new Dictionary(new Utf8(), new Int32())
  const categories = new Table({
    r: column(['1', '1', null, '2'], words),
    i: column([' a', 'b ', 'c', ''], new Dictionary(new Utf8(), new Int32())),
  })
  const host = await openHost(page, site.url)
  for (const form of ['parquet', 'file', 'stream'] as const) {
    const load = async (table: Table) => {
      const [format, bytes] =
        form === 'parquet' ? (['parquet', parquetOf(table)] as const) : (['arrow', tableToIPC(table, form)] as const)
      // The same names with other types are other columns: each table replaces the one before.
      expect((await host.give(`t${table.numCols} ${table.numRows}`, format, bytes)).error).toBeUndefined()
    }
    await load(wide)
    const asWide = { layout: 'wide', roles: { basket: 'r' } }
    expect(await sets(host, asWide, { minCount: 2 }), form).toEqual(['ham 2', 'ham milk 2', 'milk 2'])
    await load(list)
    const asList = { layout: 'list', roles }
    expect(await sets(host, asList, { minCount: 1 }), form).toEqual(['b 2', 'a 1', 'a b 1'])
    expect(await sets(host, asList, { minSupport: 0.26 }), form).toEqual(['b 2'])
    await host.give('gone.csv', 'csv', 'x\n1\n')
    await load(categories)
    expect(await sets(host, { roles }, { minCount: 1 }), form).toEqual(['a 1', 'a b 1', 'b 1'])
    await load(list)
    expect(await sets(host, asList, { minSupport: 0.26 }), form).toEqual(['b 2'])
  }
})

test('what a recipe says of reading holds at the run', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  const kept = (filters: object[]) => ({ roles, filters })
  await test.step('header', async () => {
    await host.give('a.csv', 'csv', '1,tea\n1,milk\n2,tea\n')
    expect(await sets(host, { read: { header: false }, roles: { basket: 'column1', item: 'column2' } }, any)).toEqual([
      'tea 2',
      'milk 1',
    ])
    expect(await sets(host, { read: { header: true }, roles: { basket: '1', item: 'tea' } }, any)).toEqual([
      'milk 1',
      'tea 1',
    ])
    expect(await sets(host, { roles: { basket: 'column1', item: 'column2' } }, any)).toEqual(['tea 2', 'milk 1'])
  })
  await test.step('delimiter', async () => {
    await host.give('a.csv', 'csv', 'r;i;p\n1;a,b;1,5\n2;c,d;2,5\n')
    expect(await sets(host, { read: { delimiter: ';' }, roles }, any)).toEqual(['a,b 1', 'c,d 1'])
  })
  await test.step('decimal', async () => {
    await host.give('a.csv', 'csv', 'r;i;p\n1;a;1.500\n2;b;2.000\n3;c;900.000\n')
    expect(await sets(host, kept([{ column: 'p', op: '>', value: 100 }]), any)).toEqual(['c 1'])
    expect(await sets(host, { read: { decimal: ',' }, ...kept([{ column: 'p', op: '>', value: 1800 }]) }, any)).toEqual(
      ['b 1', 'c 1'],
    )
  })
  await test.step('dates', async () => {
    await host.give('a.csv', 'csv', 'r,i,d\n1,a,01/02/2024\n2,b,03/04/2024\n')
    const before = [{ column: 'd', op: '<', value: '2024-02-01' }]
    expect(
      await sets(
        host,
        { read: { dateFormat: '%d/%m/%Y' }, ...kept([{ column: 'd', op: '<', value: '2024-02-02' }]) },
        any,
      ),
    ).toEqual(['a 1'])
    expect(await sets(host, { read: { dateFormat: '%m/%d/%Y' }, ...kept(before) }, any)).toEqual(['a 1'])
  })
  await test.step('missing values', async () => {
    await host.give('a.csv', 'csv', 'r,i\n1,tea\n1,NA\n2,none\n')
    expect(await sets(host, { roles }, any)).toEqual(['NA 1', 'none 1', 'tea 1'])
    expect(await sets(host, { read: { nullValues: ['', 'NA'] }, roles }, any)).toEqual(['none 1', 'tea 1'])
  })
  await test.step('encoding', async () => {
    await host.give('a.csv', 'csv', Buffer.from('r,i\n1,th\xe9\n2,\x80\n', 'latin1'))
    expect(await sets(host, { roles }, any)).toEqual(['thé 1', '€ 1'])
    expect(await sets(host, { read: { encoding: 'iso-8859-15' }, roles }, any)).toEqual(
      expect.arrayContaining(['thé 1']),
    )
  })
})

test('files that come and go', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  const table = async (name: string, csv: string) => (await host.give(name, 'csv', csv)).result
  await test.step('the same name replaces, be the new file as long as the old', async () => {
    expect(await table('a.csv', 'r,i\n1,a\n2,a\n')).toMatchObject({ table: 'a.csv', rows: 2 })
    expect(await sets(host, { roles }, any)).toEqual(['a 2'])
    expect(await table('a.csv', 'r,i\n1,b\n2,c\n')).toMatchObject({ rows: 2 })
    expect(await sets(host, { roles }, any)).toEqual(['b 1', 'c 1'])
    // The new file comes while a run over the old one is waiting.
    await host.tell('submit')
    const running = host.ask('run')
    await table('a.csv', 'r,i\n1,d\n2,e\n')
    await running
    expect(await sets(host, { roles }, any)).toEqual(['d 1', 'e 1'])
  })
  await test.step('the same columns append, others replace', async () => {
    expect(await table('b.csv', 'r,i\n2,f\n3,f\n')).toMatchObject({ rows: 4 })
    expect(await sets(host, { roles }, { minCount: 1 })).toEqual(['f 2', 'd 1', 'e 1', 'e f 1'])
    expect(await table('c.csv', 'i,r\ng,1\nh,9\n')).toMatchObject({ rows: 6 })
    expect(await sets(host, { roles }, { minCount: 1, maxLength: 1 })).toEqual(['f 2', 'd 1', 'e 1', 'g 1', 'h 1'])
    expect(await table('b.csv', 'r,i\n9,z\n')).toMatchObject({ rows: 5 })
    expect(await sets(host, { roles }, { minCount: 1, maxLength: 1 })).toEqual(['d 1', 'e 1', 'g 1', 'h 1', 'z 1'])
    expect(await table('d.csv', 'r,i,x\n1,a,1\n')).toMatchObject({
      table: 'd.csv',
      rows: 1,
      columns: [{ name: 'r' }, { name: 'i' }, { name: 'x' }],
    })
    expect(await sets(host, { roles }, any)).toEqual(['a 1'])
  })
  await test.step('a header of any width', async () => {
    const wide = (values: string) =>
      `r,i,${Array.from({ length: 12_000 }, (_, c) => `column ${c}`).join(',')}\n1,${values},${'0,'.repeat(11_999)}1\n`
    expect((await host.give('w.csv', 'csv', wide('a'))).result).toMatchObject({ table: 'w.csv', rows: 1 })
    expect((await host.give('v.csv', 'csv', wide('b'))).result).toMatchObject({ rows: 2 })
    expect(await sets(host, { roles: { basket: 'r', item: 'i' } }, { minCount: 1 })).toEqual(['a 1', 'a b 1', 'b 1'])
    expect((await host.give('d.csv', 'csv', 'r,i,x\n1,a,1\n')).result).toMatchObject({ rows: 1 })
    expect((await host.give('w.csv', 'csv', wide('a'))).result).toMatchObject({ rows: 1 })
    expect((await host.give('d.csv', 'csv', 'r,i,x\n1,a,1\n')).result).toMatchObject({ rows: 1 })
  })
  await test.step('a file that cannot be read leaves what was there', async () => {
    expect((await host.give('e.csv', 'csv', '')).error?.code).toBe('file-empty')
    expect((await host.give('d.csv', 'parquet', 'r,i\n1,a\n')).error?.code).toBe('format-unknown')
    expect((await host.give('d.parquet', 'parquet', 'PAR1 this is no Parquet PAR1')).error?.code).toBe(
      'file-unreadable',
    )
    expect((await host.give('d.arrow', 'arrow', 'ARROW1 this is no Arrow ARROW1')).error?.code).toBe('file-unreadable')
    expect(await sets(host, { roles }, any)).toEqual(['a 1'])
  })
  await test.step('by address', async () => {
    expect(await host.tell('load', { name: 'g', format: 'parquet', url: 'samples/grocery.parquet' })).toMatchObject({
      table: 'g',
      rowsExact: true,
    })
    expect(
      await host.tell('load', { name: 'h', format: 'parquet', url: new URL('samples/grocery.parquet', site.url).href }),
    ).toMatchObject({ rowsExact: true })
  })
})

test('files of odd content', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  const found = async (csv: string, data: object = {}) => {
    expect((await host.give('a.csv', 'csv', csv)).error).toBeUndefined()
    return sets(host, { roles, ...data }, { minCount: 1, maxLength: 2 })
  }
  const nothing = new Table({ r: column([], new Int32()), i: column([], new Utf8()) })
  await test.step('no rows are a result of no rows', async () => {
    expect(await found('r,i\n')).toEqual([])
    expect(await found('r,i')).toEqual([])
    expect(await found('r,i\n1,\n')).toEqual([])
    expect(await found('r,i\n1,a\n', { filters: [{ column: 'i', op: '=', value: 'b' }] })).toEqual([])
    expect(await found('r,i\n1,a\n1,b\n', { maxBasketItems: 1 })).toEqual([])
    for (const perGroup of [true, false])
      expect(
        (
          await run(
            host,
            { roles: { ...roles, group: 'i' }, maxBasketItems: 1, filters: [{ column: 'r', op: '=', value: 5 }] },
            { kind: 'rules', minSupport: 0.5, perGroup },
          )
        )['rows'],
      ).toBe(0)
    expect(await host.text({ format: 'json' })).toBe('[]')
    expect((await host.give('a.parquet', 'parquet', parquetOf(nothing))).result).toMatchObject({ rows: 0 })
    expect(await sets(host, { roles }, any)).toEqual([])
    for (const form of ['file', 'stream'] as const) {
      expect((await host.give('a.arrow', 'arrow', tableToIPC(nothing, form))).result).toMatchObject({ rows: 0 })
      expect(await sets(host, { roles }, any)).toEqual([])
    }
  })
  await test.step('one line, one receipt, one column', async () => {
    expect(await found('r,i\n1,a')).toEqual(['a 1'])
    expect(await found('r,i\n1,a\n1,b\n1,a\n')).toEqual(['a 1', 'a b 1', 'b 1'])
    expect(await found('i\na\nb\n', { roles: { basket: 'i', item: 'i' } })).toEqual(['a 1', 'b 1'])
  })
  await test.step('line ends, marks and quotes', async () => {
    expect(await found('\ufeffr,i\r\n1,"a\r\nb"\r\n1,"c ""d"""\r\n\r\n2,e\r\n')).toEqual([
      'a\r\nb 1',
      'a\r\nb c "d" 1',
      'c "d" 1',
      'e 1',
    ])
    expect(await found('r\ti\n1\ta\n2\ta\n')).toEqual(['a 2'])
    expect(await found('r|i\n1|a\n2|a\n')).toEqual(['a 2'])
  })
  await test.step('5,000 items in a basket', async () => {
    const items = Array.from({ length: 5000 }, (_, i) => `1,item${i}`)
    expect((await host.give('a.csv', 'csv', `r,i\n${items.join('\n')}\n2,item0\n2,item1\n`)).result).toMatchObject({
      rows: 5002,
    })
    expect(await sets(host, { roles }, { minCount: 2 })).toEqual(['item0 2', 'item0 item1 2', 'item1 2'])
    expect((await run(host, { roles }, { kind: 'itemsets', minCount: 1, maxLength: 1 }))['rows']).toBe(5000)
    expect(await run(host, { roles }, { kind: 'itemsets', minCount: 1, limit: 1000 })).toMatchObject({
      rows: 3,
      limited: true,
      limitAt: 2,
    })
  })
  await test.step('100,000 items', async () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `${i >> 1},i${i}\n${i},often`)
    await host.give('a.csv', 'csv', `r,i\n${lines.join('\n')}\n`)
    expect((await run(host, { roles }, { kind: 'itemsets', minCount: 1 }))['rows']).toBe(
      1 + 100_000 + 100_000 + 50_000 + 50_000,
    )
    expect(await sets(host, { roles }, { minCount: 2 })).toEqual(['often 100000'])
  })
})
