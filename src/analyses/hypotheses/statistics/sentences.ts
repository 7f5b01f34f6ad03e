import { faultsOf } from '../../../recipe/faults'

export const testFaults = faultsOf('hypothesesTests', {
  emptyGroup: {
    code: 'no-data',
    says: 'One of the groups to be compared is empty, so that there is nothing to compare with. Choose a condition that some rows meet and some do not.',
  },
})
