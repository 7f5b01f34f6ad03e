import { Boxes } from 'lucide-react'
import type { ItemsetsParameters } from '../../analyses/itemsets/definition'
import { miningShape } from '../../analyses/mining/shape'
import { frequencyFact, itemsFacts, lengthFact, targetFact } from '../base/asked'
import { keysOf, picked } from '../base/picked'
import type { Face } from '../face'
import { faceWords as words } from './face-words'

/** Which sets keep coming up. */
export const itemsets = {
  kind: 'itemsets',
  icon: Boxes,
  keys: 'g i',
  words: () => words,
  first: { minSupport: 0.01, maxLength: 3 },
  looks: { sort: [{ column: 'strength', descending: true }], smallGroups: false, minLength: 2 },
  threshold: 'minSupport',
  keeps: (other) => (other.kind === 'rules' ? picked(other, keysOf(miningShape)) : {}),
  facts: (asked) => [
    frequencyFact(asked, words.holders),
    ...lengthFact(asked),
    ...targetFact(asked),
    ...itemsFacts(asked),
  ],
  excluded: ({ exclude = [] }) => exclude,
  compared: ['share'],
  tabs: ['grid', 'compare'],
  load: () => import('./View'),
} as const satisfies Face<ItemsetsParameters>
