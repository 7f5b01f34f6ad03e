import type { BatchColumn } from '../readers/batch'
import type { DerivedColumn } from './view'

/** A column of numbers worked out of one column of numbers; what is no finite number is missing. */
export function fromNumber(
  name: string,
  type: DerivedColumn['type'],
  work: (value: number) => number,
  seesMissing = false,
): DerivedColumn {
  return {
    type,
    needs: [{ name, as: 'number' }],
    start: () => ({
      cells([column], rows) {
        const { values } = column as BatchColumn & { as: 'number' }
        const cells = new Float64Array(rows)
        for (let row = 0; row < rows; row++) {
          const value = values[row]!
          const result = Number.isNaN(value) && !seesMissing ? Number.NaN : work(value)
          cells[row] = Number.isFinite(result) ? result : Number.NaN
        }
        return cells
      },
    }),
  }
}
