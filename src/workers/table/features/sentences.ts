import { faultsOf } from '../../../recipe/faults'

const listed = (values: readonly string[]) => values.map((value) => `“${value}”`).join(', ')

export const featureFaults = faultsOf('features', {
  targetMissing: {
    code: 'role-missing',
    says: 'Say which column is to be explained.',
  },
  columnMissing: {
    code: 'column-missing',
    says: ({ column, columns }: { column: string; columns: readonly string[] }) =>
      `“${column}” is no column of this table, which has ${listed(columns)}. Choose one of these.`,
  },
  targetIsList: {
    code: 'value-invalid',
    says: ({ column }: { column: string }) =>
      `The cells of “${column}” hold lists, which cannot be explained. Choose a column with one value in each row.`,
  },
  targetEmpty: {
    code: 'value-invalid',
    says: ({ column }: { column: string }) =>
      `No row has a value in “${column}”. Choose another column to be explained, or look at the conditions under Data.`,
  },
  targetConstant: {
    code: 'value-invalid',
    says: ({ column, value }: { column: string; value: string }) =>
      `“${column}” is “${value}” in every row, so there is nothing to explain. Choose another column, or look at the conditions under Data.`,
  },
  targetNoNumber: {
    code: 'value-invalid',
    says: ({ column }: { column: string }) =>
      `“${column}” holds text and cannot be explained as a number. Explain it as groups, or choose a column of numbers.`,
  },
  targetNotTwo: {
    code: 'value-invalid',
    says: ({ column, count }: { column: string; count: number }) =>
      `“${column}” has ${count.toLocaleString('en')} different values, so nobody knows which is the yes. Say which value is meant, or explain it as groups.`,
  },
  targetManyClasses: {
    code: 'value-invalid',
    says: ({ column, count, most }: { column: string; count: number; most: number }) =>
      `“${column}” has ${count.toLocaleString('en')} different values; at most ${most} groups can be explained. Say which one value is meant, put values together under Prepare, or choose another column.`,
  },
  positiveUnknown: {
    code: 'value-invalid',
    says: ({ column, value, values }: { column: string; value: string; values: readonly string[] }) =>
      `No row has “${value}” in “${column}”, which holds ${listed(values)}. Choose one of these.`,
  },
  nothingExplains: {
    code: 'value-invalid',
    says: ({ column }: { column: string }) =>
      `No column is left that could explain “${column}”: the others are empty, always the same, or name each row. Choose the columns yourself, or prepare some.`,
  },
})
