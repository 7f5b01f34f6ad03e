import type { Sentence } from '../../../recipe/sentence'
import { BLANK, type Block, CR, LF, QUOTE } from './block'
import { rowReasons } from './sentences'

/** Rows cut at a time: their bounds and bytes stay in the cache while the columns are read one after the other. */
export const BLOCK_ROWS = 4096
const BLOCK_CELLS = 1 << 18

/** Why `cut` came back: block full, `stop` reached, the next record goes on behind the buffer, or the file has ended. */
export type Cut = 'full' | 'stop' | 'more' | 'end'

export interface CutOptions {
  delimiter: number
  width: number
  ragged: boolean
  /** Positions of the wanted columns, rising. */
  wanted: number[]
  /** Wanted cells that a record lacks at its end are empty instead of making it unreadable: for a look. */
  fill?: boolean
  /** Text made of cells: a record may end early or go on behind the table, and counts as one line. */
  ofCells?: boolean
  report(line: number, reason: () => Sentence): void
}

/**
 * Cuts bytes into records (RFC 4180; LF, CRLF or CR; blanks around quotes allowed) and notes where the wanted cells
 * lie. A record that cannot be cut is reported, and reading goes on at the line after its first.
 */
export class Tokeniser {
  /** Start and end of each wanted cell, row by row. `~end` where the cell has doubled quotes. */
  readonly bounds: Int32Array
  readonly stride: number
  /** Line of each row. */
  readonly lines: Float64Array
  rows = 0
  /** Where the next record starts. */
  at = 0
  line = 0
  bytes: Uint8Array = new Uint8Array(2)
  length = 0
  #last = false
  readonly #wanted: Int32Array
  readonly #capacity: number
  readonly #options: CutOptions

  constructor(options: CutOptions) {
    this.#options = options
    this.stride = options.wanted.length * 2
    this.#wanted = Int32Array.from([...options.wanted, -1])
    this.#capacity = Math.max(1, Math.min(BLOCK_ROWS, Math.floor(BLOCK_CELLS / Math.max(1, this.stride))))
    this.bounds = new Int32Array(this.#capacity * this.stride)
    this.lines = new Float64Array(this.#capacity)
  }

  feed({ bytes, length, last }: Block, at: number): void {
    this.bytes = bytes
    this.length = length
    this.#last = last
    this.at = at
  }

  /** Cuts the records that start before `stop` into the block, which the caller empties by setting `rows` to 0. */
  cut(stop: number): Cut {
    const { delimiter, width, ragged, ofCells = false } = this.#options
    const { bytes, length, bounds, stride, lines } = this
    const wanted = this.#wanted
    const tail = ragged && wanted[wanted.length - 2] === width - 1 ? width - 1 : -1
    // Most bytes of a cell are above every byte that could end it: one comparison for them.
    const highest = Math.max(delimiter, CR)
    let p = this.at
    let line = this.line
    let rows = this.rows
    let result: Cut

    for (;;) {
      if (rows === this.#capacity) {
        result = 'full'
        break
      }
      if (p >= stop || p >= length) {
        result = p >= stop ? 'stop' : this.#last ? 'end' : 'more'
        break
      }
      const recordStart = p
      const recordLine = line
      let c = bytes[p]!
      let column = 0
      let next = wanted[0]!
      let w = rows * stride
      let broken: '' | 'unclosedQuote' | 'textAfterQuote' = ''

      if (c !== LF && c !== CR) {
        let k = 0
        let tailStart = -1
        for (;;) {
          c = bytes[p]!
          if (column === tail) tailStart = p
          while (c === BLANK) c = bytes[++p]!
          let start = p
          let end: number
          if (c === QUOTE) {
            start = ++p
            let doubled = false
            for (;;) {
              // Four at a time: going round a loop costs as much as looking at a byte.
              for (;;) {
                c = bytes[p]!
                if (c <= QUOTE) break
                c = bytes[++p]!
                if (c <= QUOTE) break
                c = bytes[++p]!
                if (c <= QUOTE) break
                c = bytes[++p]!
                if (c <= QUOTE) break
                p++
              }
              if (c === QUOTE) {
                if (bytes[p + 1] !== QUOTE) break
                doubled = true
                p += 2
              } else {
                if (p >= length) break
                if (!ofCells && (c === LF || (c === CR && bytes[p + 1] !== LF))) line++
                p++
              }
            }
            if (p >= length) {
              broken = 'unclosedQuote'
              break
            }
            end = doubled ? ~p : p
            c = bytes[++p]!
            while (c === BLANK) c = bytes[++p]!
            if (c !== delimiter && c !== LF && c !== CR) {
              broken = 'textAfterQuote'
              break
            }
          } else {
            for (;;) {
              if (c <= highest && (c === delimiter || c === LF || c === CR)) break
              c = bytes[++p]!
              if (c <= highest && (c === delimiter || c === LF || c === CR)) break
              c = bytes[++p]!
              if (c <= highest && (c === delimiter || c === LF || c === CR)) break
              c = bytes[++p]!
            }
            end = p
          }
          if (column === next) {
            bounds[w] = start
            bounds[w + 1] = end
            w += 2
            next = wanted[++k]!
          }
          column++
          if (c !== delimiter) break
          p++
        }
        if (tail >= 0 && broken === '') {
          bounds[rows * stride + stride - 2] = tailStart < 0 ? p : tailStart
          bounds[rows * stride + stride - 1] = p
        }
      }

      if (broken !== '') {
        // A quote that is still open at the end of the buffer may be closed behind it.
        const unfinished = p >= length && !this.#last
        p = unfinished ? -1 : this.#nextLine(recordStart)
        line = recordLine + 1
        if (p >= 0) {
          this.#options.report(recordLine, rowReasons[broken])
          continue
        }
      } else if (!this.#last && (p >= length || (c === CR && p + 1 >= length))) p = -1
      else {
        if (c === CR && p + 1 < length && bytes[p + 1] === LF) p += 2
        else if (p < length) p++
        line++
        if (column === 0) continue
        if (column === width || (ragged && column >= width - 1) || (ofCells && column > width))
          lines[rows++] = recordLine
        else if (column < width && (next < 0 || ofCells || this.#options.fill)) {
          // What it lacks at its end nobody asked for.
          for (const end = (rows + 1) * stride; w < end; w++) bounds[w] = p
          lines[rows++] = recordLine
        } else {
          const found = column
          this.#options.report(recordLine, () => rowReasons.cells({ found, expected: width }))
        }
        continue
      }
      p = recordStart
      line = recordLine
      result = 'more'
      break
    }
    this.at = p
    this.line = line
    this.rows = rows
    return result
  }

  /** Behind the first line break from here on; -1 when it lies behind the buffer. */
  #nextLine(from: number): number {
    const { bytes, length } = this
    let p = from
    while (p < length && bytes[p] !== LF && bytes[p] !== CR) p++
    if (p < length && bytes[p] === CR && bytes[p + 1] === LF && p + 1 < length) return p + 2
    if (p < length && (bytes[p] === LF || p + 1 < length)) return p + 1
    return this.#last ? length : -1
  }
}
