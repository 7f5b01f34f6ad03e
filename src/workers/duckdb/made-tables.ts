import { Bool, type DataType, DateDay, Field, Float64, Int32, List, TimestampMicrosecond, Utf8 } from 'apache-arrow'
import type { ColumnType, SourceInfo } from '../protocol/files'
import type { Feed } from '../readers/arrow/feed'
import { inspectFeed } from '../readers/arrow/inspect'
import { schemaColumns } from '../readers/arrow/schema-columns'
import { arrowSource } from '../readers/arrow/source'
import type { ReadRequest, Source } from '../readers/batch'
import type { Engine } from './engine'
import { feedTable } from './feed-table'
import { quoteIdentifier, quoteLiteral, uniqueName } from './quote'

interface Order {
  inputs: readonly { name: string; source: Source; columns: readonly string[] }[]
  query: string
  names?: readonly string[]
}

/** A column of the table that was made, and how it is taken out. */
interface Column {
  name: string
  type: DataType
  /** Where the look at its values would say something else. */
  as?: ColumnType
  sql: string
}

const AT_ONCE = 120_000
const WHOLE = /^(?:U?TINYINT|U?SMALLINT|U?INTEGER|U?BIGINT|U?HUGEINT)$/
const LONG = /^(?:UINTEGER|U?BIGINT|U?HUGEINT)$/
/** Beyond this f64 does not know each whole number. */
const SAFE = '9007199254740991'

async function single(engine: Engine, sql: string, signal: AbortSignal): Promise<number> {
  const answer = await engine.query(sql, { signal })
  return Number(answer.getChildAt(0)?.get(0) ?? 0)
}

/** Digits that f64 cannot hold are taken out as text, so that keys stay what they are. */
async function columnOf(
  engine: Engine,
  table: string,
  cell: string,
  name: string,
  type: string,
  signal: AbortSignal,
): Promise<Column> {
  const text = { name, type: new Utf8(), sql: `CAST(${cell} AS VARCHAR)` }
  if (WHOLE.test(type)) {
    if (!LONG.test(type)) return { name, type: new Int32(), as: 'integer', sql: `CAST(${cell} AS INTEGER)` }
    const large = `SELECT count(*)::DOUBLE FROM ${table} WHERE ${cell}::HUGEINT NOT BETWEEN -${SAFE} AND ${SAFE}`
    const exact = /^UHUGEINT$/.test(type) || (await single(engine, large, signal)) > 0
    return exact
      ? { ...text, as: 'integer' }
      : { name, type: new Float64(), as: 'integer', sql: `CAST(${cell} AS DOUBLE)` }
  }
  const digits = /^DECIMAL\((\d+),/.exec(type)
  if (digits)
    return Number(digits[1]) > 15
      ? { ...text, as: 'number' }
      : { name, type: new Float64(), sql: `CAST(${cell} AS DOUBLE)` }
  if (type === 'DOUBLE' || type === 'FLOAT') return { name, type: new Float64(), sql: `CAST(${cell} AS DOUBLE)` }
  if (type === 'BOOLEAN') return { name, type: new Bool(), sql: cell }
  if (type === 'DATE') return { name, type: new DateDay(), sql: cell }
  if (type.startsWith('TIMESTAMP')) {
    const plain = type.includes('ZONE') ? `make_timestamp(epoch_us(${cell}))` : `CAST(${cell} AS TIMESTAMP)`
    return { name, type: new TimestampMicrosecond(), sql: plain }
  }
  if (/^VARCHAR\[\]$/.test(type)) return { name, type: new List(new Field('item', new Utf8(), true)), sql: cell }
  return text
}

async function columnsOf(
  engine: Engine,
  table: string,
  described: readonly { cell: string; name: string; type: string }[],
  signal: AbortSignal,
) {
  const columns: Column[] = []
  for (const { cell, name, type } of described) columns.push(await columnOf(engine, table, cell, name, type, signal))
  return columns
}

/** Ranges of rows, one query each: nothing is held but the piece that is looked at. */
function feedOf(engine: Engine, table: () => Promise<string>, columns: readonly Column[], rows: number): Feed {
  const schema = schemaColumns(columns.map(({ name, type }) => ({ name, type, typeName: String(type) })))
  return {
    files: [{ name: 'made', rows, schema }],
    open: () => ({
      async *batches(_file, wanted, limit = Number.POSITIVE_INFINITY) {
        const from = await table()
        const taken = wanted.map((name) => columns[schema.placeOf(name)!]!.sql)
        const list = taken.map((sql, at) => `${sql} AS k${at}`).join(', ') || '1 AS k'
        const most = Math.min(rows, limit)
        for (let first = 0; first < most; first += AT_ONCE) {
          const beyond = Math.min(most, first + AT_ONCE)
          const answer = await engine.query(`SELECT ${list} FROM ${from} WHERE rowid >= ${first} AND rowid < ${beyond}`)
          for (const batch of answer.batches) {
            yield { rows: batch.numRows, column: (name) => batch.getChildAt(wanted.indexOf(name))?.data[0] }
          }
        }
      },
      close: () => undefined,
    }),
  }
}

/** Does what an order says; inputs are gone afterwards, what was made stays until it is released. */
export async function makeTables(engine: Engine, order: Order, signal: AbortSignal) {
  let standing: { table: string; generation: number } | undefined
  const never = new AbortController().signal
  // No column of a query is called like this, so that renaming them one by one never meets another.
  const prefix = uniqueName('cell')
  const cellAt = (at: number) => `${prefix}_${at}`

  async function build(until: AbortSignal) {
    // No file and no address can be read by a query: it sees what it is given.
    await engine.query('SET enable_external_access = false', { signal: until })
    const [raw, table] = [uniqueName('asked'), uniqueName('made')]
    const fed: { table: string; view: string }[] = []
    try {
      for (const { name, source, columns } of order.inputs) {
        const input = { table: uniqueName('fed'), view: name }
        fed.push(input)
        await feedTable(engine, { ...input, source, names: columns }, until)
      }
      // `query` itself takes one SELECT and nothing else.
      await engine.query(`CREATE TABLE ${raw} AS SELECT * FROM query(${quoteLiteral(order.query)})`, { signal: until })
      const answer = await engine.query(`DESCRIBE ${raw}`, { signal: until })
      const described = answer.toArray().map((row) => ({
        name: String(row['column_name']),
        type: String(row['column_type']),
      }))
      for (const [at, { name }] of described.entries())
        await engine.query(`ALTER TABLE ${raw} RENAME COLUMN ${quoteIdentifier(name)} TO ${cellAt(at)}`, {
          signal: until,
        })
      await engine.query(`ALTER TABLE ${raw} RENAME TO ${table}`, { signal: until })
      standing = { table, generation: engine.generation() }
      return described
    } catch (cause) {
      if (!until.aborted) await engine.drop(raw).catch(() => undefined)
      throw cause
    } finally {
      for (const { table: input, view } of fed) {
        // Where the database ended there is nothing to take away.
        await engine.query(`DROP VIEW IF EXISTS ${quoteIdentifier(view)}`).catch(() => undefined)
        await engine.drop(input).catch(() => undefined)
      }
    }
  }

  /** Where the database was started anew in between, the table is made again. */
  async function table(): Promise<string> {
    await engine.query('SELECT 1')
    if (standing?.generation !== engine.generation()) await build(never)
    return standing!.table
  }

  const described = await build(signal)
  const named = described.map(({ name, type }, at) => ({ cell: cellAt(at), name: order.names?.[at] ?? name, type }))
  const made = standing as unknown as { table: string }
  const columns = await columnsOf(engine, made.table, named, signal)
  const rows = await single(engine, `SELECT count(*)::DOUBLE FROM ${made.table}`, signal)
  const feed = feedOf(engine, table, columns, rows)
  const looked = await inspectFeed(feed, [{ name: 'made', file: new Blob() }], 'arrow', signal)
  const kinds = new Map(columns.map(({ name, as }) => [name, as]))
  const info: SourceInfo = {
    ...looked,
    columns: looked.columns.map((column) => ({ ...column, type: kinds.get(column.name) ?? column.type })),
  }
  const { read } = arrowSource(info, feed)
  return {
    source: { info, read: (request: ReadRequest, options: Parameters<Source['read']>[1]) => read(request, options) },
    rows,
    async release() {
      const known = standing
      standing = undefined
      if (known?.generation === engine.generation()) await engine.drop(known.table).catch(() => undefined)
    },
  }
}
