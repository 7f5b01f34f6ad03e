import { parseFlag } from '../../../preparation/flag'
import type { Sentence } from '../../../recipe/sentence'
import { ByteDictionary } from '../dictionary'
import { CellView, nullTest } from './cells'
import { type ColumnReader, Growing, MAX_CELL, type ReaderContext } from './column'
import { recodingTable } from './encoding'
import { rowReasons } from './sentences'

export type Convert = (bytes: Uint8Array, start: number, end: number) => number

export function valueReader(
  context: ReaderContext,
  as: 'number' | 'time',
  convert: Convert,
  noFit: (facts: { text: string; column: string }) => Sentence,
): ColumnReader {
  const { isNull } = nullTest(context.read.nullValues ?? [])
  const values = new Growing((length) => new Float64Array(length))
  const cell = new CellView(recodingTable(context.dialect.encoding))
  const { lenient } = context.slot
  return {
    take({ bytes, bounds, stride, offset, rows }, bad) {
      const to = values.reserve(rows)
      let at = values.length
      let badCells = 0
      for (let row = 0, b = offset; row < rows; row++, b += stride) {
        cell.set(bytes, bounds[b]!, bounds[b + 1]!)
        let value = Number.NaN
        if (!isNull(cell.bytes, cell.start, cell.end)) {
          if (cell.end - cell.start <= MAX_CELL) value = convert(cell.bytes, cell.start, cell.end)
          if (Number.isNaN(value) && !lenient) {
            bad[row] = 1
            badCells++
          }
        }
        to[at++] = value
      }
      values.length = at
      return badCells
    },
    complaint: (text) => noFit({ text, column: context.slot.name }),
    finish: () => ({ as, values: values.taken() }),
  }
}

export function flagReader(context: ReaderContext): ColumnReader {
  const dictionary = new ByteDictionary()
  const { isNull } = nullTest(context.read.nullValues ?? [])
  const values = new Growing((length) => new Uint8Array(length))
  const cell = new CellView(recodingTable(context.dialect.encoding))
  /** By code: 0 no, 1 yes, 2 neither. */
  const verdicts: number[] = []
  return {
    take({ bytes, bounds, stride, offset, rows }, bad) {
      const to = values.reserve(rows)
      let at = values.length
      let badCells = 0
      for (let row = 0, b = offset; row < rows; row++, b += stride) {
        const start = bounds[b]!
        const first = bytes[start]!
        if (bounds[b + 1]! - start === 1 && (first === 48 || first === 49)) {
          to[at++] = first - 48
          continue
        }
        cell.set(bytes, start, bounds[b + 1]!)
        let verdict = 0
        if (cell.end - cell.start > MAX_CELL) verdict = 2
        else if (!isNull(cell.bytes, cell.start, cell.end)) {
          const code = dictionary.intern(cell.bytes, cell.start, cell.end)
          if (code === verdicts.length) verdicts.push(Number(parseFlag(dictionary.label(code)) ?? 2))
          verdict = verdicts[code]!
        }
        if (verdict === 2) {
          bad[row] = 1
          badCells++
          verdict = 0
        }
        to[at++] = verdict
      }
      values.length = at
      return badCells
    },
    complaint: (text) => rowReasons.noFlag({ text, column: context.slot.name }),
    finish: () => ({ as: 'flag', values: values.taken() }),
  }
}
