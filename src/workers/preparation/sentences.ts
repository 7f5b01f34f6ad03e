import { faultsOf } from '../../recipe/faults'

export const preparationFaults = faultsOf('preparation', {
  columnMissing: {
    code: 'column-missing',
    says: ({ column, table, columns }: { column: string; table: string; columns: readonly string[] }) =>
      `A step names the column “${column}”, but “${table}” has ${columns.join(', ')}. Name one of these.`,
  },
  tableMissing: {
    code: 'no-data',
    says: ({ table, files }: { table: string; files: readonly string[] }) =>
      `The recipe needs the table “${table}”, which is not open. Add its file${files.length > 0 ? ` (${files.join(', ')})` : ''} beside the one that is.`,
  },
  noLists: {
    code: 'layout-invalid',
    says: ({ column }: { column: string }) =>
      `“${column}” comes from a joined table and cannot hold the items of a list. Take a column of the lines.`,
  },
})
