import type { ScatterPoints } from '../protocol/result'
import { resultFaults } from './sentences'
import type { StoredRows } from './stored'

function valuesOf(result: StoredRows, name: string): Float64Array | Uint32Array {
  const column = result.numbers.find((number) => number.name === name)
  if (column) return column.values
  throw resultFaults.noNumbers({ column: name })
}

/** Rows as points. Where more match than `limit`, points are taken at even steps along the order, the first always. */
export function scatterOf(
  result: StoredRows,
  matching: Uint32Array,
  x: string,
  y: string,
  color: string,
  limit: number,
): ScatterPoints {
  const shown = Math.min(matching.length, Math.max(0, limit))
  const step = matching.length / shown
  const index = Uint32Array.from({ length: shown }, (_, i) => matching[Math.floor(i * step)]!)
  const take = (name: string) => {
    const values = valuesOf(result, name)
    return Float64Array.from(index, (row) => values[row]!)
  }
  return { index, x: take(x), y: take(y), color: take(color), matched: matching.length }
}
