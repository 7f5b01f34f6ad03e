import { ByteDictionary } from '../dictionary'
import { BLANK } from './block'
import { CellView } from './cells'
import { type ColumnReader, cellInterner, Growing, MAX_CELL, NULL, type ReaderContext } from './column'
import { recodingTable } from './encoding'
import { rowReasons } from './sentences'

export function keyReader(context: ReaderContext): ColumnReader {
  const dictionary = new ByteDictionary()
  const intern = cellInterner(context, dictionary)
  const table = recodingTable(context.dialect.encoding)
  const codes = new Growing((length) => new Uint32Array(length))
  const cell = new CellView(table)
  return {
    dictionary,
    take({ bytes, bounds, stride, offset, rows }, bad) {
      const to = codes.reserve(rows)
      let at = codes.length
      let previousStart = 0
      let previousLength = -1
      let code = NULL
      let badCells = 0
      for (let row = 0, b = offset; row < rows; row++, b += stride) {
        const start = bounds[b]!
        const end = bounds[b + 1]!
        const length = end - start
        // Receipts and stores mostly repeat from one line to the next; labels that do not, mostly differ at the end.
        if (length === previousLength) {
          let i = length - 1
          while (i >= 0 && bytes[start + i] === bytes[previousStart + i]) i--
          if (i < 0) {
            to[at++] = code
            continue
          }
        }
        previousStart = start
        previousLength = length
        if (end >= 0 && length <= MAX_CELL && table === undefined) {
          let from = start
          let until = end
          while (from < until && bytes[from] === BLANK) from++
          while (until > from && bytes[until - 1] === BLANK) until--
          code = intern(bytes, from, until)
        } else {
          previousLength = -1
          cell.set(bytes, start, end)
          if (cell.end - cell.start <= MAX_CELL) code = intern(cell.bytes, cell.start, cell.end)
          else {
            code = NULL
            bad[row] = 1
            badCells++
          }
        }
        to[at++] = code
      }
      codes.length = at
      return badCells
    },
    complaint: () => rowReasons.longCell({ column: context.slot.name }),
    finish: () => ({ as: 'key', codes: codes.taken() }),
  }
}
