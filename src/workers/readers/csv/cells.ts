import { BLANK, QUOTE } from './block'

/** The block a column reader works on: rows of cell bounds over bytes. */
export interface Cells {
  bytes: Uint8Array
  bounds: Int32Array
  /** Distance between two rows, and place of the column's first bound, in `bounds`. */
  stride: number
  offset: number
  rows: number
}

const NOTHING = new Uint8Array(0)

/** One cell, trimmed, with doubled quotes undone and in UTF-8; one object for all cells of a column. */
export class CellView {
  bytes: Uint8Array = NOTHING
  start = 0
  end = 0
  #unquoted = NOTHING
  #recoded = NOTHING
  readonly #table: Uint8Array[] | undefined

  constructor(table: Uint8Array[] | undefined) {
    this.#table = table
  }

  /** `end` is `~end` where quotes are doubled. */
  set(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes
    this.start = start
    this.end = end
    if (end < 0) this.#undouble(~end)
    if (this.#table) this.#recode(this.#table)
    this.trim()
  }

  trim(): void {
    const { bytes } = this
    while (this.start < this.end && bytes[this.start] === BLANK) this.start++
    while (this.end > this.start && bytes[this.end - 1] === BLANK) this.end--
  }

  #undouble(end: number): void {
    if (this.#unquoted.length < end - this.start) this.#unquoted = new Uint8Array((end - this.start) * 2)
    const to = this.#unquoted
    let length = 0
    for (let p = this.start; p < end; p++) {
      to[length++] = this.bytes[p]!
      if (this.bytes[p] === QUOTE) p++
    }
    this.#point(to, length)
  }

  #recode(table: Uint8Array[]): void {
    let p = this.start
    while (p < this.end && this.bytes[p]! < 0x80) p++
    if (p === this.end) return
    // No character of a single-byte encoding takes more than three bytes of UTF-8.
    const most = (this.end - this.start) * 3
    if (this.#recoded.length < most) this.#recoded = new Uint8Array(most * 2)
    const to = this.#recoded
    let length = 0
    for (p = this.start; p < this.end; p++) for (const byte of table[this.bytes[p]!]!) to[length++] = byte
    this.#point(to, length)
  }

  #point(bytes: Uint8Array, length: number): void {
    this.bytes = bytes
    this.start = 0
    this.end = length
  }
}

export interface NullTest {
  /** Longer cells need not be tested. */
  longest: number
  isNull(bytes: Uint8Array, start: number, end: number): boolean
}

/** Tells whether a trimmed cell is one of the texts that stand for a missing value; an empty cell always does. */
export function nullTest(nullValues: string[]): NullTest {
  const encoder = new TextEncoder()
  const words = [...new Set(nullValues.map((text) => text.trim()))].map((text) => encoder.encode(text))
  const longest = Math.max(0, ...words.map((bytes) => bytes.length))
  return {
    longest,
    isNull(bytes, start, end) {
      const length = end - start
      if (length === 0) return true
      for (const word of words) {
        if (word.length !== length) continue
        let i = 0
        while (i < length && word[i] === bytes[start + i]) i++
        if (i === length) return true
      }
      return false
    },
  }
}
