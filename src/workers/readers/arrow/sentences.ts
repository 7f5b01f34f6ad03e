import { faultsOf } from '../../../recipe/faults'

export const arrowFaults = faultsOf('arrow', {
  filterColumn: {
    code: 'column-missing',
    says: ({ column }: { column: string }) =>
      `The filter names a column “${column}”, which the data does not have. Change or remove the filter.`,
  },
  unreadable: {
    code: 'file-unreadable',
    says: ({ name }: { name: string }) =>
      `“${name}” could not be read as Arrow: it is damaged or incomplete. Write it again and try once more.`,
  },
  noText: {
    code: 'value-invalid',
    says: ({ column, type }: { column: string; type: string }) =>
      `The column “${column}” holds ${type}, which cannot serve as text. Choose another column, or flatten it before loading.`,
  },
  noColumns: {
    code: 'file-empty',
    says: ({ name }: { name: string }) => `“${name}” has no column that can be read. Choose a file with data.`,
  },
  zstd: {
    code: 'file-unreadable',
    says: 'This Arrow file is compressed with zstd, which cannot be read here. Write it with lz4, uncompressed, or as Parquet.',
  },
  holdsLists: {
    code: 'layout-invalid',
    says: ({ column }: { column: string }) =>
      `The column “${column}” holds lists. Choose the list layout, or another column.`,
  },
  otherColumns: {
    code: 'files-differ',
    says: ({ name, first }: { name: string; first: string }) =>
      `“${name}” has other columns than “${first}”. Open files together only when they have the same columns.`,
  },
  columnMissing: {
    code: 'column-missing',
    says: ({ column }: { column: string }) => `There is no column “${column}” in the data. Choose the columns again.`,
  },
})
