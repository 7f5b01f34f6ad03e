import type { Sentence } from '../../../recipe/sentence'
import { BLANK, CR, LF, QUOTE } from './block'
import type { ByteSource } from './bytes'
import { MAX_CELL } from './column'
import { rowReasons } from './sentences'

/** Bytes of a record looked at in one go. */
const STEP = 1 << 22
/** Where a quote is given up as never closed. */
const MAX_RECORD = 2 ** 29

/** A record too long for a buffer: its wanted cells only, or why it cannot be read. */
export type Condensed =
  | { bytes: Uint8Array; end: number; lines: number }
  | { broken: () => Sentence; end: number; lines: number }

interface Options {
  delimiter: number
  wanted: number[]
  /** The last wanted column takes all that remains of the record. */
  tail: boolean
  checkAborted(): void
}

/**
 * Walks through one record of any length in bounded memory, keeping delimiters and wanted cells as they are and
 * emptying all others, so that what is left can be cut like any record.
 */
export async function condense(source: ByteSource, start: number, options: Options): Promise<Condensed> {
  const walk = new Walk(options)
  for (let at = start; ; ) {
    options.checkAborted()
    const block = await source.read(at, STEP)
    const stopped = walk.through(block.bytes, block.length, at)
    at += block.length
    if (stopped || block.last || at - start > MAX_RECORD) return walk.result(at, block.last)
  }
}

type State = 'cell start' | 'plain' | 'quoted' | 'closed' | 'blanks behind' | 'after CR' | 'lost'

class Walk {
  #state: State = 'cell start'
  #previous = 0
  #column = 0
  #lines = 0
  #end = -1
  #firstLineEnd = -1
  #misquoted = false
  #tooLong = false
  #cellBytes = 0
  #kept = new Uint8Array(1 << 16)
  #length = 0
  readonly #options: Options

  #wanted: boolean

  constructor(options: Options) {
    this.#options = options
    this.#wanted = this.#isWanted()
  }

  /** True when the end of the record, or what makes it unreadable, has been found. */
  through(bytes: Uint8Array, length: number, base: number): boolean {
    for (let p = 0; p < length; p++) {
      if (this.#state === 'quoted' && (!this.#wanted || this.#tooLong)) {
        while (p < length && bytes[p]! > QUOTE) p++
        if (p > 0) this.#previous = bytes[p - 1]!
        if (p === length) break
      }
      const c = bytes[p]!
      if (this.#previous === CR && c !== LF) this.#lineBreak(base + p)
      if (c === LF) this.#lineBreak(base + p + 1)
      this.#previous = c
      if (this.#step(c, base + p)) return true
    }
    return false
  }

  /** Takes one byte; true when the record is over. */
  #step(c: number, position: number): boolean {
    const state = this.#state
    if (state === 'after CR') {
      this.#end = c === LF ? position + 1 : position
      return true
    }
    if (state === 'lost') return this.#firstLineEnd >= 0
    if (state === 'quoted' || (state === 'closed' && c === QUOTE)) {
      this.#state = state === 'quoted' && c === QUOTE ? 'closed' : 'quoted'
      if (this.#wanted) this.#keep(c)
      return false
    }
    if (c === LF) {
      this.#end = position + 1
      return true
    }
    if (c === CR) this.#state = 'after CR'
    else if (c === this.#options.delimiter) this.#nextCell(c)
    else {
      if (state === 'closed' || state === 'blanks behind') {
        if (c === BLANK) this.#state = 'blanks behind'
        else {
          this.#misquoted = true
          this.#state = 'lost'
          return this.#firstLineEnd >= 0
        }
      }
      if (state === 'cell start' && c !== BLANK) this.#state = c === QUOTE ? 'quoted' : 'plain'
      if (this.#wanted) this.#keep(c)
    }
    return false
  }

  #nextCell(delimiter: number): void {
    this.#put(delimiter)
    this.#column++
    this.#cellBytes = 0
    this.#state = 'cell start'
    this.#wanted = this.#isWanted()
  }

  result(at: number, last: boolean): Condensed {
    const unclosed = this.#end < 0 && (this.#state === 'quoted' || !last)
    if (unclosed || this.#misquoted) {
      const broken = this.#misquoted ? rowReasons.textAfterQuote : rowReasons.unclosedQuote
      return { broken, end: this.#firstLineEnd < 0 ? at : this.#firstLineEnd, lines: 1 }
    }
    const end = this.#end < 0 ? at : this.#end
    const lines = Math.max(1, this.#lines)
    if (this.#tooLong) return { broken: rowReasons.longMappedCell, end, lines }
    return { bytes: this.#kept.slice(0, this.#length), end, lines }
  }

  #isWanted(): boolean {
    const { wanted, tail } = this.#options
    return wanted.includes(this.#column) || (tail && this.#column > wanted[wanted.length - 1]!)
  }

  #lineBreak(position: number): void {
    this.#lines++
    if (this.#firstLineEnd < 0) this.#firstLineEnd = position
  }

  #keep(byte: number): void {
    if (++this.#cellBytes > MAX_CELL) this.#tooLong = true
    else this.#put(byte)
  }

  #put(byte: number): void {
    if (this.#length === this.#kept.length) {
      const larger = new Uint8Array(this.#kept.length * 2)
      larger.set(this.#kept)
      this.#kept = larger
    }
    this.#kept[this.#length++] = byte
  }
}
