import { type Table, tableFromIPC } from 'apache-arrow'
import { readParquet } from 'parquet-wasm/node'
import { expect, test } from './fixtures'
import { type Host, openHost } from './host'

type Row = Record<string, unknown>

const HIGH = '\uffee' // the last letters of the BMP come before every astral one, though UTF-16 says otherwise
const SMILE = '😀'

/** A line for each item of each basket. */
function long(baskets: [store: string, receipt: string, items: string[]][]): string {
  const lines = baskets.flatMap(([store, receipt, items]) => items.map((item) => `${store},${receipt},${item}`))
  return `store,receipt,sku\n${lines.join('\n')}\n`
}

const roles = { basket: 'receipt', item: 'sku' }
const byStore = { ...roles, group: 'store' }

async function run(host: Host, data: object, analysis: object): Promise<Row> {
  await host.tell('setRecipe', { recipe: 1, data: { files: [], ...data }, analysis })
  return host.tell('run')
}

const json = async (host: Host): Promise<Row[]> => JSON.parse(await host.text({ format: 'json' }))
const plain = (value: unknown): unknown =>
  typeof value === 'bigint'
    ? Number(value)
    : typeof value === 'object' && value !== null && 'toArray' in value
      ? Array.from((value as { toArray(): Iterable<unknown> }).toArray(), plain)
      : typeof value === 'number' && !Number.isFinite(value)
        ? null
        : value
const rowsOf = (table: Table): Row[] =>
  table.toArray().map((row) => Object.fromEntries(table.schema.fields.map(({ name }) => [name, plain(row[name])])))
const schemaOf = ({ schema }: Table) => schema.fields.map(({ name, type }) => `${name} ${type}`)

/** RFC 4180, and list cells taken apart again. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

const METRICS = [
  'antecedent_support',
  'consequent_support',
  'support',
  'confidence',
  'lift',
  'representativity',
  'leverage',
  'conviction',
  'zhangs_metric',
  'jaccard',
  'certainty',
  'kulczynski',
]

test('result tables have the promised columns, in order, in every format', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  const all = ['z', SMILE, 'a', HIGH, 'é']
  await host.give(
    'a.csv',
    'csv',
    long([
      ['s', '1', all],
      [SMILE, '1', ['a']],
      ['', '1', ['a', 'b']],
      [HIGH, '9', ['a']],
      ['é', '1', ['a']],
    ]),
  )

  await run(host, { roles: byStore }, { kind: 'itemsets', minCount: 1, perGroup: true })
  const sets = tableFromIPC(await host.bytes({ format: 'arrow' }))
  expect(schemaOf(sets)).toEqual(['store Utf8', 'support Float64', 'count Int32', 'itemsets List<Utf8>'])
  const rows = await json(host)
  expect(rowsOf(sets)).toEqual(rows)
  expect(Object.keys(rows[0]!)).toEqual(['store', 'support', 'count', 'itemsets'])
  expect([...new Set(rows.map(({ store }) => store))]).toEqual([null, 's', 'é', HIGH, SMILE])
  expect(rows.slice(0, 3)).toEqual([
    { store: null, support: 1, count: 1, itemsets: ['a'] },
    { store: null, support: 1, count: 1, itemsets: ['a', 'b'] },
    { store: null, support: 1, count: 1, itemsets: ['b'] },
  ])
  const inS = rows.filter(({ store }) => store === 's').map(({ itemsets }) => itemsets as string[])
  expect(inS).toHaveLength(31)
  const order = ['a', 'z', 'é', HIGH, SMILE]
  const key = (set: string[]) => set.map((item) => order.indexOf(item)).join('')
  expect(inS.map(key)).toEqual(inS.map(key).sort())

  await run(host, { roles }, { kind: 'itemsets', minCount: 1 })
  expect(schemaOf(tableFromIPC(await host.bytes({ format: 'arrow' })))).toEqual([
    'support Float64',
    'count Int32',
    'itemsets List<Utf8>',
  ])

  await run(host, { roles: byStore }, { kind: 'rules', minCount: 1, perGroup: true })
  const rules = tableFromIPC(await host.bytes({ format: 'arrow' }))
  expect(schemaOf(rules)).toEqual([
    'store Utf8',
    'antecedents List<Utf8>',
    'consequents List<Utf8>',
    ...METRICS.map((name) => `${name} Float64`),
    'count Int32',
    'p_value Float64',
    'q_value Float64',
    'redundant Bool',
  ])
  const found = await json(host)
  expect(found).toHaveLength(2 + 180) // 3^5 - 2·2^5 + 1 splits of five items, and a → b, b → a
  expect(rowsOf(rules)).toEqual(found)
  expect(found[0]).toMatchObject({
    store: null,
    antecedents: ['a'],
    consequents: ['b'],
    conviction: null,
    redundant: false,
  })
  const parquet = tableFromIPC(readParquet(await host.bytes({ format: 'parquet' })).intoIPCStream())
  expect(schemaOf(parquet)).toEqual(schemaOf(rules))
  expect(rowsOf(parquet)).toEqual(found)
  const [head, ...lines] = csvRows(await host.text({ format: 'csv' }))
  expect(head).toEqual(rules.schema.fields.map(({ name }) => name))
  expect(lines).toEqual(
    rowsOf(rules).map((row, at) =>
      Object.entries(row).map(([name, value]) =>
        Array.isArray(value)
          ? value.join(', ')
          : value === null && name !== 'store'
            ? String(rules.getChild(name)!.get(at))
            : String(value ?? ''),
      ),
    ),
  )
})

test('a result of nothing is a table of no rows', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  await host.give(
    'a.csv',
    'csv',
    long([
      ['s', '1', ['a']],
      ['s', '2', ['b']],
    ]),
  )
  expect(await run(host, { roles: byStore }, { kind: 'rules', minSupport: 1, perGroup: true })).toMatchObject({
    rows: 0,
    limited: false,
  })
  expect(await host.text({ format: 'json' })).toBe('[]')
  expect(csvRows(await host.text({ format: 'csv' }))).toHaveLength(1)
  const arrow = tableFromIPC(await host.bytes({ format: 'arrow' }))
  expect([arrow.numRows, arrow.numCols]).toEqual([0, 19])
  const parquet = tableFromIPC(readParquet(await host.bytes({ format: 'parquet' })).intoIPCStream())
  expect([parquet.numRows, schemaOf(parquet)]).toEqual([0, schemaOf(arrow)])
})

test('the measures of a rule, by hand', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  // n 5 · a 4 · b 4 · c 2 · ab 3 · ac 2 · bc 1 · abc 1
  await host.give(
    'a.csv',
    'csv',
    long([
      ['', '1', ['a', 'b']],
      ['', '2', ['a', 'b']],
      ['', '3', ['a', 'c']],
      ['', '4', ['b']],
      ['', '5', ['a', 'b', 'c']],
    ]),
  )
  await run(host, { roles }, { kind: 'rules', minSupport: 0.2, minThreshold: 0 })
  const rows = await json(host)
  const rule = (from: string, to: string) => {
    const row = rows.find((r) => String(r['antecedents']) === from && String(r['consequents']) === to)!
    return Object.fromEntries(
      Object.entries(row).map(([name, v]) => [name, typeof v === 'number' ? Math.round(v * 1e9) / 1e9 : v]),
    )
  }
  expect(rows).toHaveLength(12)
  expect(rule('c', 'a')).toEqual({
    antecedents: ['c'],
    consequents: ['a'],
    antecedent_support: 0.4,
    consequent_support: 0.8,
    support: 0.4,
    confidence: 1,
    lift: 1.25,
    representativity: 1,
    leverage: 0.08,
    conviction: null,
    zhangs_metric: 0.333333333,
    jaccard: 0.5,
    certainty: 1,
    kulczynski: 0.75,
    count: 2,
    p_value: 0.6,
    q_value: expect.any(Number),
    redundant: false,
  })
  expect(rule('b', 'c')).toMatchObject({
    confidence: 0.25,
    lift: 0.625,
    leverage: -0.12,
    conviction: 0.8,
    zhangs_metric: -0.75,
    jaccard: 0.2,
    certainty: -0.25,
    kulczynski: 0.375,
    p_value: 1,
  })
  expect(rule('c', 'a,b')).toMatchObject({
    support: 0.2,
    confidence: 0.5,
    consequent_support: 0.6,
    count: 1,
    p_value: 0.9,
  })
  // b,c → a has a more general rule c → a with the same confidence.
  expect(rule('b,c', 'a')).toMatchObject({ confidence: 1, redundant: true })
  const ps = rows.map((r) => r['p_value'] as number).sort((a, b) => a - b)
  for (const row of rows) {
    const p = row['p_value'] as number
    const q = Math.min(1, ...ps.flatMap((other, i) => (other >= p ? [(other * ps.length) / (i + 1)] : [])))
    expect(row['q_value']).toBeCloseTo(q, 12)
  }
})

test('a group column may be called like a measure', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  for (const [given, shown] of [
    ['Count', 'Count'],
    ['antecedents', 'antecedents'],
    ['support', 'support_group'],
  ]) {
    await host.give('a.csv', 'csv', `receipt,sku,${given}\n1,a,x\n`)
    await run(host, { roles: { ...roles, group: given } }, { kind: 'itemsets', minCount: 1, perGroup: true })
    expect(await json(host)).toEqual([{ [shown!]: 'x', support: 1, count: 1, itemsets: ['a'] }])
  }
  // DuckDB gets its tables in the background and says so on the console when it cannot.
  const warned = page.waitForEvent('console', { timeout: 4000 }).then(
    (message) => message.text(),
    () => '',
  )
  expect(await warned).toBe('')
})

test('equal inputs give equal bytes, whatever the threads and the isolation', async ({ page, site, bareSite }) => {
  const baskets: [string, string, string[]][] = []
  let seed = 7
  const next = (n: number) => {
    seed = (Math.imul(seed, 48271) >>> 0) % 2147483647
    return seed % n
  }
  for (let r = 0; r < 600; r++)
    baskets.push([`s${next(4)}`, `${r}`, Array.from({ length: 2 + next(8) }, () => `i${Math.min(next(20), next(20))}`)])
  const csv = long(baskets)
  const seen = new Set<string>()
  for (const [url, threads] of [
    [site.url, 1],
    [site.url, 2],
    [site.url, 4],
    [bareSite.url, 1],
    [bareSite.url, 3],
  ] as const) {
    const host = await openHost(page, url, { query: `embed=1&threads=${threads}` })
    expect(await host.tell('status')).toMatchObject({ threads, isolated: url === site.url })
    await host.give('a.csv', 'csv', csv)
    for (const perGroup of [true, false]) {
      const outcome = await run(
        host,
        { roles: byStore },
        { kind: 'rules', minSupport: 0.01, minThreshold: 0.1, perGroup, limit: 500 },
      )
      expect(outcome).toMatchObject({ limited: true, threads, shared: url === site.url })
      for (const format of ['arrow', 'csv', 'parquet', 'json']) {
        const first = (await host.bytes({ format })).toString('base64')
        seen.add(`${perGroup} ${format} ${first}`)
      }
    }
  }
  expect(seen.size).toBe(8)
})

test('names of any kind are items, groups and columns', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  const names = [
    '__proto__',
    'constructor',
    'toString',
    '<script>alert(1)</script>',
    'two\nlines',
    'a "quote"',
    "it's",
    'a,b',
    '=1+1',
    '"',
    '\\',
    '\u2028',
  ]
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const csv = [
    `"a ""receipt""",constructor,__proto__`,
    ...names.flatMap((group, g) => names.map((item) => `${g},${cell(group)},${cell(item)}`)),
  ].join('\r\n')
  expect(await host.give('a.csv', 'csv', csv)).toMatchObject({
    result: { rows: 144, columns: [{ name: 'a "receipt"' }, { name: 'constructor' }, { name: '__proto__' }] },
  })
  await run(
    host,
    { roles: { basket: 'a "receipt"', item: '__proto__', group: 'constructor' } },
    { kind: 'itemsets', minSupport: 1, perGroup: true, maxLength: 1 },
  )
  const sorted = [...names].sort()
  const found = await json(host)
  expect(found).toEqual(
    sorted.flatMap((group) => sorted.map((item) => ({ constructor: group, support: 1, count: 1, itemsets: [item] }))),
  )
  // As the name of the group column even this one must be a field of its own.
  await run(
    host,
    { roles: { basket: 'a "receipt"', item: 'constructor', group: '__proto__' } },
    { kind: 'itemsets', minCount: 1, perGroup: true, maxLength: 1 },
  )
  const text = await host.text({ format: 'json' })
  expect(text.match(/"__proto__":/g)).toHaveLength(144)
  const arrow = tableFromIPC(await host.bytes({ format: 'arrow' }))
  expect(arrow.schema.fields[0]!.name).toBe('__proto__')
  expect([...arrow.getChildAt(0)!]).toEqual(sorted.flatMap((group) => names.map(() => group)))
  expect(csvRows(await host.text({ format: 'csv' }))).toHaveLength(145)
})
