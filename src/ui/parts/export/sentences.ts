import { faultsOf } from '../../../recipe/faults'

export const exportFaults = faultsOf('export', {
  noRecipe: {
    code: 'recipe-invalid',
    says: 'This file is no recipe: it does not hold JSON. Choose another.',
  },
})
