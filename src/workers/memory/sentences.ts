import { faultsOf } from '../../recipe/faults'

export const memoryFaults = faultsOf('memory', {
  full: {
    code: 'out-of-memory',
    says: 'The data does not fit into the memory of this tab. Raise the minimum support, set a maximum length or a filter, or take a sample.',
  },
})
