import { type Batch, type BatchColumn, type Dictionary, NULL_CODE } from '../readers/batch'
import type { RowFilter } from '../readers/filter'

/** What tells of lines, a stretch of them: codes of their baskets and items, and marks. */
export interface SomeLines {
  rows: number
  baskets: Uint32Array
  items: Uint32Array
  /** `BELOW`, `WORTH` or both. */
  marks: Uint8Array
}

/** The line takes something back. */
export const BELOW = 1
/** The line is worth something. */
export const WORTH = 2

/** Places of the columns that have numbers; null where there is none. */
export interface NumberPlaces {
  quantity: number | null
  value: number | null
}

function numbersAt(columns: readonly BatchColumn[], at: number | null): Float64Array | null {
  const column = at === null ? undefined : columns[at]
  return column?.as === 'number' ? column.values : null
}

/** Basket and item are the first two columns. */
export function linesOf({ rows, columns }: Batch, { quantity, value }: NumberPlaces): SomeLines {
  const [basket, item] = columns
  if (basket?.as !== 'key' || item?.as !== 'key') throw new Error('baskets and items are read as keys')
  const quantities = numbersAt(columns, quantity)
  const values = numbersAt(columns, value)
  const signs = quantities ?? values
  const marks = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    const worth = values?.[row] ?? 0
    marks[row] = (signs !== null && signs[row]! < 0 ? BELOW : 0) | (worth !== 0 && !Number.isNaN(worth) ? WORTH : 0)
  }
  return { rows, baskets: basket.codes, items: item.codes, marks }
}

/** The lines whose items pass. */
export function linesWith(lines: SomeLines, filters: readonly RowFilter[], items: Dictionary): SomeLines {
  if (filters.length === 0) return lines
  const keep = new Uint8Array(lines.rows).fill(1)
  for (const filter of filters) filter.apply({ as: 'key', codes: lines.items }, items, keep)
  const [baskets, of] = [lines.baskets.slice(), lines.items.slice()]
  const marks = lines.marks.slice()
  for (let row = 0; row < lines.rows; row++) {
    if (keep[row]) continue
    baskets[row] = NULL_CODE
    of[row] = NULL_CODE
    marks[row] = 0
  }
  return { rows: lines.rows, baskets, items: of, marks }
}
