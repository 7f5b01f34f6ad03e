import { faultsOf } from '../recipe/faults'

export const fileFaults = faultsOf('files', {
  tooManyRows: {
    code: 'file-too-large',
    says: ({ rows, most }: { rows: number; most: number }) =>
      `An Excel sheet holds ${most} rows, and these are ${rows}. Filter them, or export CSV or Parquet.`,
  },
  longText: {
    code: 'file-too-large',
    says: ({ column, row, most }: { column: string; row: number; most: number }) =>
      `An Excel cell holds ${most} characters, and "${column}" of row ${row} has more. Export CSV, JSON or Parquet.`,
  },
})
