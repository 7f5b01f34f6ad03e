import { measure } from '../parts/results/measures'
import { utilityWords } from './words'

const { measures: words } = utilityWords

/** What can be measured of a bundle. */
export const bundleMeasures = {
  utility: measure('utility', words.utility, 'money'),
  support: measure('support', words.support, 'count', { log: true }),
  per_receipt: measure('per_receipt', words.per_receipt, 'money'),
  share: measure('share', words.share, 'share'),
  lift: measure('lift', words.lift, 'ratio'),
  expected: measure('expected', words.expected, 'money'),
  surplus: measure('surplus', words.surplus, 'money'),
}
