import { Route } from 'lucide-react'
import type { SequencesParameters } from '../../analyses/sequences/definition'
import { frequencyFact, itemsFacts, lengthFact, targetFact } from '../base/asked'
import { formatList } from '../base/format'
import type { Face } from '../face'
import { look } from './face-look'
import { faceWords as words } from './face-words'

/** How customers travel. */
export const sequences = {
  kind: 'sequences',
  icon: Route,
  keys: 'g j',
  words: () => words,
  first: { minSupport: 0.02, maxLength: 4 },
  looks: { sort: [{ column: 'strength', descending: true }], smallGroups: false, minLength: 2 },
  // What stands on one receipt was bought at once: nobody went from one line to the next.
  fits: ({ basket }) =>
    basket === undefined ? { visits: undefined, minSteps: undefined } : { visits: 'basket', minSteps: 2 },
  alsoNeeds: ({ visits }) => (visits === 'basket' ? ['basket'] : []),
  threshold: 'minSupport',
  facts: ({ first = [], last = [], ...asked }) => [
    frequencyFact(asked, words.holders),
    ...lengthFact(asked),
    ...targetFact(asked),
    ...(first.length > 0 ? [words.from(formatList([first].flat()))] : []),
    ...(last.length > 0 ? [words.to(formatList([last].flat()))] : []),
    ...itemsFacts(asked),
  ],
  excluded: ({ exclude = [] }) => exclude,
  ofItem: { tells: 'again' },
  shopFacts: ['lost'],
  tabs: ['grid', 'flow', 'funnel', 'compare'],
  look,
  load: () => import('./View'),
} as const satisfies Face<SequencesParameters>
