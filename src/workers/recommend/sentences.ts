import { faultsOf } from '../../recipe/faults'

export const adviceFaults = faultsOf('advice', {
  itemUnknown: {
    code: 'no-data',
    says: 'No customer has this item, so nothing is known of what is like it.',
  },
  noRecommendations: {
    code: 'method-unknown',
    says: 'Only recommendations are asked this. Run “recommend” first.',
  },
  noModelOfGroup: { code: 'no-data', says: 'There is no model of this group. Choose another one.' },
})
