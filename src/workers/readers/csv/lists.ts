import type { BatchColumn } from '../batch'
import { ByteDictionary } from '../dictionary'
import { BLANK, QUOTE } from './block'
import { CellView } from './cells'
import { type ColumnReader, cellInterner, Growing, MAX_CELL, NULL, type ReaderContext } from './column'
import { recodingTable } from './encoding'
import { rowReasons } from './sentences'

const APOSTROPHE = 0x27
const OPENING = [0x5b, 0x7b, 0x28]
const CLOSING = [0x5d, 0x7d, 0x29]

/** A list may be as long as a record that fits the reader's buffer. */
const MAX_LIST = MAX_CELL * 16

/**
 * Items of a list. In a ragged file they are the remaining cells of the record; else the parts of one cell between
 * separators, with brackets around the list and quotes around the items taken off, so that `['a', 'b']` reads as a, b.
 */
export function listReader(context: ReaderContext): ColumnReader {
  const dictionary = new ByteDictionary()
  const intern = cellInterner(context, dictionary)
  const table = recodingTable(context.dialect.encoding)
  const whole = new CellView(context.tail ? undefined : table)
  const item = new CellView(context.tail ? table : undefined)
  const offsets = new Growing((length) => new Uint32Array(length))
  const codes = new Growing((length) => new Uint32Array(length))
  const separator = context.tail ? context.dialect.delimiterByte : context.slot.separator.charCodeAt(0)
  offsets.length = 1

  function add(bytes: Uint8Array, start: number, end: number): void {
    item.set(bytes, start, end)
    if (!context.tail) stripQuotes(item)
    const code = intern(item.bytes, item.start, item.end)
    if (code === NULL) return
    codes.reserve(1)[codes.length++] = code
  }

  function split(bytes: Uint8Array, start: number, end: number): void {
    let p = start
    while (p < end) {
      while (p < end && bytes[p] === BLANK) p++
      let from = p
      let to = -1
      if (bytes[p] === QUOTE && p < end) {
        const close = closingQuote(bytes, p + 1, end)
        if (close !== undefined) {
          from = p + 1
          to = close
          p = (close < 0 ? ~close : close) + 1
          while (p < end && bytes[p] !== separator) p++
          add(bytes, from, to)
          p++
          continue
        }
      }
      while (p < end && bytes[p] !== separator) p++
      to = p
      add(bytes, from, to)
      p++
    }
  }

  return {
    dictionary,
    take({ bytes, bounds, stride, offset, rows }, bad) {
      const to = offsets.reserve(rows)
      let badCells = 0
      for (let row = 0, b = offset; row < rows; row++, b += stride) {
        whole.set(bytes, bounds[b]!, bounds[b + 1]!)
        if (whole.end - whole.start > MAX_LIST) {
          bad[row] = 1
          badCells++
        } else {
          if (!context.tail) stripBrackets(whole)
          split(whole.bytes, whole.start, whole.end)
        }
        to[offsets.length++] = codes.length
      }
      return badCells
    },
    complaint: () => rowReasons.longList({ column: context.slot.name }),
    finish: (): BatchColumn => ({ as: 'list', offsets: offsets.taken(), codes: codes.taken() }),
  }
}

/** Where the quoted text ends, `~end` with doubled quotes in it; undefined when it does not. */
function closingQuote(bytes: Uint8Array, from: number, end: number): number | undefined {
  let doubled = false
  for (let p = from; p < end; p++) {
    if (bytes[p] !== QUOTE) continue
    if (p + 1 < end && bytes[p + 1] === QUOTE) {
      doubled = true
      p++
    } else return doubled ? ~p : p
  }
  return undefined
}

function stripBrackets(cell: CellView): void {
  const bracket = OPENING.indexOf(cell.bytes[cell.start]!)
  if (bracket < 0 || cell.end - cell.start < 2 || cell.bytes[cell.end - 1] !== CLOSING[bracket]) return
  cell.start++
  cell.end--
  cell.trim()
}

function stripQuotes(cell: CellView): void {
  const { bytes, start, end } = cell
  if (end - start < 2 || bytes[start] !== APOSTROPHE || bytes[end - 1] !== APOSTROPHE) return
  cell.start++
  cell.end--
  cell.trim()
}
