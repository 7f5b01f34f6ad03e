import { faultsOf } from '../../../recipe/faults'

export const openFaults = faultsOf('open', {
  noSamples: {
    code: 'file-unreadable',
    says: 'The samples are not where they should be. Open a file of your own.',
  },
})
