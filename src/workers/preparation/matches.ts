import type { JoinStep } from '../../preparation/steps/join-says'
import { cancelledError } from '../../recipe/error'
import { type BatchColumn, type Dictionary, NULL_CODE, type Source } from '../readers/batch'
import { keyed } from './key-column'
import { keyForm } from './key-form'
import { lenient } from './lenient'
import { NO_KEY, type WantedColumn } from './lookup'
import { preparationFaults } from './sentences'

/** A column of the other table, by row. */
export type RowColumn =
  | { as: 'key'; codes: Uint32Array; dictionary: Dictionary }
  | { as: 'number' | 'time'; values: Float64Array }

/** The rows of a table by their keys: all of them, however many have the same. */
export interface Matches {
  /** The number of a key, or `NO_KEY`. */
  find(label: string): number
  /** Of the key with a number: `rows[start[number]]` up to `rows[start[number + 1]]`, in their order. */
  start: Uint32Array
  rows: Uint32Array
  /** Columns are read when they are asked for, each once. */
  column(wanted: WantedColumn): Promise<RowColumn>
}

const MOST_ROWS = 120_000_000

async function* cellsOf(source: Source, { name, as }: WantedColumn, signal: AbortSignal) {
  const reading = source.read(
    { columns: [{ name, as }], read: {}, filters: [] },
    { signal, onProgress: () => undefined },
  )
  for await (const { rows, columns } of reading.batches) {
    if (signal.aborted) throw cancelledError()
    yield { rows, column: columns[0] as BatchColumn, dictionary: reading.dictionaries[0] }
  }
}

/** Numbers grown as they come. */
function createNumbers() {
  let numbers = new Uint32Array(1024)
  let length = 0
  return {
    add(more: Uint32Array): void {
      if (length + more.length > MOST_ROWS) throw preparationFaults.tooManyRows()
      while (length + more.length > numbers.length) {
        const room = new Uint32Array(2 * numbers.length)
        room.set(numbers.subarray(0, length))
        numbers = room
      }
      numbers.set(more, length)
      length += more.length
    },
    taken: () => numbers.subarray(0, length),
  }
}

/** Rows sorted by the numbers of their keys, those of one key in their order. */
function byKey(numberOf: Uint32Array, keys: number) {
  const start = new Uint32Array(keys + 1)
  for (const number of numberOf) if (number !== NO_KEY) start[number + 1]!++
  for (let key = 0; key < keys; key++) start[key + 1]! += start[key]!
  const rows = new Uint32Array(start[keys]!)
  const next = start.slice(0, keys)
  for (let row = 0; row < numberOf.length; row++) {
    const number = numberOf[row]!
    if (number !== NO_KEY) rows[next[number]!++] = row
  }
  return { start, rows }
}

async function readColumn(source: Source, wanted: WantedColumn, rows: number, signal: AbortSignal): Promise<RowColumn> {
  const codes = new Uint32Array(wanted.as === 'key' ? rows : 0).fill(NULL_CODE)
  const values = new Float64Array(wanted.as === 'key' ? 0 : rows).fill(Number.NaN)
  let first = 0
  let labels: Dictionary | undefined
  for await (const { rows: count, column, dictionary } of cellsOf(source, wanted, signal)) {
    if (column.as === 'key') codes.set(column.codes.subarray(0, count), first)
    else if (column.as === 'number' || column.as === 'time') values.set(column.values.subarray(0, count), first)
    labels = dictionary
    first += count
  }
  if (wanted.as !== 'key') return { as: wanted.as, values }
  return { as: 'key', codes, dictionary: labels ?? { size: 0, label: String } }
}

export async function findMatches(
  table: Source,
  { on, keys }: Pick<JoinStep, 'on' | 'keys'>,
  signal: AbortSignal,
): Promise<Matches> {
  const other = lenient(table)
  const { source, column, form } = keyed(other, on.right, keys)
  const formed = keyForm(form)
  const numbers = new Map<string, number>()
  const numberOf = createNumbers()
  const known: number[] = []
  for await (const { rows, column: read, dictionary } of cellsOf(source, { name: column, as: 'key' }, signal)) {
    const { codes } = read as BatchColumn & { as: 'key' }
    const found = new Uint32Array(rows)
    for (let row = 0; row < rows; row++) {
      const code = codes[row]!
      if (code === NULL_CODE) {
        found[row] = NO_KEY
        continue
      }
      if (known[code] === undefined) {
        const label = formed(dictionary!.label(code))
        known[code] = numbers.get(label) ?? numbers.size
        numbers.set(label, known[code])
      }
      found[row] = known[code]!
    }
    numberOf.add(found)
  }
  const rows = numberOf.taken().length
  const never = new AbortController().signal
  const columns = new Map<string, Promise<RowColumn>>()
  return {
    find: (label) => numbers.get(formed(label)) ?? NO_KEY,
    ...byKey(numberOf.taken(), numbers.size),
    column(wanted) {
      const id = JSON.stringify([wanted.as, wanted.name])
      const held = columns.get(id) ?? readColumn(other, wanted, rows, never)
      columns.set(id, held)
      held.catch(() => columns.delete(id))
      return held
    },
  }
}

/** Which key of the other table each line has: labels are looked up once each. */
export function keysOfLines({ find }: Matches) {
  const known: number[] = []
  return (codes: Uint32Array, dictionary: Dictionary): Uint32Array => {
    const found = new Uint32Array(codes.length)
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]!
      if (code === NULL_CODE) found[row] = NO_KEY
      else found[row] = known[code] ??= find(dictionary.label(code))
    }
    return found
  }
}

/** What becomes of the lines, before it happens. */
export interface Fan {
  /** Lines before, and rows after. */
  lines: number
  rows: number
  /** Lines that match several rows, and how many the one with most. */
  several: number
  most: number
  /** Lines that match none. */
  none: number
}

export async function countMatches(
  lines: Source,
  column: string,
  matches: Matches,
  keepsAll: boolean,
  signal: AbortSignal,
): Promise<Fan> {
  const keysOf = keysOfLines(matches)
  const fan: Fan = { lines: 0, rows: 0, several: 0, most: 0, none: 0 }
  for await (const { rows, column: read, dictionary } of cellsOf(lines, { name: column, as: 'key' }, signal)) {
    const keys = keysOf((read as BatchColumn & { as: 'key' }).codes, dictionary!)
    fan.lines += rows
    for (let row = 0; row < rows; row++) {
      const key = keys[row]!
      const count = key === NO_KEY ? 0 : matches.start[key + 1]! - matches.start[key]!
      if (count === 0) fan.none++
      if (count > 1) fan.several++
      if (count > fan.most) fan.most = count
      fan.rows += count === 0 && keepsAll ? 1 : count
    }
  }
  return fan
}
