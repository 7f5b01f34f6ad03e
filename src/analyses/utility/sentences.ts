import { faultsOf } from '../../recipe/faults'
import { sentencesOf } from '../../recipe/sentence'

export const utilityFaults = faultsOf('utility', {
  tooLarge: {
    code: 'value-invalid',
    says: 'The values are too large to be added up. Map another column as value, or filter out the rows with extreme values.',
  },
})

export const utilityReasons = sentencesOf('utilityReasons', {
  oneMethod: 'High-utility patterns are found by one method.',
})
