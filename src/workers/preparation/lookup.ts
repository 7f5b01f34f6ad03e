import type { JoinStep } from '../../preparation/steps/join-says'
import { type BatchColumn, type Dictionary, NULL_CODE, type Source } from '../readers/batch'
import { createPause } from '../table/pause'
import { keyed } from './key-column'
import { keyForm } from './key-form'

/** Where a key stands nowhere. */
export const NO_KEY = 0xffffffff

/** A column of the looked-up table by the number of its key, not by row. */
export type LookupColumn =
  | { as: 'key'; codes: Uint32Array; dictionary: Dictionary }
  | { as: 'number' | 'time'; values: Float64Array }

/** A table of one row a key. Columns are read when they are asked for, each once. */
export interface Lookup {
  keys: number
  rows: number
  /** Keys that several rows have. */
  repeated: number
  /** A few of these. */
  examples: string[]
  /** The number of a key, or `NO_KEY`. */
  find(label: string): number
  columns(wanted: readonly WantedColumn[]): Promise<LookupColumn[]>
}

export interface WantedColumn {
  /** In the looked-up table. */
  name: string
  as: LookupColumn['as']
}

const EXAMPLES = 3

const idOf = ({ name, as }: WantedColumn) => JSON.stringify([as, name])

function emptyColumn(as: LookupColumn['as'], keys: number, dictionary: Dictionary | undefined): LookupColumn {
  if (as === 'key') return { as, codes: new Uint32Array(keys).fill(NULL_CODE), dictionary: dictionary! }
  return { as, values: new Float64Array(keys).fill(Number.NaN) }
}

function copyCell(from: BatchColumn, row: number, to: LookupColumn, key: number): void {
  if (to.as === 'key') {
    if (from.as === 'key') to.codes[key] = from.codes[row]!
  } else if (from.as === 'number' || from.as === 'time') to.values[key] = from.values[row]!
}

export async function createLookup(
  table: Source,
  { on, keys }: Pick<JoinStep, 'on' | 'keys'>,
  signal: AbortSignal,
): Promise<Lookup> {
  const { source, column: key, form } = keyed(table, on.right, keys)
  const formed = keyForm(form)
  const numbers = new Map<string, number>()
  const repeated = new Set<string>()
  let rows = 0
  const columns = new Map<string, Promise<LookupColumn>>()
  const never = new AbortController().signal

  /** Numbers of keys for the codes of one pass; `known` numbers those that are new. */
  function numbering(dictionary: Dictionary, known: boolean) {
    const numberOf: number[] = []
    return (code: number): number => {
      if (code === NULL_CODE) return NO_KEY
      for (let next = numberOf.length; next <= code; next++) {
        const label = formed(dictionary.label(next))
        let number = numbers.get(label)
        if (number === undefined && !known) {
          number = numbers.size
          numbers.set(label, number)
        }
        numberOf.push(number ?? NO_KEY)
      }
      return numberOf[code]!
    }
  }

  async function readKeys(): Promise<void> {
    const reading = source.read(
      { columns: [{ name: key, as: 'key' }], read: {}, filters: [] },
      { signal, onProgress: () => undefined },
    )
    const dictionary = reading.dictionaries[0]!
    const number = numbering(dictionary, false)
    const seen: boolean[] = []
    const pause = createPause(signal)
    for await (const { rows: count, columns: read } of reading.batches) {
      await pause()
      const { codes } = read[0] as BatchColumn & { as: 'key' }
      rows += count
      for (let row = 0; row < count; row++) {
        const found = number(codes[row]!)
        if (found === NO_KEY) continue
        if (seen[found]) repeated.add(dictionary.label(codes[row]!))
        seen[found] = true
      }
    }
  }

  /** Several columns in one pass. */
  async function readColumns(wanted: readonly WantedColumn[]): Promise<LookupColumn[]> {
    const reading = source.read(
      { columns: [{ name: key, as: 'key' }, ...wanted], read: {}, filters: [] },
      { signal: never, onProgress: () => undefined },
    )
    const number = numbering(reading.dictionaries[0]!, true)
    const taken = new Uint8Array(numbers.size)
    const pause = createPause(never)
    const columns = wanted.map(({ as }, at) => emptyColumn(as, numbers.size, reading.dictionaries[at + 1]))
    for await (const { rows: count, columns: read } of reading.batches) {
      await pause()
      const keys = (read[0] as BatchColumn & { as: 'key' }).codes
      for (let row = 0; row < count; row++) {
        const found = number(keys[row]!)
        if (found === NO_KEY || taken[found] === 1) continue
        taken[found] = 1
        for (let at = 0; at < columns.length; at++) copyCell(read[at + 1]!, row, columns[at]!, found)
      }
    }
    return columns
  }

  await readKeys()
  return {
    keys: numbers.size,
    rows,
    repeated: new Set([...repeated].map(formed)).size,
    examples: [...repeated].slice(0, EXAMPLES),
    find: (label) => numbers.get(formed(label)) ?? NO_KEY,
    columns(wanted) {
      const fresh = wanted.filter((each) => !columns.has(idOf(each)))
      if (fresh.length > 0) {
        const reading = readColumns(fresh)
        for (const [at, each] of fresh.entries()) {
          const column = reading.then((read) => read[at]!)
          columns.set(idOf(each), column)
          column.catch(() => columns.delete(idOf(each)))
        }
      }
      return Promise.all(wanted.map((each) => columns.get(idOf(each))!))
    },
  }
}
