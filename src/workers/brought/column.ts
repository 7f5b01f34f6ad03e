import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Field,
  Float64,
  Int64,
  List,
  makeData,
  TimestampMillisecond,
  Utf8,
} from 'apache-arrow'
import { encodedLabels } from '../../export/encoded-labels'
import type { ColumnType } from '../protocol/files'
import { type BatchColumn, type ColumnRequest, type Dictionary, NULL_CODE } from '../readers/batch'

/** As what a column is written. `digits`: whole numbers that are too large to be numbers here. */
export type Written = ColumnType | 'digits'

/** What a column of this kind reads: flags say nothing of cells that are missing, so their texts are read beside them. */
export const READS: Record<Written, readonly ColumnRequest['as'][]> = {
  text: ['key'],
  digits: ['key'],
  integer: ['number'],
  number: ['number'],
  boolean: ['flag', 'key'],
  date: ['time'],
  timestamp: ['time'],
  list: ['list'],
}

/** What it is written as where its cells do not hold what they were thought to: text is read there, cell by cell. */
export const instead = (written: Written): Written => (written === 'integer' ? 'digits' : 'text')

const ITEM = new Field('item', new Utf8(), true)

export const TYPES: Record<Written, DataType> = {
  text: new Utf8(),
  digits: new Int64(),
  integer: new Int64(),
  number: new Float64(),
  boolean: new Bool(),
  date: new DateDay(),
  timestamp: new TimestampMillisecond('UTC'),
  list: new List(ITEM),
}

const DAY_MS = 86_400_000
const MOST = 2n ** 63n

/** Cells of one batch; null where one of them is none of this kind. */
export type Writer = (columns: readonly BatchColumn[]) => Data | null

function bits(length: number, isSet: (row: number) => boolean): { bitmap: Uint8Array; unset: number } {
  const bitmap = new Uint8Array((length + 7) >> 3)
  let unset = 0
  for (let row = 0; row < length; row++) {
    if (isSet(row)) bitmap[row >> 3]! |= 1 << (row & 7)
    else unset++
  }
  return { bitmap, unset }
}

function nulls(length: number, isThere: (row: number) => boolean) {
  const { bitmap, unset } = bits(length, isThere)
  return { length, nullCount: unset, nullBitmap: unset === 0 ? null : bitmap }
}

function keys(column: BatchColumn | undefined): Uint32Array {
  if (column?.as !== 'key') throw new Error('not read as text')
  return column.codes
}

function numbers(column: BatchColumn | undefined): Float64Array {
  if (column?.as !== 'number' && column?.as !== 'time') throw new Error('not read as numbers')
  return column.values
}

function textWriter(dictionary: Dictionary): Writer {
  const labels = encodedLabels((code) => (code === NULL_CODE ? '' : dictionary.label(code)))
  return ([column]) => {
    const codes = keys(column)
    const there = nulls(codes.length, (row) => codes[row] !== NULL_CODE)
    return makeData({ type: TYPES.text as Utf8, ...there, ...labels.gather(codes) })
  }
}

function digitsWriter(dictionary: Dictionary): Writer {
  const known = new Map<number, bigint | null>([[NULL_CODE, 0n]])
  const numberOf = (code: number) => {
    const found = known.get(code)
    if (found !== undefined) return found
    const label = dictionary.label(code)
    const value = /^-?\d{1,19}$/.test(label) ? BigInt(label) : null
    const fits = value !== null && value >= -MOST && value < MOST && value.toString() === label
    known.set(code, fits ? value : null)
    return fits ? value : null
  }
  return ([column]) => {
    const codes = keys(column)
    const data = new BigInt64Array(codes.length)
    for (const [row, code] of codes.entries()) {
      const value = numberOf(code)
      if (value === null) return null
      data[row] = value
    }
    return makeData({ type: TYPES.digits as Int64, ...nulls(codes.length, (row) => codes[row] !== NULL_CODE), data })
  }
}

const integerWriter: Writer = ([column]) => {
  const values = numbers(column)
  const data = new BigInt64Array(values.length)
  for (const [row, value] of values.entries()) {
    if (Number.isNaN(value)) continue
    if (!Number.isSafeInteger(value)) return null
    data[row] = BigInt(value)
  }
  return makeData({ type: TYPES.integer as Int64, ...nulls(values.length, (row) => !Number.isNaN(values[row])), data })
}

const numberWriter: Writer = ([column]) => {
  const data = numbers(column)
  return makeData({ type: TYPES.number as Float64, ...nulls(data.length, (row) => !Number.isNaN(data[row])), data })
}

const booleanWriter: Writer = ([flags, texts]) => {
  if (flags?.as !== 'flag') throw new Error('not read as flags')
  const codes = keys(texts)
  const { values } = flags
  return makeData({
    type: TYPES.boolean as Bool,
    ...nulls(values.length, (row) => codes[row] !== NULL_CODE),
    data: bits(values.length, (row) => values[row] === 1).bitmap,
  })
}

const dateWriter: Writer = ([column]) => {
  const values = numbers(column)
  const data = new Int32Array(values.length)
  for (const [row, value] of values.entries()) {
    if (Number.isNaN(value)) continue
    if (value % DAY_MS !== 0) return null
    data[row] = value / DAY_MS
  }
  return makeData({ type: TYPES.date as DateDay, ...nulls(values.length, (row) => !Number.isNaN(values[row])), data })
}

const timestampWriter: Writer = ([column]) => {
  const values = numbers(column)
  const data = BigInt64Array.from(values, (value) => BigInt(Number.isNaN(value) ? 0 : Math.floor(value)))
  const there = nulls(values.length, (row) => !Number.isNaN(values[row]))
  return makeData({ type: TYPES.timestamp as TimestampMillisecond, ...there, data })
}

function listWriter(dictionary: Dictionary): Writer {
  const labels = encodedLabels((code) => dictionary.label(code))
  return ([column]) => {
    if (column?.as !== 'list') throw new Error('not read as lists')
    const { offsets, codes } = column
    const begin = offsets[0] ?? 0
    const items = codes.subarray(begin, offsets.at(-1))
    const child = makeData({ type: new Utf8(), length: items.length, nullCount: 0, ...labels.gather(items) })
    const valueOffsets = Int32Array.from(offsets, (offset) => offset - begin)
    return makeData({ type: TYPES.list as List, length: offsets.length - 1, nullCount: 0, valueOffsets, child })
  }
}

/** Writes a column, batch by batch; `dictionary` is that of what is read as text or lists. */
export function writerOf(written: Written, dictionary: Dictionary | undefined): Writer {
  switch (written) {
    case 'text':
      return textWriter(dictionary!)
    case 'digits':
      return digitsWriter(dictionary!)
    case 'list':
      return listWriter(dictionary!)
    case 'integer':
      return integerWriter
    case 'number':
      return numberWriter
    case 'boolean':
      return booleanWriter
    case 'date':
      return dateWriter
    case 'timestamp':
      return timestampWriter
  }
}
