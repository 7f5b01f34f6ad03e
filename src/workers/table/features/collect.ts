import { joined } from '../../../analyses/joined'
import { type Batch, type BatchColumn, NULL_CODE } from '../../readers/batch'
import { daysOf } from './labels'
import type { FeaturesPlan } from './plan'

/** Columns of all rows that have a target and a unit, piece by piece. */
export class CollectedColumns {
  rows = 0
  seen = 0
  withoutTarget = 0
  withoutUnit = 0
  private readonly pieces: (Float64Array | Uint32Array)[][]

  constructor(private readonly plan: FeaturesPlan) {
    this.pieces = plan.columns.map(() => [])
  }

  add({ rows, columns }: Batch): void {
    const { target, unit } = this.plan
    const ofTarget = columns[target.place]!
    const ofUnit = unit === null ? null : columns[unit]!
    const kept = new Uint32Array(rows)
    let count = 0
    for (let row = 0; row < rows; row++) {
      if (isMissing(ofTarget, row)) this.withoutTarget++
      else if (ofUnit && isMissing(ofUnit, row)) this.withoutUnit++
      else kept[count++] = row
    }
    const some = kept.subarray(0, count)
    columns.forEach((column, place) => {
      this.pieces[place]!.push(picked(column, some))
    })
    this.rows += count
    this.seen += rows
  }

  bytes(): number {
    return this.pieces.reduce((sum, own) => sum + own.reduce((bytes, { byteLength }) => bytes + byteLength, 0), 0)
  }

  /** A whole column, given away. */
  numbers(place: number): Float64Array {
    return joined(Float64Array, this.pieces[place]!.splice(0))
  }

  codes(place: number): Uint32Array {
    return joined(Uint32Array, this.pieces[place]!.splice(0))
  }
}

function isMissing(column: BatchColumn, row: number): boolean {
  if (column.as === 'key') return column.codes[row] === NULL_CODE
  return 'values' in column && !Number.isFinite(column.values[row]!)
}

function picked(column: BatchColumn, rows: Uint32Array): Float64Array | Uint32Array {
  if (column.as === 'key') return rows.map((row) => column.codes[row]!)
  if (column.as === 'number' || column.as === 'time') {
    const { as, values } = column
    return Float64Array.from(rows, (row) => {
      const value = values[row]!
      if (!Number.isFinite(value)) return Number.NaN
      return as === 'time' ? daysOf(value) : value
    })
  }
  throw new Error(`a column of features is ${column.as}`)
}
