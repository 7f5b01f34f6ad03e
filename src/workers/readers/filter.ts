import { parseFlag } from '../../preparation/flag'
import type { Filter } from '../../recipe/schema'
import type { ColumnType } from '../protocol/files'
import { type Batch, type BatchColumn, type Dictionary, NULL_CODE } from './batch'
import { readerFaults } from './sentences'
import { isTextOp, type TextOp, textTest } from './text-test'
import { parseTimeText, type TimeParser } from './time'

type Scalar = string | number | boolean
type Compare = (difference: number) => boolean

/** A filter that knows how its column must be read. Comparisons with null are never true, as in SQL. */
export interface RowFilter {
  column: string
  as: 'key' | 'number' | 'time'
  /** Sets `keep[row]` to 0 where the row fails. `dictionary` is that of a key column. */
  apply(column: BatchColumn, dictionary: Dictionary | undefined, keep: Uint8Array): void
}

const COMPARE: Record<string, Compare> = {
  '=': (d) => d === 0,
  in: (d) => d === 0,
  '!=': (d) => d !== 0,
  'not in': (d) => d !== 0,
  '<': (d) => d < 0,
  '<=': (d) => d <= 0,
  '>': (d) => d > 0,
  '>=': (d) => d >= 0,
}

/** Dates compare as dates, numbers as numbers, yes and no by meaning, everything else as text by code point. */
export function createRowFilter(filter: Filter, type: ColumnType, parseTime?: TimeParser): RowFilter {
  const { column, op } = filter
  const values = filterValues(filter)
  const as = isTextOp(op) ? 'key' : filterKind(values, type)
  if (op === 'is null' || op === 'is not null') return { column, as, apply: nullTest(op === 'is null') }
  if (as === 'key') return { column, as, apply: keyTest(op, values, type) }
  const numbers = values.map((value) =>
    as === 'time' && typeof value === 'string' ? timeValue(filter, value, parseTime) : Number(value),
  )
  return { column, as, apply: numberTest(op, numbers) }
}

function filterKind(values: Scalar[], type: ColumnType): RowFilter['as'] {
  if (type === 'date' || type === 'timestamp') return 'time'
  const numeric = (type === 'integer' || type === 'number') && values.every((value) => toNumber(value) !== undefined)
  return numeric ? 'number' : 'key'
}

/** Only the rows with `keep[row]` other than 0; the batch itself when that is all of them. */
export function keepRows(batch: Batch, keep: Uint8Array): Batch {
  let rows = 0
  for (let row = 0; row < batch.rows; row++) if (keep[row] !== 0) rows++
  if (rows === batch.rows) return batch
  return { rows, columns: batch.columns.map((column) => compact(column, batch.rows, rows, keep)) }
}

function filterValues({ column, op, value }: Filter): Scalar[] {
  if (op === 'is null' || op === 'is not null') return []
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
  const several = op === 'in' || op === 'not in'
  if (several ? value === undefined : values.length !== 1) {
    throw (several ? readerFaults.filterWithoutValues : readerFaults.filterWithoutValue)({ column })
  }
  return values
}

function timeValue({ column }: Filter, value: string, parseTime?: TimeParser): number {
  const time = parseTimeText(value, parseTime)
  if (!Number.isNaN(time)) return time
  throw readerFaults.filterNoDate({ column, value })
}

function nullTest(wantNull: boolean): RowFilter['apply'] {
  return (column, _dictionary, keep) => {
    const rows = keep.length
    if (column.as === 'key') {
      for (let row = 0; row < rows; row++) if ((column.codes[row] === NULL_CODE) !== wantNull) keep[row] = 0
    } else if (column.as === 'number' || column.as === 'time') {
      for (let row = 0; row < rows; row++) if (Number.isNaN(column.values[row]!) !== wantNull) keep[row] = 0
    }
  }
}

/** A label is judged once, however many rows carry it. */
function keyTest(op: Filter['op'], values: Scalar[], type: ColumnType): RowFilter['apply'] {
  const passes = isTextOp(op) ? textTest(op, labelOf(values[0]!)) : labelTest(op, values, type)
  return (column, dictionary, keep) => {
    if (column.as !== 'key' || !dictionary) return
    const verdicts = new Uint8Array(dictionary.size)
    for (let row = 0; row < keep.length; row++) {
      const code = column.codes[row]!
      if (keep[row] === 0) continue
      if (code === NULL_CODE) keep[row] = 0
      else {
        if (verdicts[code] === 0) verdicts[code] = passes(dictionary.label(code)) ? 1 : 2
        if (verdicts[code] === 2) keep[row] = 0
      }
    }
  }
}

function labelTest(op: Exclude<Filter['op'], TextOp>, values: Scalar[], type: ColumnType): (label: string) => boolean {
  const compare = COMPARE[op]!
  const quantifier = op === 'not in' ? 'every' : 'some'
  if (type === 'boolean') {
    const flags = values.map((value) => (typeof value === 'boolean' ? value : parseFlag(String(value))))
    return (label) => {
      const flag = parseFlag(label)
      return flags[quantifier]((wanted) => compare(Number(flag) - Number(wanted)))
    }
  }
  if (op === 'in' || op === 'not in') {
    const wanted = new Set(values.map(labelOf))
    return (label) => wanted.has(label) === (op === 'in')
  }
  const value = values[0]!
  if (op !== '=' && op !== '!=' && typeof value === 'number') return (label) => compare(Number(label) - value)
  const text = labelOf(value)
  return (label) => compare(compareText(label, text))
}

/** Trimmed as cells are: of blanks alone. */
function labelOf(value: Scalar): string {
  return String(value).replace(/^ +|(?<! ) +$/g, '')
}

function numberTest(op: Filter['op'], values: number[]): RowFilter['apply'] {
  const compare = COMPARE[op]!
  const first = values[0]!
  const wanted = new Set(values)
  const passes =
    op === 'in' || op === 'not in'
      ? (value: number) => wanted.has(value) === (op === 'in')
      : (value: number) => compare(value - first)
  return (column, _dictionary, keep) => {
    if (column.as !== 'number' && column.as !== 'time') return
    for (let row = 0; row < keep.length; row++) {
      const value = column.values[row]!
      if (Number.isNaN(value) || !passes(value)) keep[row] = 0
    }
  }
}

function toNumber(value: Scalar): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean' || value.trim() === '') return undefined
  const number = Number(value)
  return Number.isNaN(number) ? undefined : number
}

/** By code point, as everywhere in results; plain `<` on strings is by UTF-16 unit. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  let at = 0
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++
  if (at === length) return a.length - b.length
  const rank = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)
  return rank(a.charCodeAt(at)) - rank(b.charCodeAt(at))
}

function compact(column: BatchColumn, rows: number, kept: number, keep: Uint8Array): BatchColumn {
  switch (column.as) {
    case 'key':
      return { as: 'key', codes: pick(column.codes, new Uint32Array(kept), rows, keep) }
    case 'flag':
      return { as: 'flag', values: pick(column.values, new Uint8Array(kept), rows, keep) }
    case 'number':
    case 'time':
      return { as: column.as, values: pick(column.values, new Float64Array(kept), rows, keep) }
    case 'list':
      return pickLists(column.offsets, column.codes, rows, kept, keep)
  }
}

function pick<T extends Uint8Array | Uint32Array | Float64Array>(from: T, to: T, rows: number, keep: Uint8Array): T {
  let at = 0
  for (let row = 0; row < rows; row++) if (keep[row] !== 0) to[at++] = from[row]!
  return to
}

function pickLists(
  offsets: Uint32Array,
  codes: Uint32Array,
  rows: number,
  kept: number,
  keep: Uint8Array,
): BatchColumn {
  const keptOffsets = new Uint32Array(kept + 1)
  const keptCodes = new Uint32Array(codes.length)
  let at = 0
  let to = 0
  for (let row = 0; row < rows; row++) {
    if (keep[row] === 0) continue
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) keptCodes[to++] = codes[i]!
    keptOffsets[++at] = to
  }
  return { as: 'list', offsets: keptOffsets, codes: keptCodes.slice(0, to) }
}
