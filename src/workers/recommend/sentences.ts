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
  modelIsFile: {
    code: 'no-data',
    says: 'These lists come from a model that is a file already. Save one after training.',
  },
  nothingLearned: {
    code: 'no-data',
    says: 'Nothing was learned, so there is no model to save. Check the value column.',
  },
})
