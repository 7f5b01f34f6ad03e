import { NULL_CODE } from '../batch'
import { ByteDictionary } from '../dictionary'
import { CellView } from './cells'
import { type ColumnReader, cellInterner, Growing, MAX_CELL, type ReaderContext } from './column'
import { recodingTable } from './encoding'

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
      let code = 0
      for (let row = 0, b = offset; row < rows; row++, b += stride) {
        const start = bounds[b]!
        const end = bounds[b + 1]!
        const length = end - start
        // Receipts and stores mostly repeat from one line to the next.
        if (length === previousLength) {
          let i = 0
          while (i < length && bytes[start + i] === bytes[previousStart + i]) i++
          if (i === length) {
            to[at++] = code
            continue
          }
        }
        cell.set(bytes, start, end)
        if (cell.end - cell.start > MAX_CELL) {
          bad[row] = 1
          to[at++] = NULL_CODE
          continue
        }
        code = intern(cell.bytes, cell.start, cell.end)
        to[at++] = code
        previousStart = start
        previousLength = end < 0 ? -1 : length
      }
      codes.length = at
    },
    complaint: () => `the cell in "${context.slot.name}" is longer than 1 MB`,
    finish: () => ({ as: 'key', codes: codes.taken() }),
  }
}
