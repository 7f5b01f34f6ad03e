import { faultsOf } from '../../../recipe/faults'

export const publishFaults = faultsOf('publish', {
  namedByLabels: {
    code: 'value-invalid',
    says: ({ column }: { column: string }) =>
      `The column “${column}” names customers, and each row of this result bears one of its values. Publish it with its names, or ask by another column first.`,
  },
})
