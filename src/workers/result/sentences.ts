import { faultsOf } from '../../recipe/faults'

export const resultFaults = faultsOf('result', {
  noRow: {
    code: 'value-invalid',
    says: ({ row }: { row: number }) => `This result has no row ${row}. Choose a row of the grid.`,
  },
  noNumbers: {
    code: 'column-missing',
    says: ({ column }: { column: string }) => `This result has no numbers called “${column}”. Choose another axis.`,
  },
  gone: { code: 'job-unknown', says: 'This result is no longer there. Run the analysis again.' },
})
