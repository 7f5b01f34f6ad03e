import { ArrowLeftRight } from 'lucide-react'
import type { SubstitutesParameters } from '../../analyses/substitutes/definition'
import { frequencyFact, itemsFacts } from '../base/asked'
import { formatPercent } from '../base/format'
import type { Face } from '../face'
import { faceWords as words } from './face-words'

/** What stands in for what. */
export const substitutes = {
  kind: 'substitutes',
  icon: ArrowLeftRight,
  keys: 'g w',
  words: () => words,
  first: { minBaskets: 20 },
  // All groups mixed, the strongest first.
  looks: { sort: [{ column: 'score', descending: true }] },
  threshold: 'minBaskets',
  facts: (asked) => [
    frequencyFact({ minCount: asked.minBaskets }, words.holders),
    words.apart(formatPercent(asked.maxLift)),
    words.alike(formatPercent(asked.minCompany)),
    ...itemsFacts(asked),
  ],
  excluded: ({ exclude = [] }) => exclude,
  /** Rules tell what is seldom together, and no more. */
  offer: {
    id: 'find-substitutes',
    words: 'substitutes swaps instead alternatives',
    label: (asked) => (asked.kind === 'rules' ? words.offer : undefined),
  },
  ofItem: { tells: 'instead' },
  tabs: ['grid', 'scatter'],
  load: () => import('./View'),
} as const satisfies Face<SubstitutesParameters>
