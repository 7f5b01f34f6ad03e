/** The earliest moment of each row, in the order in which rows are met. */
export interface RowTimes {
  /** NaN is no moment. */
  note(row: number, time: number): void
  /** NaN where none was noted. */
  of(row: number): number
}

export function createRowTimes(expected = 1024): RowTimes {
  let earliest = new Float64Array(expected).fill(Number.NaN)
  return {
    note(row, time) {
      if (row >= earliest.length) {
        const wider = new Float64Array(Math.max(row + 1, 2 * earliest.length)).fill(Number.NaN, earliest.length)
        wider.set(earliest)
        earliest = wider
      }
      if (Number.isNaN(time) || earliest[row]! <= time) return
      earliest[row] = time
    },
    of: (row) => (row < earliest.length ? earliest[row]! : Number.NaN),
  }
}
