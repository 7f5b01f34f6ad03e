import { CHANGES, type Change, type Compared } from '../../../workers/compare/types'
import type { CompareBy } from './sides'
import { compareWords as words } from './words'

/** How many differ by more than chance. */
export const changedOf = ({ tally }: Compared): number => CHANGES.reduce((sum, each) => sum + tally[each], 0)

/** Time goes on; groups stand side by side. */
export const changeWord = (by: CompareBy, change: Change): string =>
  by === 'period' ? words.byTime[change] : words.bySide[change]
