import again from '../factors/spark/again.py?raw'
import ease from '../factors/spark/ease.py?raw'
import histories from '../factors/spark/histories.py?raw'
import learners from '../factors/spark/learners.py?raw'
import lists from '../factors/spark/lists.py?raw'
import people from '../factors/spark/people.py?raw'
import popular from '../factors/spark/popular.py?raw'
import similar from '../factors/spark/similar.py?raw'
import ways from '../factors/spark/ways.py?raw'
import type { SparkAsked, SparkCell, SparkForm } from '../on-spark'
import { NEIGHBOURS, RIDGE, type WayName } from '../parameters'
import type { RecommendParameters } from './definition'
import { MODEL_FILE } from './model-file'
import asking from './spark/asked.py?raw'
import brought from './spark/brought.py?raw'
import check from './spark/check.py?raw'
import factors from './spark/factors.py?raw'
import trained from './spark/trained.py?raw'

const DAY = 86_400_000
type Asked = SparkAsked<RecommendParameters>

const FOUND: Readonly<Record<Exclude<WayName, 'als' | 'bpr'>, SparkCell[]>> = {
  popular: [{ says: 'What most customers have, without what a customer has already.' }, { python: popular }],
  again: [{ says: 'What a customer has, by how much and how lately.' }, { python: again }],
  similar: [
    { says: 'Items are alike as far as the same customers have them: the cosine of who has each.' },
    { python: similar },
  ],
  ease: [
    {
      says: 'What each item says of all others, in closed form (EASE). A model is one task, with the square of its items in memory.',
    },
    { python: ease },
  ],
}

/** What is known of items, who is to be recommended what, and how. */
function found(method: WayName, isBrought: boolean): SparkCell[] {
  if (method !== 'als' && method !== 'bpr') return [{ python: learners }, { python: people }, ...FOUND[method]]
  if (isBrought) {
    const says =
      'The model that was trained in the browser scores all customers. Whoever has something else by now, or is new, is fitted to it.'
    return [{ says }, { python: brought }, { python: people }, { python: factors }]
  }
  return [
    { python: learners },
    { python: people },
    { says: 'A model of tastes is trained here.' },
    { python: trained },
    { python: factors },
  ]
}

/** A ranking (BPR) cannot be trained anew: what comes in its place is a model of tastes. */
const isBrought = ({ brings }: Asked) => brings.includes(MODEL_FILE)

export const spark: SparkForm<RecommendParameters> = {
  asked(asked) {
    const { parameters, timeIs } = asked
    const { method = 'als', window, weights = 'values' } = parameters
    const timed = method === 'again' || (method === 'popular' && window !== undefined)
    return {
      method,
      k: parameters.k,
      excludeSeen: parameters.excludeSeen,
      fallback: parameters.fallback,
      perGroup: parameters.perGroup,
      leastCustomers: parameters.leastCustomers ?? null,
      never: parameters.never ?? [],
      only: parameters.only ?? null,
      always: parameters.always ?? [],
      onePer: parameters.onePer !== undefined,
      weigh: timed || weights === 'visits' ? weights : null,
      timed: timed || weights === 'visits',
      timeIs,
      window: window === undefined ? null : window * DAY,
      neighbours: parameters.neighbours ?? NEIGHBOURS,
      ridge: parameters.ridge ?? RIDGE,
      factors: parameters.factors,
      iterations: parameters.iterations,
      regularization: parameters.regularization,
      alpha: parameters.alpha,
      seed: parameters.seed,
    }
  },
  cells: (asked) => [
    { says: 'What each customer has, and how much of it.' },
    { python: histories },
    { says: 'Lists as the shop wants them: what never, only and always stands in them, and one of each kind.' },
    { python: lists },
    { python: ways },
    { python: asking },
    ...found(asked.parameters.method ?? 'als', isBrought(asked)),
  ],
  check,
  differs(asked) {
    const { method = 'als' } = asked.parameters
    if (method !== 'als' && method !== 'bpr') return []
    if (isBrought(asked)) return ['model-brought-along']
    return method === 'bpr' ? ['trained-anew', 'tastes-for-ranking'] : ['trained-anew']
  },
  also: ({ onePer }) => (onePer === undefined ? {} : { kind: onePer }),
  keys: ['customer'],
}
