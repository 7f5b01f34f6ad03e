import { faultsOf } from '../../recipe/faults'

export const ruleAnswerFaults = faultsOf('ruleAnswers', {
  noBaskets: {
    code: 'no-data',
    says: 'The baskets of this result are no longer in memory, so rules cannot be counted in every group. Run the analysis again.',
  },
  noSides: { code: 'method-unknown', says: 'Only rules have two sides. Run the analysis “rules” to see this.' },
})
