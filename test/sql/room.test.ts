import { type Table, tableFromIPC } from 'apache-arrow'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { ResultTable } from '../../src/analyses/result-table'
import { writeArrowStream } from '../../src/export/arrow'
import type { RecipeData } from '../../src/recipe/schema'
import { createOpenSources } from '../../src/workers/data/open-sources'
import { AS_THEY_ARE } from '../../src/workers/duckdb/connection'
import { createEngine } from '../../src/workers/duckdb/engine'
import { createKeptSets } from '../../src/workers/people/kept-sets'
import type { SqlAnswer, SqlAsked, SqlCell } from '../../src/workers/protocol/sql'
import { createSqlRoom } from '../../src/workers/sql/room'
import { connectNode } from '../duckdb/node-duckdb'
import { type FakeOptions, fakeSource, type Row } from '../table/fake-source'

const never = new AbortController().signal
const silent = () => undefined
const data: RecipeData = { files: [], layout: 'long', roles: {} }

const result: ResultTable = {
  rows: 2,
  columns: [
    { name: 'support', type: 'i32', values: Uint32Array.of(7, 3) },
    {
      name: 'items',
      type: 'list',
      offsets: Uint32Array.of(0, 2, 3),
      items: Uint32Array.of(0, 1, 1),
      label: (at) => ['tea', 'milk'][at]!,
    },
  ],
}

const engine = createEngine(connectNode(AS_THEY_ARE), {
  extensionRepository: 'http://localhost/none',
  memoryLimit: '300MB',
  locked: true,
})

const closing: (() => Promise<unknown>)[] = []
async function closed(): Promise<void> {
  for (const close of closing.splice(0)) await close()
}
afterEach(closed)

/** A room over one engine, which stays as it was made: nothing that is asked may change it. */
function opened(rows: Row[], options: Partial<FakeOptions> = {}, jobs: string[] = []) {
  const sources = createOpenSources(createKeptSets())
  let reads = 0
  const columnsRead: string[][] = []
  const columns = Object.keys(rows[0] ?? { nothing: null })
  const source = fakeSource({ columns, rows, onBatch: (at) => at === 0 && reads++, ...options })
  const watched: typeof source = {
    ...source,
    read(request, options) {
      columnsRead.push(request.columns.map(({ name }) => name))
      return source.read(request, options)
    },
  }
  sources.add(watched, async () => watched)
  const room = createSqlRoom({
    engine,
    sources,
    writeParquet: async (ipc) => ipc,
    results: {
      info: (jobId) => ({ jobId, kind: 'itemsets', rows: 2, groupColumn: null, columns: [] }),
      columns: () => result.columns.map(({ name, type }) => ({ name, type })),
      arrowStream: (_, places) => writeArrowStream({ ...result, columns: places.map((at) => result.columns[at]!) }),
      ids: () => jobs,
    },
  })
  const asked = (sql: string, more: Partial<SqlAsked> = {}): SqlAsked => ({
    sourceId: 'fake',
    data,
    sql,
    limit: 1000,
    mayRead: true,
    ...more,
  })
  const run = (sql: string, more?: Partial<SqlAsked>) => room.ask('run', asked(sql, more), never, silent)
  const cells = async (sql: string, more?: Partial<SqlAsked>): Promise<SqlCell[][]> => {
    const answer = (await run(sql, more)) as SqlAnswer
    return room.ask('page', { id: answer.id, offset: 0, limit: answer.rows }, never, silent)
  }
  closing.push(async () => {
    for (const job of jobs) await room.forget(job)
    await run('SELECT 1', { sourceId: null })
  })
  return { room, asked, run, cells, reads: () => reads, columnsRead }
}

const shop: Row[] = [
  { receipt: '1', sku: 'tea', price: 2.5 },
  { receipt: '1', sku: 'milk', price: 1 },
  { receipt: '2', sku: 'tea', price: null },
]

describe('what is asked', () => {
  it('is read when it is asked for, and once', async () => {
    const { room, cells, reads } = opened(shop)
    const [lines, file] = await room.ask('tables', { sourceId: 'fake', data }, never, silent)
    expect(lines).toMatchObject({ name: 'lines', is: 'lines', rows: 3, standing: false })
    expect(lines?.columns).toEqual([
      { name: 'receipt', type: 'VARCHAR' },
      { name: 'sku', type: 'VARCHAR' },
      { name: 'price', type: 'DOUBLE' },
    ])
    expect(file).toMatchObject({ name: 'fake', is: 'source' })
    await cells('SELECT 1')
    expect(reads()).toBe(0)
    expect(await cells('SELECT sku, count(*), sum(price) FROM lines GROUP BY ALL ORDER BY sku')).toEqual([
      ['milk', 1, 1],
      ['tea', 2, 2.5],
    ])
    expect(await cells('SELECT count(*) FROM "FAKE"')).toEqual([[3]])
    expect(await cells('SELECT max(price) FROM fake JOIN lines USING (sku, price)')).toEqual([[2.5]])
    expect(reads()).toBe(1)
  })

  it.each([
    ['SELECT count(*) FROM lines', ['price']],
    ['SELECT sku FROM (FROM lines) WHERE price > 1', ['sku', 'price']],
    ['SELECT max(receipt) FROM lines', ['receipt']],
    ['SELECT sku FROM lines WHERE price IS NOT NULL ORDER BY receipt LIMIT 1', ['receipt', 'sku', 'price']],
    ['SELECT receipt, row_number() OVER (PARTITION BY sku ORDER BY receipt) FROM lines', ['receipt', 'sku']],
    ['SELECT any_value(lines).sku FROM lines', ['receipt', 'sku', 'price']],
    ["SELECT COLUMNS('^r') FROM lines", ['receipt']],
    ['SUMMARIZE lines', ['receipt', 'sku', 'price']],
    [
      "SELECT a.sku FROM lines a WHERE EXISTS (FROM lines b WHERE b.receipt = a.receipt AND b.sku <> 'tea')",
      ['receipt', 'sku'],
    ],
    ['WITH t AS MATERIALIZED (SELECT sku FROM lines) FROM t UNION ALL FROM t', ['sku']],
    ["PIVOT lines ON sku IN ('tea', 'milk') USING count(*) GROUP BY receipt", ['receipt', 'sku']],
    ['SELECT sku FROM lines WHERE false', null],
    ['DESCRIBE lines', null],
    ['SELECT 1 AS lines', null],
  ])('is read as far as it is needed: %s', async (sql, wanted) => {
    const pruned = opened(shop)
    const given = await pruned.cells(sql)
    expect(pruned.columnsRead).toEqual(wanted ? [wanted] : [])
    await closed()
    const whole = opened(shop)
    await whole.cells('FROM lines')
    expect(await whole.cells(sql)).toEqual(given)
    expect(whole.columnsRead).toEqual([['receipt', 'sku', 'price']])
  })

  it('and with other columns where another statement needs them, of results as well', async () => {
    const { cells, columnsRead, room } = opened(shop, {}, ['a1'])
    expect(await cells('SELECT sum(price) FROM lines')).toEqual([[3.5]])
    expect(await cells('SELECT count(DISTINCT sku) FROM fake')).toEqual([[2]])
    expect(await cells('SELECT sku, price FROM lines WHERE price > 2')).toEqual([['tea', 2.5]])
    expect(columnsRead).toEqual([['price'], ['sku', 'price']])
    const [lines] = await room.ask('tables', { sourceId: 'fake', data }, never, silent)
    expect(lines?.standing).toBe(true)
    expect(await cells('SELECT max(support) FROM result_latest')).toEqual([[7]])
    expect(await cells('SELECT items FROM result_a1 WHERE support = 3')).toEqual([['milk']])
  })

  it('a statement is told from the tables it asks, and these stay as they are', async () => {
    const { room, asked, cells, columnsRead } = opened(shop, {}, ['a1'])
    expect(await cells('SELECT sum(price) FROM fake')).toEqual([[3.5]])
    const uses = (sql: string) => room.ask('uses', asked(sql), never, silent)
    expect(await uses('WITH fake AS (FROM lines) SELECT count(*) FROM fake')).toEqual(['lines'])
    expect((await uses("SELECT 'fake' FROM RESULT_latest, (SELECT max(sku) FROM lines)")).toSorted()).toEqual([
      'lines',
      'result_latest',
    ])
    expect(await uses('SELECT 1')).toEqual([])
    await expect(uses('FROM nothing')).rejects.toThrow()
    await expect(uses('DROP VIEW lines')).rejects.toThrow()
    expect(await cells('SELECT sum(l.price) FROM fake JOIN lines l USING (price)')).toEqual([[3.5]])
    expect(columnsRead).toEqual([['price']])
  })

  it('of whole numbers that turn out too large when they are read', async () => {
    const rows = [
      { id: '9007199254740993', n: '1' },
      { id: '7', n: '2' },
    ]
    const { cells } = opened(rows, { profiles: { id: { type: 'integer' }, n: { type: 'integer' } } })
    expect(await cells('SELECT sum(n) FROM fake')).toEqual([[3]])
    expect(await cells('SELECT max(id), sum(n) FROM fake')).toEqual([['9007199254740993', 3]])
    expect(await cells('SELECT min(id) FROM lines')).toEqual([['7']])
  })

  it('keeps the order of the statement', async () => {
    const { cells } = opened(shop)
    const rows = await cells('SELECT i FROM range(5000) t(i) ORDER BY (i * 7919) % 5000', { limit: 5000 })
    const order = Array.from({ length: 5000 }, (_, i) => i).sort((a, b) => ((a * 7919) % 5000) - ((b * 7919) % 5000))
    expect(rows.map(([i]) => i)).toEqual(order)
  })

  it('says how many rows there are no more of', async () => {
    const { run } = opened(shop)
    expect(await run('FROM range(10)', { limit: 10 })).toMatchObject({ rows: 10, cut: null })
    expect(await run('FROM range(11)', { limit: 10 })).toMatchObject({ rows: 10, cut: 'rows' })
    expect(await run('FROM range(0)')).toMatchObject({ rows: 0, cut: null, columns: [{ name: 'range' }] })
  })

  it('asks before it reads what is large, and refuses what is too large', async () => {
    const source = { rows: shop, profiles: {} }
    const { room } = opened(source.rows)
    const [lines] = await room.ask('tables', { sourceId: 'fake', data }, never, silent)
    expect(lines?.bytes).toBe(3 * (16 + 16 + 8))
    const large = opened(shop, { filtered: 15_000_000 })
    expect(await large.run('FROM lines', { mayRead: false })).toMatchObject({ wants: { table: 'lines' } })
    expect(large.reads()).toBe(0)
    // Rooms of one engine know nothing of each other's tables.
    await closed()
    const huge = opened(shop, { filtered: 60_000_000 })
    await expect(huge.run('FROM lines')).rejects.toMatchObject({ code: 'out-of-memory', says: 'sql.tooLarge' })
    await closed()
    expect(await opened(shop).run('FROM lines')).toMatchObject({ rows: 3 })
  })

  it('other conditions are other lines', async () => {
    const { cells } = opened(shop)
    expect(await cells('SELECT count(*) FROM lines')).toEqual([[3]])
    const filters = [{ column: 'sku', op: '=' as const, value: 'tea' }]
    const tables = await cells("SELECT table_name FROM duckdb_columns() WHERE table_name = 'fake'")
    expect(tables).toEqual([])
    expect(await cells('SELECT count(*) FROM fake', { data: { ...data, filters } })).toEqual([[3]])
  })

  it('results by job, and the last of them', async () => {
    const { room, cells } = opened(shop, {}, ['a1', 'b2'])
    const tables = await room.ask('tables', { sourceId: null, data }, never, silent)
    expect(tables.map(({ name }) => name)).toEqual(['result_b2', 'result_a1', 'result_latest'])
    expect(await cells('SELECT * FROM result_a1')).toEqual([
      [7, 'tea, milk'],
      [3, 'milk'],
    ])
    expect(
      await cells('SELECT l.support + a.support FROM result_latest l JOIN result_a1 a USING (items) ORDER BY 1 DESC'),
    ).toEqual([[14], [6]])
    await room.forget('b2')
    expect(await cells('SELECT count(*) FROM result_a1')).toEqual([[2]])
  })
})

describe('cells', () => {
  it('are exact, or text', async () => {
    const { cells } = opened(shop)
    const sql = `SELECT 9007199254740993, -9007199254740991, sum(9007199254740993), 0.10::DECIMAL(4,2), 12345678901234567.89,
      DATE '2024-02-29', TIMESTAMP '2024-02-29 10:00:00', INTERVAL 3 DAY, [1, 2], {'a': 1}, NULL, true, 'NaN'::DOUBLE, -0.05`
    expect(await cells(sql)).toEqual([
      [
        ...['9007199254740993', -9007199254740991, '9007199254740993', 0.1, '12345678901234567.89'],
        ...['2024-02-29', '2024-02-29 10:00:00', '3 days', '[1, 2]', "{'a': 1}", null, true, Number.NaN, -0.05],
      ],
    ])
  })

  it('whole numbers too large for numbers stay what the file says', async () => {
    const rows = [{ id: '9007199254740993' }, { id: '7' }]
    const { cells } = opened(rows, { profiles: { id: { type: 'integer' } } })
    expect(await cells('SELECT id FROM lines')).toEqual([['9007199254740993'], ['7']])
  })

  const name = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' })
  const value = fc.oneof(
    fc.constant(null),
    fc.string({ maxLength: 5, unit: 'grapheme' }),
    fc.constantFrom("it's", '"', "'; DROP TABLE x; --", '\n', '0012', '=1+1'),
  )
  it('are those of the file, whatever columns and texts are called', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { minLength: 1, maxLength: 4, selector: (each) => each.toLowerCase() }),
        fc.array(fc.array(value, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
        async (names, lines) => {
          const rows = lines.map((line) => Object.fromEntries(names.map((each, at) => [each, line[at] ?? null])))
          const types = Object.fromEntries(names.map((each) => [each, { type: 'text' as const }]))
          const { cells } = opened(rows, { columns: names, profiles: types, batchRows: 5 })
          const read = (text: string | null) => text?.replace(/^ +| +$/g, '') || null
          expect(await cells('FROM lines')).toEqual(lines.map((line) => names.map((_, at) => read(line[at] ?? null))))
          await closed()
        },
      ),
      { numRuns: 25 },
    )
  })
})

const HOSTILE = [
  'DROP TABLE lines',
  'DROP VIEW lines',
  'SELECT 1; DROP VIEW lines',
  'SELECT 1) ; DROP VIEW lines; SELECT (1',
  "SELECT 1'); DROP VIEW lines; --",
  'CREATE TABLE x AS SELECT 1',
  'CREATE TEMP TABLE x AS SELECT 1',
  'CREATE MACRO sum(a) AS 1',
  'INSERT INTO lines VALUES (1)',
  'WITH x AS (DELETE FROM lines RETURNING 1) FROM x',
  'UPDATE lines SET sku = 1',
  'DELETE FROM lines',
  "ATTACH 'x.db'",
  "COPY lines TO 'x.csv'",
  "COPY (SELECT 1) TO 'x.csv'",
  "EXPORT DATABASE 'x'",
  'INSTALL json',
  'LOAD json',
  "SET memory_limit = '9GB'",
  'RESET memory_limit',
  'PRAGMA enable_profiling',
  'CALL enable_logging()',
  'SET VARIABLE a = 1',
  'PREPARE a AS SELECT 1',
  'BEGIN',
  'COMMIT',
  'VACUUM',
  'CHECKPOINT',
  'USE temp',
  'EXPLAIN ANALYZE DELETE FROM lines',
  'SELECT * FROM enable_logging()',
  "SELECT * FROM system.main.enable_logging(storage = 'file')",
  'SELECT (SELECT count(*) FROM enable_logging()) + 1',
  'WITH a AS (FROM "ENABLE_LOGGING"()) FROM a',
  "SELECT * FROM query('FROM enable_logging()')",
  'SELECT * FROM checkpoint()',
  'SELECT * FROM force_checkpoint()',
  'SELECT * FROM truncate_duckdb_logs()',
  'SELECT * FROM duckdb_secrets()',
  'SELECT * FROM duckdb_settings()',
  "SELECT * FROM read_csv('/etc/passwd')",
  "SELECT * FROM read_text('*')",
  "SELECT * FROM glob('/*')",
  "FROM 'http://localhost/x.csv'",
  "FROM 'x.parquet'",
  "SELECT * FROM query('DROP VIEW lines')",
]

describe('what is refused', () => {
  it.each(HOSTILE)('%s', async (sql) => {
    const { run, cells } = opened(shop)
    const before = await cells("SELECT 'whole' FROM lines LIMIT 1")
    await expect(run(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^sql-(?:refused|failed)$/) })
    expect(await cells("SELECT 'whole' FROM lines LIMIT 1")).toEqual(before)
  })

  it('says why', async () => {
    const { run } = opened(shop)
    await expect(run('DROP TABLE lines')).rejects.toMatchObject({ code: 'sql-refused', says: 'sql.readOnly' })
    await expect(run("FROM read_csv('x')")).rejects.toMatchObject({ code: 'sql-refused', says: 'sql.noFiles' })
    await expect(run('FROM checkpoint()')).rejects.toMatchObject({ code: 'sql-refused', says: 'sql.noFunction' })
    await expect(run('  ')).rejects.toMatchObject({ says: 'sql.empty' })
  })

  it('what takes too much memory ends, and the next question is answered', async () => {
    const { run, cells } = opened(shop)
    const sql = 'SELECT list(i) FROM range(100000000) t(i)'
    await expect(run(sql)).rejects.toMatchObject({ code: 'out-of-memory', says: 'sql.full' })
    expect(await cells('SELECT 1')).toEqual([[1]])
  })

  it('of a cross join comes what was asked for', async () => {
    const { run } = opened(shop)
    const sql = 'SELECT a.range, b.range FROM range(10000000) a, range(10000000) b'
    expect(await run(sql, { limit: 100 })).toMatchObject({ rows: 100, cut: 'rows' })
  })
})

describe('what is wrong is told with its place', () => {
  it.each([
    ['SELECT receipt\nFORM lines', 'syntax', { near: 'lines', line: 2, column: 6 }],
    ['SELECT receipt,\n  skuu\nFROM lines', 'noColumn', { name: 'skuu', line: 2, column: 3 }],
    [`SELECT ${' '.repeat(200)}skuu FROM lines`, 'noColumn', { name: 'skuu', line: 1, column: 208 }],
    ['SELECT *\nFROM orders', 'noTable', { name: 'orders', line: 2, column: 6, tables: ['lines', 'fake'] }],
    ['SELECT summ(price) FROM lines', 'noSuchFunction', { name: 'summ', line: 1, column: 8 }],
    ['SELECT current_date', 'notHere', { name: 'current_date', part: 'icu', line: 1 }],
    ['SELECT sku, sum(price) FROM lines', 'notGrouped', { name: 'sku', line: 1, column: 8 }],
    ['SELECT sku FROM lines a, lines b', 'severalColumns', { name: 'sku', line: 1 }],
    ['SELECT sum(sku) FROM lines', 'argumentsDiffer', { line: 1 }],
    ['SELECT sku::INTEGER FROM lines', 'noValue', { value: 'tea' }],
    ['SELECT (1', 'breaksOff', {}],
    ['PIVOT lines ON sku', 'readOnly', {}],
  ] as const)('%s', async (sql, says, facts) => {
    const { run } = opened(shop)
    await expect(run(sql)).rejects.toMatchObject({ says: `sql.${says}`, facts })
  })
})

describe('what is taken along', () => {
  it('as files and for hosts', async () => {
    const { room, run, asked } = opened(shop)
    const { id } = (await run("SELECT 1 AS one, '=x' AS text, DATE '2024-01-02' AS day, NULL AS none")) as SqlAnswer
    const text = async (format: 'csv' | 'json') =>
      new TextDecoder().decode((await room.ask('file', { id, name: 'a', format }, never, silent)).bytes)
    expect(await text('csv')).toBe("one,text,day,none\r\n1,'=x,2024-01-02,\r\n")
    expect(JSON.parse(await text('json'))).toEqual([{ one: 1, text: '=x', day: '2024-01-02', none: null }])
    const rows = await room.ask(
      'rows',
      asked('SELECT 9007199254740993 AS n FROM range(3)', { limit: 2 }),
      never,
      silent,
    )
    expect(rows).toMatchObject({ rows: 2, limited: true, columns: [{ name: 'n', type: 'BIGINT' }] })
    const table: Table = tableFromIPC(new Uint8Array(rows.bytes))
    expect(table.getChild('n')?.get(0)).toBe(9007199254740993n)
    const none = await room.ask('rows', asked('SELECT 1 AS n WHERE false'), never, silent)
    expect(tableFromIPC(new Uint8Array(none.bytes)).schema.fields.map((field) => field.name)).toEqual(['n'])
    expect(await room.ask('plan', asked('SELECT sum(price) FROM lines'), never, silent)).toContain('AGGREGATE')
  })
})
