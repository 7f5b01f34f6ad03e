import { HeartHandshake } from 'lucide-react'
import { isTrained, type RecommendParameters, scoredWith } from '../../analyses/recommend/definition'
import { isScored } from '../../analyses/recommend/scored'
import { askedWords } from '../base/asked'
import type { Face } from '../face'
import { look } from './face-look'
import { faceWords as words } from './face-words'

/** What to recommend to whom. */
export const recommend = {
  kind: 'recommend',
  icon: HeartHandshake,
  keys: 'g o',
  words: () => words,
  verbs: (asked) => (isScored(asked) ? words.scoring : words.training),
  first: { factors: 64, alpha: 1, regularization: 10, weights: 'visits', leastCustomers: 30 },
  proposes: () => import('./propose'),
  // In the order of the result, but who gets nothing last.
  looks: { sort: [{ column: 'strength', descending: true }] },
  keeps(other) {
    if (other.kind !== 'judge') return {}
    const { k, iterations, solver, cgSteps, seed, factors, alpha, regularization, weights, onePer } = other
    // Of the values that were tried, the first.
    const tried = { factors: factors[0], alpha: alpha[0], regularization: regularization[0] }
    // Each group was judged by itself.
    return { k, iterations, solver, cgSteps, seed, weights, onePer, leastCustomers: undefined, ...tried }
  },
  facts: ({ k, factors, iterations, method = 'als' }) => [
    askedWords.lists(k),
    method === 'als' || method === 'bpr' ? words.model(factors, iterations) : words.ways[method],
  ],
  // A saved model for each group cannot be asked about customers of none.
  alsoNeeds: (asked) => (isScored(asked) && asked.perGroup ? ['group'] : []),
  missing({ analysis }, { assets }) {
    if (analysis.kind !== 'recommend' || !isScored(analysis)) return
    if (assets.some(({ id }) => id === analysis.model)) return
    return { label: words.use, command: 'use-model' }
  },
  settled: isScored,
  adopts({ asset }) {
    if (!isTrained(asset)) return
    return {
      roles: asset.columns,
      ask: (asked) => scoredWith(asked, asset),
      format: words.file,
      load: () => import('./models/OpenModel'),
    }
  },
  weights: { read: 0.12, encoded: 0.2 },
  brings: () => import('./models/bring-model'),
  ofItem: { tells: 'alike', shows: (item) => ({ tab: 'items', look: { items: { item } } }) },
  shopFacts: ['way'],
  tabs: ['grid', 'overview', 'items', 'basket'],
  look,
  load: () => import('./View'),
} as const satisfies Face<RecommendParameters>
