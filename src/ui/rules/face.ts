import { Waypoints } from 'lucide-react'
import { miningShape } from '../../analyses/mining/shape'
import type { RulesParameters } from '../../analyses/rules/definition'
import { frequencyFact, itemsFacts, lengthFact } from '../base/asked'
import { basketLabels } from '../base/basket-labels'
import { formatNumber } from '../base/format'
import { keysOf, picked } from '../base/picked'
import type { Face } from '../face'
import { faceWords as words } from './face-words'

const falls = (metric: string) => metric === 'p_value' || metric === 'q_value'

/** What sells together. */
export const rules = {
  kind: 'rules',
  icon: Waypoints,
  keys: 'g r',
  words: () => words,
  first: { minSupport: 0.01, metric: 'confidence', minThreshold: 0.3, maxLength: 3 },
  looks: { sort: [{ column: 'strength', descending: true }], smallGroups: false, folded: true },
  threshold: 'minSupport',
  keeps: (other) => (other.kind === 'itemsets' ? picked(other, keysOf(miningShape)) : {}),
  facts: (asked) => [
    frequencyFact(asked, words.holders),
    ...lengthFact(asked),
    words.bound(basketLabels[asked.metric], falls(asked.metric), formatNumber(asked.minThreshold, 2)),
    ...itemsFacts(asked),
  ],
  excluded: ({ exclude = [] }) => exclude,
  ofItem: { tells: 'with' },
  shopFacts: ['pair', 'group'],
  compared: ['confidence', 'lift'],
  bringsMoney: true,
  tabs: ['grid', 'scatter', 'network', 'matrix', 'groups', 'compare'],
  load: () => import('./View'),
} as const satisfies Face<RulesParameters>
