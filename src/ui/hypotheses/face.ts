import { Microscope } from 'lucide-react'
import type { HypothesesParameters } from '../../analyses/hypotheses/definition'
import type { Face } from '../face'
import { faceWords as words } from './face-words'

/** What explains a column, and whether it is true. */
export const hypotheses = {
  kind: 'hypotheses',
  icon: Microscope,
  keys: 'g x',
  words: () => words,
  verbs: () => words.verbs,
  first: { language: 'sets' },
  settled: () => true,
  missing({ analysis }) {
    if (analysis.kind !== 'hypotheses' || analysis.target) return
    return { label: words.chooseTarget, command: 'choose-target', unread: true }
  },
  names: ({ target, unit, strata, features = [] }) =>
    [target, unit, strata, ...features].flatMap((name) => (name ? [name] : [])),
  facts: ({ target, language, maxFeatures, maxConditions }) => [
    words.explains(target),
    language === 'sets' ? words.inSets(maxFeatures) : words.inSubgroups(maxConditions),
  ],
  tabs: ['grid', 'front', 'columns'],
  load: () => import('./View'),
} as const satisfies Face<HypothesesParameters>
