import {
  Bool,
  type Data,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int32,
  Int64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimestampMillisecond,
  tableToIPC,
  Utf8,
  Vector,
} from 'apache-arrow'
import { parseFlag } from '../../preparation/flag'
import { toldApart } from '../../preparation/named-apart'
import { cancelledError } from '../../recipe/error'
import type { ColumnType } from '../protocol/files'
import { type BatchColumn, type Dictionary as Labels, NULL_CODE, type Source } from '../readers/batch'
import type { Engine } from './engine'
import { quoteIdentifier } from './quote'
import { databaseFaults } from './sentences'

const DAY = 86_400_000
const AT_ONCE = 60_000
const MAX_ROWS = 40_000_000

/** How a column goes in: whole numbers that f64 cannot hold go in as text and are numbers behind it. */
type Form = 'text' | 'long' | 'exact' | 'double' | 'flag' | 'day' | 'moment'
const SQL: Record<Form, string> = {
  text: 'VARCHAR',
  exact: 'VARCHAR',
  long: 'BIGINT',
  double: 'DOUBLE',
  flag: 'BOOLEAN',
  day: 'DATE',
  moment: 'TIMESTAMP_MS',
}
const FORMS: Partial<Record<ColumnType, Form>> = {
  integer: 'long',
  number: 'double',
  boolean: 'flag',
  date: 'day',
  timestamp: 'moment',
}

/** The column does not fit the form it was begun in. */
class OtherForm extends Error {
  constructor(
    readonly at: number,
    readonly form: Form,
  ) {
    super(`column ${at} has to be ${form}`)
  }
}

const encoder = new TextEncoder()

function bitmap(rows: number, isThere: (row: number) => boolean) {
  const bits = new Uint8Array((rows + 7) >> 3)
  let nulls = 0
  for (let row = 0; row < rows; row++) {
    if (isThere(row)) bits[row >> 3]! |= 1 << (row & 7)
    else nulls++
  }
  return { nullBitmap: bits, nullCount: nulls, length: rows }
}

/** Labels that occur, each once; the cells point at them. */
function textData(codes: Uint32Array, labels: Labels, id: number): Data {
  const places = new Map<number, number>()
  const indices = new Int32Array(codes.length)
  const parts: Uint8Array[] = []
  let bytes = 0
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!
    if (code === NULL_CODE) continue
    let place = places.get(code)
    if (place === undefined) {
      place = parts.push(encoder.encode(labels.label(code))) - 1
      bytes += parts[place]!.length
      places.set(code, place)
    }
    indices[row] = place
  }
  const data = new Uint8Array(bytes)
  const valueOffsets = new Int32Array(parts.length + 1)
  for (const [at, part] of parts.entries()) {
    data.set(part, valueOffsets[at])
    valueOffsets[at + 1] = valueOffsets[at]! + part.length
  }
  const dictionary = new Vector([
    makeData({ type: new Utf8(), length: parts.length, nullCount: 0, data, valueOffsets }),
  ])
  return makeData({
    type: new Dictionary(new Utf8(), new Int32(), id),
    ...bitmap(codes.length, (row) => codes[row] !== NULL_CODE),
    data: indices,
    dictionary,
  }) as Data
}

function flagData(codes: Uint32Array, labels: Labels): Data {
  const flags = Array.from(codes, (code) => (code === NULL_CODE ? undefined : parseFlag(labels.label(code))))
  const { nullBitmap: data } = bitmap(flags.length, (row) => flags[row] === true)
  return makeData({ type: new Bool(), ...bitmap(flags.length, (row) => flags[row] !== undefined), data })
}

function longData(values: Float64Array, at: number): Data {
  const data = new BigInt64Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (Number.isNaN(value)) continue
    if (!Number.isInteger(value)) throw new OtherForm(at, 'double')
    if (!Number.isSafeInteger(value)) throw new OtherForm(at, 'exact')
    data[row] = BigInt(value)
  }
  return makeData({ type: new Int64(), ...bitmap(values.length, (row) => !Number.isNaN(values[row]!)), data })
}

function valueData(form: Form, values: Float64Array, at: number): Data {
  const there = bitmap(values.length, (row) => !Number.isNaN(values[row]!))
  if (form === 'long') return longData(values, at)
  if (form === 'double') return makeData({ type: new Float64(), ...there, data: values.slice() })
  if (form === 'day') {
    const data = Int32Array.from(values, (value) => (Number.isNaN(value) ? 0 : Math.floor(value / DAY)))
    return makeData({ type: new DateDay(), ...there, data })
  }
  const data = BigInt64Array.from(values, (value) => (Number.isNaN(value) ? 0n : BigInt(Math.round(value))))
  return makeData({ type: new TimestampMillisecond(), ...there, data })
}

function piece(
  column: BatchColumn,
  labels: Labels | undefined,
  form: Form,
  at: number,
  from: number,
  to: number,
): Data {
  if (column.as === 'key') {
    const codes = column.codes.subarray(from, to)
    return form === 'flag' ? flagData(codes, labels!) : textData(codes, labels!, at)
  }
  return valueData(form, (column as BatchColumn & { as: 'number' }).values.subarray(from, to), at)
}

const ipcOf = (columns: readonly Data[], rows: number): Uint8Array => {
  const fields = columns.map((data, at) => new Field(`c${at}`, data.type, true))
  const struct = makeData({ type: new Struct(fields), length: rows, nullCount: 0, children: [...columns] })
  return tableToIPC(new Table([new RecordBatch(new Schema(fields), struct)]), 'stream')
}

async function insert(
  engine: Engine,
  table: string,
  source: Source,
  names: readonly string[],
  forms: readonly Form[],
  signal: AbortSignal,
) {
  const columns = names.map((name, at) => ({
    name,
    as: (
      { text: 'key', exact: 'key', flag: 'key', long: 'number', double: 'number', day: 'time', moment: 'time' } as const
    )[forms[at]!],
  }))
  const stop = new AbortController()
  const reading = source.read(
    { columns, read: {}, filters: [] },
    { signal: AbortSignal.any([signal, stop.signal]), onProgress: () => undefined },
  )
  let rows = 0
  try {
    for await (const batch of reading.batches) {
      rows += batch.rows
      if (rows > MAX_ROWS) throw databaseFaults.tooManyRows()
      for (let from = 0; from < batch.rows; from += AT_ONCE) {
        if (signal.aborted) throw cancelledError()
        const to = Math.min(batch.rows, from + AT_ONCE)
        const datas = batch.columns.map((column, at) =>
          piece(column, reading.dictionaries[at], forms[at]!, at, from, to),
        )
        await engine.insert(table, ipcOf(datas, to - from), { signal })
      }
    }
  } finally {
    stop.abort()
  }
}

/** Puts columns of a table into the database, piece by piece, and a view before it under `view`. */
export async function feedTable(
  engine: Engine,
  { table, view, source, names }: { table: string; view: string; source: Source; names: readonly string[] },
  signal: AbortSignal,
): Promise<void> {
  const types = new Map(source.info.columns.map(({ name, type }) => [name, type]))
  const fed = names.filter((name) => types.get(name) !== 'list')
  const forms = fed.map((name): Form => FORMS[types.get(name)!] ?? 'text')
  for (;;) {
    const columns = forms.map((form, at) => `c${at} ${SQL[form]}`)
    await engine.query(`CREATE TABLE ${table} (${columns.length === 0 ? 'c0 INTEGER' : columns.join(', ')})`, {
      signal,
    })
    try {
      if (fed.length > 0) await insert(engine, table, source, fed, forms, signal)
      break
    } catch (cause) {
      await engine.drop(table)
      if (!(cause instanceof OtherForm)) throw cause
      forms[cause.at] = cause.form
    }
  }
  const shown = toldApart(fed).map((name, at) => {
    const cell = forms[at] === 'exact' ? `TRY_CAST(c${at} AS HUGEINT)` : `c${at}`
    return `${cell} AS ${quoteIdentifier(name)}`
  })
  await engine.query(
    `CREATE OR REPLACE VIEW ${quoteIdentifier(view)} AS SELECT ${shown.join(', ') || 'c0'} FROM ${table}`,
    { signal },
  )
}
