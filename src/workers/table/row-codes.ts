import { NULL_CODE } from '../readers/batch'

/** What the first line of each row that says anything says of it. */
export interface RowCodes {
  note(row: number, code: number): void
  /** `NULL_CODE` where nothing was said. */
  of(row: number): number
}

export function createRowCodes(expected = 1024): RowCodes {
  let codes = new Uint32Array(expected).fill(NULL_CODE)
  return {
    note(row, code) {
      if (row >= codes.length) {
        const wider = new Uint32Array(Math.max(row + 1, 2 * codes.length)).fill(NULL_CODE, codes.length)
        wider.set(codes)
        codes = wider
      }
      if (codes[row] === NULL_CODE) codes[row] = code
    },
    of: (row) => codes[row] ?? NULL_CODE,
  }
}
