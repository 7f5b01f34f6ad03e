import { Coins } from 'lucide-react'
import type { UtilityParameters } from '../../analyses/utility/definition'
import { lengthFact } from '../base/asked'
import { formatCount, formatNumber } from '../base/format'
import type { Face } from '../face'
import { look } from './face-look'
import { faceWords as words } from './face-words'

/** Which bundles earn. */
export const utility = {
  kind: 'utility',
  icon: Coins,
  keys: 'g b',
  words: () => words,
  first: { top: 200, maxLength: 3 },
  looks: { sort: [{ column: 'strength', descending: true }], smallGroups: false, minLength: 2 },
  threshold: 'top',
  means: (valueIs) => ({ valueIs }),
  facts: ({ top, minUtility = 0, ...asked }) => [
    top === undefined ? words.earning(formatNumber(minUtility, 2)) : words.best(formatCount(top)),
    ...lengthFact(asked),
  ],
  shopFacts: ['bundle'],
  compared: ['money'],
  tabs: ['grid', 'scatter', 'groups', 'prices', 'compare'],
  look,
  load: () => import('./View'),
} as const satisfies Face<UtilityParameters>
