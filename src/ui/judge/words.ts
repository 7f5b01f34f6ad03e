import { formatBound } from '../base/cell-format'
import { formatCount, formatList, formatNumber, formatPercent } from '../base/format'
import { words } from '../base/language'
import { type SentencePart, strong } from '../base/sentence-parts'
import type { Verdict } from './verdict'
import type { Measure, Method, Settings, Way } from './ways'

const customers = (count: number) => `${formatCount(count)} ${count === 1 ? 'customer' : 'customers'}`

/** `29–33 %` */
const between = (low: number, high: number) => `${formatNumber(100 * low, 1)}–${formatPercent(high, 1)}`
const settingsIn = ({ factors, alpha, regularization }: Settings) =>
  `${factors} factors, α ${formatBound(alpha, false)}, λ ${formatBound(regularization, false)}`

interface Question {
  split: 'last' | 'random'
  holdOut: number
  k: number
  /** "store": where each is judged by itself. */
  group: string | null
}

function hidden({ split, holdOut }: Question): string {
  if (holdOut === 1) return split === 'last' ? 'the newest item' : 'one item, any,'
  return split === 'last' ? `the ${holdOut} newest items` : `any ${holdOut} items`
}

const simpleName = ({ method }: Way): string => (method === 'popular' ? 'the most popular items' : 'similar items')

const conclusions: Record<Verdict['is'], (rival: string) => SentencePart[]> = {
  better: () => ['The model ', strong('knows more than that'), ', and not by chance.'],
  unsure: () => ['The model is ahead by so little that it ', strong('may be chance'), '.'],
  even: (rival) => ['So the model is ', strong('no better'), ` than ${rival}.`],
  worse: (rival) => ['So the model is ', strong('worse'), ` than ${rival}, and not by chance.`],
}

function sentence({ model, simple, is }: Verdict, question: Question): SentencePart[] {
  const found = simple.map((way) => `${formatPercent(way.measures.hit_rate, 1)} by ${simpleName(way)}`)
  const [rival] = simple
  return [
    `We hid ${hidden(question)} of `,
    strong(customers(model.customers)),
    `${question.group === null ? '' : `, each ${question.group} by itself`}. The best model has ${question.holdOut === 1 ? 'it' : 'at least one of them'} among its first ${question.k} for `,
    strong(formatPercent(model.measures.hit_rate, 1)),
    ` of them (${between(model.low, model.high)}). Without any model it would be ${formatList(found)}. `,
    ...conclusions[is](rival ? simpleName(rival) : ''),
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

/** Words about judging ways to recommend. */
export const judgeWords = words('judge', {
  panel: {
    more: 'How the models learn',
    ease: 'Run with 1 hidden item of each',
    hide: 'Hide from the models',
    splits: {
      last: {
        label: 'the newest',
        hint: 'Models learn from what came before, and say what came next: as in real life.',
      },
      random: { label: 'any', hint: 'Any items are hidden, by lot. That is easier to guess than what comes next.' },
    },
    timesUnknown: 'Any items are hidden, by lot. Say which column holds the time, and the newest can be.',
    timesMissing:
      'No column holds the time, so nobody knows which items are the newest. Say which one does, or hide any.',
    holdOut: 'Hidden of each',
    k: 'Items in a list',
    models: (models: number, rounds: number) =>
      `${models === 1 ? '1 model' : `${models} models`} of ${rounds} rounds, beside two simple ways to recommend`,
    tooMany: (models: number, most: number) =>
      `That would be ${models} models; one run trains ${most} at most. Take another value away first.`,
    byHeart: (factors: number, items: number) =>
      `${factors} factors can learn ${formatCount(items)} items by heart, and then say little about what comes next.`,
    trySizes: (sizes: string) => `Try ${sizes} factors`,
    neighbours: 'Most alike that each item knows of, for “similar items”',
  },
  training: (model: number, models: number) => `Training model ${model} of ${models}`,
  comparing: 'Comparing with simpler ways',
  sentence,
  picked: (models: number) =>
    `It is the best of ${formatCount(models)} models on these very customers: expect a little less on others.`,
  otherwise: 'Other settings may do better: try fewer factors, or a smaller α.',
  recommendBest: 'Recommend with the best model',
  recommend: 'Recommend with these settings',
  recommendWith: (settings: Settings) => `Recommend with ${settingsIn(settings)}`,
  table: 'Ways to recommend, the best first',
  way: 'way to recommend',
  wayMeans: 'Models by their settings, and two simple ways to hold them against.',
  methods: {
    als: (factors: number) => `Model of ${factors} factors`,
    'item-knn': () => 'Similar items',
    popular: () => 'Most popular items',
  } satisfies Record<Method, (factors: number) => string>,
  about: {
    als: ({ alpha, regularization }: Settings) =>
      `α ${formatBound(alpha, false)} · λ ${formatBound(regularization, false)}`,
    'item-knn': 'by the customers they share',
    popular: 'the same for everybody',
  },
  best: 'best',
  bestOfColumn: '(best)',
  range: between,
  rangeOf: (low: number, high: number) => `from ${formatPercent(low, 1)} to ${formatPercent(high, 1)}`,
  sameAsHits: '= hit rate',
  measures,
  reading: 'How to read this',
  line: 'The dashed line is what the better of the two simple ways reaches.',
  tabs: { label: 'How to look at the comparison', grid: 'Comparison', settings: 'By settings' },
  chart: {
    title: 'What the settings do',
    label: (measure: string, over: string, lines: number) =>
      `${measure} against ${over}, ${lines === 1 ? 'one line' : `${lines} lines`}, with the simple ways as dashed lines`,
    measure: 'Measure',
    over: { factors: 'factors', alpha: 'α', regularization: 'λ' } satisfies Record<keyof Settings, string>,
    line: (name: keyof Settings, value: number) =>
      `${{ factors: 'factors', alpha: 'α', regularization: 'λ' }[name]} ${formatBound(value, false)}`,
    allModels: 'models',
    count: (models: number) => (models === 1 ? '1 model' : `${formatCount(models)} models`),
    hover: 'Point at a model to read it.',
    point: (settings: Settings, measure: string, value: string) => `${settingsIn(settings)}: ${measure} ${value}`,
    simple: { 'item-knn': 'similar items', popular: 'most popular' } satisfies Record<Exclude<Method, 'als'>, string>,
  },
})
