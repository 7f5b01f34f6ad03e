import type { ReadOptions } from '../../../recipe/schema'
import type { Sentence } from '../../../recipe/sentence'
import type { BatchColumn } from '../batch'
import type { ByteDictionary } from '../dictionary'
import { type Cells, nullTest } from './cells'
import { isUtf8 } from './encoding'
import { csvFaults } from './sentences'
import type { Dialect, Slot } from './spec'

/** No label or number of an analyst is longer; a longer cell is the work of a lost quote. */
export const MAX_CELL = 1 << 20

/** NULL_CODE once stored as 32 bits; unlike it a small integer, which costs no allocation on its way. */
export const NULL = -1

/** Reads one column of a piece, block after block. */
export interface ColumnReader {
  readonly dictionary?: ByteDictionary
  /** Sets `bad[row]` for cells that cannot be read, and says how many they are. */
  take(cells: Cells, bad: Uint8Array): number
  /** Why the cell is bad. */
  complaint(cell: string): Sentence
  finish(): BatchColumn
}

export interface ReaderContext {
  slot: Slot
  file: string
  dialect: Dialect
  read: ReadOptions
  /** The column takes all that remains of a ragged record. */
  tail: boolean
}

/** A typed array that grows by doubling. */
export class Growing<T extends Uint8Array | Uint32Array | Float64Array> {
  values: T
  length = 0
  readonly #make: (length: number) => T

  constructor(make: (length: number) => T) {
    this.#make = make
    this.values = make(0)
  }

  reserve(more: number): T {
    if (this.length + more > this.values.length) {
      const larger = this.#make(Math.max(this.length + more, this.values.length * 2))
      larger.set(this.values)
      this.values = larger
    }
    return this.values
  }

  taken(): T {
    return this.values.slice(0, this.length) as T
  }
}

/** Codes of trimmed cells, NULL for missing values; refuses bytes that are not what the encoding promises. */
export function cellInterner({ file, dialect, read, slot }: ReaderContext, dictionary: ByteDictionary) {
  const { longest, isNull } = nullTest(read.nullValues ?? [])
  return (bytes: Uint8Array, start: number, end: number): number => {
    if (end - start <= longest && isNull(bytes, start, end)) return NULL
    const before = dictionary.size
    const code = dictionary.intern(bytes, start, end)
    if (dictionary.size === before || dialect.encoding !== 'utf-8') return code
    for (let p = start; p < end; p++) {
      if (bytes[p]! < 0x80) continue
      if (isUtf8(bytes.subarray(start, end), true)) break
      throw csvFaults.partlyUtf8({ name: file, column: slot.name })
    }
    return code
  }
}
