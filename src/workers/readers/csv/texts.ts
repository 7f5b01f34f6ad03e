import { CellView, nullTest } from './cells'
import { type ColumnReader, MAX_CELL, type ReaderContext } from './column'
import { recodingTable } from './encoding'
import { csvFaults, rowReasons } from './sentences'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })
/** Up to here letters of ASCII are put together faster than a decoder is called. */
const SHORT = 24

function asciiOf(bytes: Uint8Array, start: number, end: number): string | undefined {
  let text = ''
  for (let p = start; p < end; p++) {
    const byte = bytes[p]!
    if (byte >= 0x80) return undefined
    text += String.fromCharCode(byte)
  }
  return text
}

/** Reads cells as text for a look; unlike a reader of keys it needs next to nothing per column. */
export function textReader({ dialect, file, slot }: ReaderContext, texts: (string | null)[]): ColumnReader {
  const { isNull } = nullTest([])
  const cell = new CellView(recodingTable(dialect.encoding))

  function text(): string {
    const { bytes, start, end } = cell
    const short = end - start <= SHORT ? asciiOf(bytes, start, end) : undefined
    if (short !== undefined) return short
    try {
      return decoder.decode(bytes.subarray(start, end))
    } catch (cause) {
      throw csvFaults.partlyUtf8({ name: file, column: slot.name }, cause)
    }
  }

  return {
    take({ bytes, bounds, stride, offset, rows }, bad) {
      let badCells = 0
      for (let row = 0, b = offset; row < rows; row++, b += stride) {
        cell.set(bytes, bounds[b]!, bounds[b + 1]!)
        if (cell.end - cell.start > MAX_CELL) {
          bad[row] = 1
          badCells++
          texts.push(null)
        } else texts.push(isNull(cell.bytes, cell.start, cell.end) ? null : text())
      }
      return badCells
    },
    complaint: () => rowReasons.longCell({ column: slot.name }),
    finish: () => ({ as: 'flag', values: new Uint8Array(0) }),
  }
}
