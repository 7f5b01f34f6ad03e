import { Scale } from 'lucide-react'
import { type JudgeParameters, modelsOf } from '../../analyses/judge/definition'
import { askedWords } from '../base/asked'
import { formatBound } from '../base/cell-format'
import type { Face } from '../face'
import { faceWords as words } from './face-words'

const listed = (values: readonly number[]) => values.map((value) => formatBound(value, false)).join(', ')

/** Which way to recommend would have been right. */
export const judge = {
  kind: 'judge',
  icon: Scale,
  keys: 'g u',
  words: () => words,
  verbs: () => words.verbs,
  first: {
    hide: 'visit',
    holdOut: 100,
    weights: 'visits',
    methods: ['als', 'similar', 'ease', 'bpr', 'popular'],
    factors: [8, 32],
    alpha: [1],
    regularization: [1, 10],
  },
  alsoNeeds: ({ hide }) => (hide === 'visit' || hide === 'after' ? ['time'] : []),
  keeps(other) {
    if (other.kind !== 'recommend') return {}
    const {
      k,
      iterations,
      solver,
      cgSteps,
      seed,
      factors,
      alpha,
      regularization,
      weights,
      method,
      neighbours,
      ridge,
      onePer,
    } = other
    const tried = {
      factors: [factors],
      alpha: [alpha],
      regularization: [regularization],
      weights,
      neighbours,
      ridge,
      onePer,
      // What asks for items they had is judged by such.
      ...(method === 'again' && { seen: true, methods: ['again', 'popular'] as const }),
    }
    return { k, iterations, solver, cgSteps, seed, ...tried }
  },
  facts: (asked) => [
    asked.hide === 'visit' || asked.hide === 'after'
      ? words.hides[asked.hide]
      : words.hidden(asked.holdOut, asked.split),
    words.tried(listed(asked.factors)),
    words.models(modelsOf(asked), asked.iterations),
    askedWords.lists(asked.k),
  ],
  /** Recommendations are judged before they are used: the same settings, against what customers took. */
  offer: {
    id: 'judge-settings',
    words: 'test evaluate compare hit rate',
    label: (asked) => (asked.kind === 'recommend' && asked.model === undefined ? words.judgeThese : undefined),
  },
  weights: { read: 0.12, encoded: 0.2 },
  tabs: ['grid', 'settings'],
  load: () => import('./View'),
} as const satisfies Face<JudgeParameters>
