import { faultsOf } from '../../recipe/faults'

export const compareFaults = faultsOf('compare', {
  overlap: {
    code: 'value-invalid',
    says: ({ baskets }: { baskets: number }) =>
      `Baskets that are on both sides: ${baskets}. Choose two sides that have none in common.`,
  },
  twoRests: {
    code: 'value-invalid',
    says: 'Each side is said to be the rest of the other. Choose what one of them is.',
  },
  twoColumns: {
    code: 'value-invalid',
    says: 'The two sets are of different columns, so nobody can tell whether they have anyone in common. Choose two of one column.',
  },
  noNames: {
    code: 'value-invalid',
    says: ({ column }: { column: string }) =>
      `Nothing says which baskets are of ${column}: either the data has no such column, or its lines are not one for each item. Compare groups or periods.`,
  },
  noMoments: {
    code: 'value-invalid',
    says: 'No column says when a basket was, so there are no periods to compare. Map a column of dates as time.',
  },
  tooMany: {
    code: 'value-invalid',
    says: 'Too many patterns would have to be compared. Ask for more frequent ones or shorter ones, and compare again.',
  },
})
