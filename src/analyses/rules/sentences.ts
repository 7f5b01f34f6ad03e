import { faultsOf } from '../../recipe/faults'

export const ruleFaults = faultsOf('rules', {
  tooMany: {
    code: 'out-of-memory',
    says: ({ rules }: { rules: number }) =>
      `${rules.toLocaleString('en')} rules pass, more than fit into the memory of a tab. Raise the threshold or the minimum support, or set a maximum length.`,
  },
  tooLong: {
    code: 'out-of-memory',
    says: ({ items }: { items: number }) =>
      `Some ${items} items are bought together so often that their rules cannot be listed. Set a maximum length, or raise the minimum support.`,
  },
})
