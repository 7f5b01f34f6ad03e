import { python } from '../../preparation/python'
import again from '../factors/spark/again.py?raw'
import ease from '../factors/spark/ease.py?raw'
import histories from '../factors/spark/histories.py?raw'
import learners from '../factors/spark/learners.py?raw'
import lists from '../factors/spark/lists.py?raw'
import people from '../factors/spark/people.py?raw'
import popular from '../factors/spark/popular.py?raw'
import similar from '../factors/spark/similar.py?raw'
import ways from '../factors/spark/ways.py?raw'
import settled from '../mining/spark/settled.py?raw'
import type { Difference, SparkAsked, SparkCell, SparkForm } from '../on-spark'
import { NEIGHBOURS, RIDGE, type WayName } from '../parameters'
import type { JudgeParameters } from './definition'
import { settingsOf } from './settings'
import asking from './spark/asked.py?raw'
import everybody from './spark/everybody.py?raw'
import judged from './spark/judged.py?raw'
import listed from './spark/listed.py?raw'
import measures from './spark/measures.py?raw'
import split from './spark/split.py?raw'
import tastes from './spark/tastes.py?raw'
import { USUAL } from './usual'

type Asked = SparkAsked<JudgeParameters>

const SIMPLER: Readonly<Record<Exclude<WayName, 'als' | 'bpr'>, { called: string; says: string; python: string }>> = {
  popular: { called: 'popular', says: 'What most customers have.', python: popular },
  again: { called: 'again', says: 'What a customer has, by how much and how lately.', python: again },
  similar: {
    called: 'item-knn',
    says: 'Items are alike as far as the same customers have them: the cosine of who has each.',
    python: similar,
  },
  ease: {
    called: 'ease',
    says: 'What each item says of all others, in closed form (EASE). A model is one task; of more than 4096 items it is left out.',
    python: ease,
  },
}

const methodsOf = ({ parameters }: Asked): readonly WayName[] => parameters.methods ?? USUAL

function found(method: WayName): SparkCell[] {
  if (method === 'bpr') return []
  if (method === 'als') return [{ says: 'Models of tastes, each trained anew.' }, { python: tastes }]
  const { called, says, python: lists } = SIMPLER[method]
  return [{ says }, { python: lists }, { python: `WAY = ${python(called)}\n\n${listed}` }]
}

/** A day, or a number, as times of lines are; a text as it stands. */
function afterOf({ parameters: { after }, timeIs }: Asked): string | number | null {
  if (after === undefined) return null
  if (timeIs === 'text') return after
  const number = after.trim() === '' ? Number.NaN : Number(after)
  return Number.isNaN(number) ? Date.parse(after) : number
}

export const spark: SparkForm<JudgeParameters> = {
  asked(asked) {
    const { parameters, data, timeIs } = asked
    const { hide = 'item', weights = 'values', seen = false } = parameters
    const timed = data.roles.time !== undefined && (hide !== 'item' || parameters.split !== 'random')
    return {
      perGroup: parameters.perGroup,
      hide,
      after: afterOf(asked),
      split: parameters.split ?? (timed ? 'last' : 'random'),
      holdOut: parameters.holdOut,
      seen,
      seed: parameters.seed,
      weigh: weights,
      visits: hide !== 'item' || weights === 'visits',
      timed,
      timeIs,
      k: parameters.k,
      onePer: parameters.onePer !== undefined,
      yardstick: parameters.hide === undefined ? 'ndcg' : 'hits',
      neighbours: parameters.neighbours ?? NEIGHBOURS,
      ridge: parameters.ridge ?? RIDGE,
      settings: methodsOf(asked).includes('als') ? settingsOf(parameters) : [],
      iterations: parameters.iterations,
      fallback: 'none',
      leastCustomers: null,
      window: null,
    }
  },
  cells: (asked) => [
    { says: 'What is hidden of each customer, and what is left to learn from.' },
    { python: histories },
    { python: split },
    { python: settled },
    { python: asking },
    { says: 'Ways to recommend, each of which learns from what is left.' },
    { python: lists },
    { python: ways },
    { python: learners },
    { python: people },
    { python: everybody },
    ...methodsOf(asked).flatMap(found),
    { says: 'Whose lists have what was hidden.' },
    { python: measures },
    { python: judged },
  ],
  differs(asked) {
    const methods = methodsOf(asked)
    const told: Difference[] = ['sums-in-other-order', 'last-digit']
    if (methods.includes('als')) told.push('tastes-trained-anew')
    if (methods.includes('bpr')) told.push('ranking-left-out')
    return told
  },
  also: ({ onePer }) => (onePer === undefined ? {} : { kind: onePer }),
}
