import { measure } from '../parts/results/measures'
import { sequenceWords } from './words'

const { measures: words } = sequenceWords

/** What can be measured of a path. */
export const pathMeasures = {
  support: measure('support', words.support, 'count'),
  share: measure('share', words.share, 'share'),
}
