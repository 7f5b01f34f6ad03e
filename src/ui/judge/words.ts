import { formatBound } from '../base/cell-format'
import { formatCount, formatNumber, formatPercent } from '../base/format'
import { words } from '../base/language'
import { type SentencePart, strong } from '../base/sentence-parts'
import type { Verdict } from './verdict'
import type { Measure, Method, Settings, Way } from './ways'

const customers = (count: number) => `${formatCount(count)} ${count === 1 ? 'customer' : 'customers'}`

/** `29–33 %` */
const between = (low: number, high: number) => `${formatNumber(100 * low, 1)}–${formatPercent(high, 1)}`
/** How much a purchase says, and how far tastes are held back. */
const learnedBy = ({ alpha, regularization }: Omit<Settings, 'factors'>) =>
  `a purchase says ${formatBound(alpha, false)}, held back by ${formatBound(regularization, false)}`
const settingsIn = ({ factors, alpha, regularization }: Settings) =>
  `${factors} traits, ${learnedBy({ alpha, regularization })}`

interface Question {
  hide: 'item' | 'visit' | 'after'
  after: string
  /** Items they had before are asked for as well. */
  seen: boolean
  split: 'last' | 'random'
  holdOut: number
  k: number
  /** "store": where each is judged by itself. */
  group: string | null
}

function hidden({ hide, after, split, holdOut }: Question): string {
  if (hide === 'visit') return 'the newest visit'
  if (hide === 'after') return `everything from ${after} on`
  if (holdOut === 1) return split === 'last' ? 'the newest item' : 'one item, any,'
  return split === 'last' ? `the ${holdOut} newest items` : `any ${holdOut} items`
}

/** What is looked for in the lists. */
function sought({ hide, seen, holdOut }: Question): string {
  if (hide === 'item') return holdOut === 1 ? 'it' : 'at least one of them'
  const items = seen ? 'its items' : 'its new items'
  return holdOut === 1 ? `one of ${items}, drawn by lot,` : `at least one of ${items}`
}

const nameInSentence: Record<Method, (way: Way) => string> = {
  als: ({ factors }) => `a model of ${factors} traits`,
  'item-knn': () => 'similar items',
  popular: () => 'the most popular items',
  ease: () => 'weighing every item against every other',
  bpr: ({ factors }) => `a ranking of ${factors} traits`,
  again: () => 'what they bought before',
}

const named = (way: Way) => nameInSentence[way.method](way)
const withRate = (way: Way) => `${named(way)} (${formatPercent(way.measures.hit_rate, 1)})`

/** So likely a difference like this one comes about by chance. */
const chance = (p: number | null) =>
  p === null || p < 0.001
    ? 'less than once in 1,000 times'
    : p < 0.0095
      ? `${formatNumber(1000 * p, 0)} in 1,000 times`
      : `${formatNumber(100 * p, 0)} in 100 times`

function sentence({ best, tied, behind }: Verdict, question: Question): SentencePart[] {
  const [rival] = tied
  const others =
    rival === undefined
      ? []
      : [
          'That is ',
          strong('a tie'),
          ` with ${tied.length === 1 ? withRate(rival) : `${tied.length} other ways, first of them ${withRate(rival)}`}: by chance alone they would differ so ${chance(rival.p)}. `,
        ]
  const last =
    behind === undefined
      ? []
      : [
          rival === undefined ? 'No other way comes near: ' : 'Surely behind: ',
          `${withRate(behind)}, which by chance would happen ${chance(behind.p)}.`,
        ]
  return [
    `We hid ${hidden(question)} of `,
    strong(customers(best.customers)),
    `${question.group === null ? '' : `, each ${question.group} by itself`}. ${question.group === null ? '' : `Who is known in several counts once, and finds it where one of their lists does. `}The best way is `,
    strong(named(best)),
    `, with ${sought(question)} among the first ${question.k} for `,
    strong(formatPercent(best.measures.hit_rate, 1)),
    ` of them (${between(best.low, best.high)}). `,
    ...others,
    ...last,
  ]
}

const measures: Record<Measure, { label: string; means: string }> = {
  hit_rate: {
    label: 'hit rate',
    means:
      'Share of customers who find at least one hidden item in their list. The line shows where it may lie for other customers like these, in 95 of 100 cases.',
  },
  ndcg: {
    label: 'NDCG',
    means: 'How near the top of the lists the hidden items stand: 1 is always first, every place below counts less.',
  },
  map: {
    label: 'MAP',
    means: 'The same, but stricter: second place counts half of the first, third place a third.',
  },
  recall: {
    label: 'recall',
    means: 'Share of the hidden items that are in the lists. Where one item of each is hidden, that is the hit rate.',
  },
  coverage: {
    label: 'coverage',
    means: 'Share of all items that are in anybody’s list. Little means: everybody gets the same.',
  },
  novelty: {
    label: 'novelty',
    means: 'How little known the items in the lists are: 1 more means that half as many customers have them.',
  },
}

const overSettings: Record<keyof Settings, string> = {
  factors: 'traits',
  alpha: 'how much a purchase says',
  regularization: 'how far tastes are held back',
}

/** Words about judging ways to recommend. */
export const judgeWords = words('judge', {
  panel: {
    more: 'How the models learn',
    ease: 'Run with 1 hidden item of each',
    easeVisits: 'Hide single items instead',
    hide: 'Hide from all ways',
    hides: {
      visit: {
        label: 'the newest visit',
        hint: 'All of a customer’s newest visit with anything new is hidden, and everything since: as in real life.',
      },
      after: {
        label: 'all after a date',
        hint: 'All ways learn from what came before, and say what was new afterwards.',
      },
      item: {
        label: 'complete a basket',
        hint: 'Single items are hidden; what came with them in the same basket is known, which makes it easier.',
      },
    },
    after: 'From this day on',
    afterHint: 'Like 2011-10-31',
    asked: 'Items asked for',
    seen: 'Items they had before',
    seenOptions: { out: 'do not count', in: 'count too' },
    which: 'Which items',
    splits: {
      last: {
        label: 'the newest',
        hint: 'Models learn from what came before, and say what came next.',
      },
      random: { label: 'any', hint: 'Any items are hidden, by lot. That is easier to guess than what comes next.' },
    },
    timesUnknown: 'Any items are hidden, by lot. Say which column holds the time, and the newest can be.',
    timesMissing:
      'No column holds the time, so nobody knows which items are the newest. Say which one does, or hide any.',
    holdOut: 'Hidden of each',
    k: 'Items in a list',
    models: (models: number, rounds: number) =>
      `${models === 1 ? '1 model' : `${models} models`} of ${rounds} rounds, beside the other ways`,
    tooMany: (models: number, most: number) =>
      `That would be ${models} models; one run trains ${most} at most. Take another value away first.`,
    byHeart: (factors: number, items: number) =>
      `${factors} traits can learn ${formatCount(items)} items by heart, and then say little about what comes next.`,
    trySizes: (sizes: string) => `Try ${sizes} traits`,
    neighbours: 'Most alike that each item knows of, for “similar items”',
  },
  training: (model: number, models: number) => `Training model ${model} of ${models}`,
  comparing: 'Comparing with simpler ways',
  sentence,
  picked: (ways: number) =>
    `It is the best of ${formatCount(ways)} ways on these very customers: expect a little less on others.`,
  recommendBest: 'Recommend with the best way',
  recommendWith: (way: Way) => `Recommend with ${way.settings ? settingsIn(way.settings) : named(way)}`,
  table: 'Ways to recommend, the best first',
  way: 'way to recommend',
  wayMeans:
    'Models by their settings, and ways that need none. Ties may be as good as the best: the customers for whom just one is right are divided too evenly.',
  methods: {
    als: (factors: number) => `Model of ${factors} traits`,
    'item-knn': () => 'Similar items',
    popular: () => 'Most popular items',
    ease: () => 'Every item against every other',
    bpr: (factors: number) => `Ranking of ${factors} traits`,
    again: () => 'Bought before',
  } satisfies Record<Method, (factors: number) => string>,
  about: {
    als: learnedBy,
    'item-knn': 'by the customers they share',
    popular: 'the same for everybody',
    ease: 'all weighed at once',
    bpr: 'what they have before what they have not',
    again: 'by how often and how recently',
  },
  best: 'best',
  tie: 'a tie',
  bestOfColumn: '(best)',
  range: between,
  rangeOf: (low: number, high: number) => `from ${formatPercent(low, 1)} to ${formatPercent(high, 1)}`,
  sameAsHits: '= hit rate',
  measures,
  reading: 'How to read this',
  line: 'The dashed line is what the best way without settings reaches.',
  tabs: { label: 'How to look at the comparison', grid: 'Comparison', settings: 'By settings' },
  chart: {
    title: 'What the settings do',
    label: (measure: string, over: string, lines: number) =>
      `${measure} against ${over}, ${lines === 1 ? 'one line' : `${lines} lines`}, with the simple ways as dashed lines`,
    measure: 'Measure',
    over: overSettings,
    line: (name: keyof Settings, value: number) => `${overSettings[name]}: ${formatBound(value, false)}`,
    allModels: 'models',
    count: (models: number) => (models === 1 ? '1 model' : `${formatCount(models)} models`),
    hover: 'Point at a model to read it.',
    point: (settings: Settings, measure: string, value: string) => `${settingsIn(settings)}: ${measure} ${value}`,
    simple: {
      'item-knn': 'similar items',
      popular: 'most popular',
      ease: 'every item against every other',
      bpr: 'ranking',
      again: 'bought before',
    } satisfies Record<Exclude<Method, 'als'>, string>,
  },
})
