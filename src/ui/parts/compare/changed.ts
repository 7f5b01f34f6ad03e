import { CHANGES, type Compared } from '../../../workers/compare/types'

/** How many differ by more than chance. */
export const changedOf = ({ tally }: Compared): number => CHANGES.reduce((sum, each) => sum + tally[each], 0)
