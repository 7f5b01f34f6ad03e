import type { WayName } from '../../analyses/parameters'
import { formatCount, formatGroup, formatList, formatPercent } from '../base/format'
import { words } from '../base/language'
import { type SentencePart, strong } from '../base/sentence-parts'
import type { Proposed } from './proposed'
import { sameSettings } from './settings'
import type { Tried } from './trial'

const counted = (count: number, one: string, more: string) => `${formatCount(count)} ${count === 1 ? one : more}`
const customers = (count: number) => counted(count, 'customer', 'customers')
const formatChange = (share: number) => `${share < 0 ? '−' : '+'}${formatPercent(Math.abs(share))}`
const inGroup = (group: string | null | undefined) => (group === undefined ? '' : ` in ${formatGroup(group)}`)

interface AdviceFacts {
  customer: string
  method: WayName
  /** undefined: the model is about all groups. */
  group: string | null | undefined
  personal: boolean
  /** The model knows nobody of the group. */
  strange: boolean
  /** Null where it is not known what the customer has. */
  total: number | null
  heaviest: string | undefined
  first: { item: string; why: readonly string[] } | undefined
}

const noReason: Record<WayName, string[]> = {
  als: [', though nothing in the history speaks for it alone'],
  similar: [],
  ease: [],
  bpr: [', which the ranking puts before all else'],
  popular: [],
  again: [', bought often and lately'],
}

function adviceSentence({
  customer,
  method,
  group,
  personal,
  strange,
  total,
  heaviest,
  first,
}: AdviceFacts): SentencePart[] {
  const history: SentencePart[] =
    total === null
      ? [strong(customer), inGroup(group), ': ']
      : [
          strong(customer),
          ' has ',
          strong(counted(total, 'item', 'items')),
          inGroup(group),
          ...(heaviest === undefined || total === 1 ? [] : [', most of all ', strong(heaviest)]),
          '. ',
        ]
  if (method === 'popular' && total !== 0) {
    const said = first
      ? ['Everybody is recommended what is popular, without what they have: first ', strong(first.item), '.']
      : []
    return [...history, ...said]
  }
  if (!personal) {
    const why = ['Nothing is known of what ', strong(customer), ' likes']
    if (strange) return [...why, `, and the model knows nobody${inGroup(group)}, so not even what is popular.`]
    return first ? [...why, ', so this is ', strong(`what most customers have${inGroup(group)}`), '.'] : [...why, '.']
  }
  if (!first) return [...history, 'Nothing is left to recommend.']
  if (total === null) return [...history, 'recommended first is ', strong(first.item), '.']
  const because: SentencePart[] =
    first.why.length === 0 ? noReason[method] : [', because of ', strong(formatList(first.why))]
  return [...history, 'Recommended first: ', strong(first.item), ...because, '.']
}

interface OverviewFacts {
  customers: number
  popular: number
  empty: number
  nothingLeft: number
  droppedPairs: number
  items: number
  recommended: number
  /** Share of all places in lists that the most bought tenth of the items takes. */
  firstTenth: number
}

function overviewSentence(facts: OverviewFacts): SentencePart[] {
  const { popular, empty, nothingLeft, droppedPairs, items, recommended, firstTenth } = facts
  const ignored = empty - nothingLeft
  return [
    strong(`${formatCount(recommended)} of ${counted(items, 'item', 'items')}`),
    ` (${formatPercent(recommended / items)}) are recommended to anybody. `,
    ...(recommended === 0
      ? []
      : ['The most bought tenth of the items takes ', strong(formatPercent(firstTenth)), ' of all recommendations. ']),
    ...(popular === 0
      ? ['Nobody gets a list of merely popular items.']
      : [
          strong(`${formatCount(popular)} of ${customers(facts.customers)}`),
          ` ${popular === 1 ? 'has no history and gets' : 'have no history and get'} what is popular.`,
        ]),
    ...(nothingLeft === 0
      ? []
      : [' ', strong(customers(nothingLeft)), ` ${nothingLeft === 1 ? 'has' : 'have'} everything already.`]),
    ...(ignored === 0
      ? []
      : [
          ' ',
          strong(customers(ignored)),
          ` without a history ${ignored === 1 ? 'gets' : 'get'} nothing, as the recipe asks.`,
        ]),
    ...(droppedPairs === 0
      ? []
      : [
          ' ',
          strong(counted(droppedPairs, 'pair', 'pairs')),
          ` of a customer and an item without a value above zero ${droppedPairs === 1 ? 'was' : 'were'} left out.`,
        ]),
  ]
}

/** Why tastes are learned the way they are; null where nothing could be tried. */
function reason(trial: Omit<Proposed, 'sourceId'> | null): string {
  if (trial === null) return 'Tastes are learned the way that did best on receipts of other shops.'
  const { best, usual, models, timed } = trial
  const share = ({ hits }: Tried) => formatPercent(hits / best.customers, 1)
  const hidden = timed ? 'some of a hidden visit' : 'a hidden item'
  const tried = `Chosen from your data, of ${formatCount(models)} ways to learn tastes: finds ${hidden} for ${share(best)} of ${customers(best.customers)}`
  return sameSettings(best, usual) ? `${tried}. It is the usual one.` : `${tried}, the usual one for ${share(usual)}.`
}

/** Words of the recommendations view. */
export const recommendWords = words('recommend', {
  panel: {
    more: 'How the model learns',
    k: 'Items for each customer',
    excludeSeen: 'Items they have already',
    seen: { out: 'left out', in: 'may come' },
    fallback: 'Without a history',
    fallbacks: { popular: 'popular items', none: 'nothing' },
    stopEarly: 'Hide pairs, and stop when they are told worse',
    never: 'none',
    judgeHint: 'Would they have been right? Hides the newest visit of each customer, and looks.',
    method: 'Recommended by',
    methods: {
      als: { label: 'tastes', hint: 'learned from all', about: 'A model of tastes that customers and items share.' },
      similar: {
        label: 'similar items',
        hint: 'by who has both',
        about: 'What those have who have the same. Every reason is an item.',
      },
      ease: {
        label: 'every item against every other',
        hint: 'all at once',
        about: 'Weighs all items at once. Often the best up to 4,096 items.',
      },
      bpr: {
        label: 'a ranking',
        hint: 'what comes before what',
        about: 'Learns to put what customers have before what they do not.',
      },
      popular: {
        label: 'the most popular',
        hint: 'the same for all',
        about: 'What most customers have, without what each has already.',
      },
      again: { label: 'bought before', hint: 'to buy again', about: 'What each customer bought often and lately.' },
    },
    window: 'In the last days',
    ever: 'ever',
    weights: 'A liking is',
    weightsBy: { visits: 'how many visits', values: 'the sum of values' },
    neighbours: 'Most alike that each item knows of',
    asUsual: 'As in the literature',
    proposed: 'As your data proposes',
    proposedElsewhere: 'As proposed',
    trying: 'Trying on your data what tastes are best learned with…',
    reason,
    notProposed: (usual: boolean) =>
      usual ? 'Tastes are learned as the literature begins with.' : 'Tastes are learned as you say below.',
    leastCustomers: 'Learn from all groups where one has fewer customers than',
    rules: { never: 'Never recommend', always: 'Always first', only: 'Only these, such as what is in stock' },
  },
  tabs: {
    label: 'How to look at the recommendations',
    grid: 'Grid',
    overview: 'Overview',
    items: 'Items',
    basket: 'Try a basket',
  },
  columns: { items: 'Recommended', score: 'best score', source: 'from' },
  nothingLeft: 'has everything already',
  noHistory: 'no history, so nothing',
  nothingLearned: {
    title: 'There is nothing to learn from',
    text: (pairs: number, column: string | undefined) =>
      column === undefined
        ? 'No customer has any item.'
        : `No value in “${column}” is above zero, so ${pairs === 1 ? 'the one pair' : `all ${formatCount(pairs)} pairs`} of a customer and an item were left out. Map another column as the value under Data, or none: each item a customer has then counts alike.`,
    action: 'Change the mapping',
  },
  sources: { personal: 'their history', popular: 'what is popular' },
  detail: {
    sentence: adviceSentence,
    label: 'Customer',
    history: 'What they have',
    historyNote: 'Press an item to see what is like it.',
    showAll: (count: number) => `Show all ${formatCount(count)}`,
    showFewer: 'Show fewer',
    more: (count: number) => `and ${formatCount(count)} more that weigh less`,
    suggestions: 'What to recommend',
    because: 'because of ',
    notes: {
      als: 'Bars are scores: 1 is as sure as an item they have. Numbers behind reasons are their parts of the score; others may pull it down.',
      similar:
        'Bars are scores: the sum of how alike an item is to each they have. Numbers behind reasons are their parts.',
      ease: 'Bars are scores: the sum of what each item they have says of it. Numbers behind reasons are their parts; others may pull it down.',
      bpr: 'Bars are scores, which only put items in order.',
      popular: 'Bars are shares of customers who have the item.',
      again: 'Bars are how much or how often it was bought, what is long ago counting less.',
    } satisfies Record<WayName, string>,
    popularNote: 'Bars are shares of customers who have the item.',
    back: (to: string) => `Back to ${to}`,
    neighbours: 'Most alike',
    neighboursOf: (item: string, count: number): SentencePart[] => [
      strong(customers(count)),
      count === 1 ? ' has ' : ' have ',
      strong(item),
      '. Items are alike when they go with the same tastes, even if nobody has both.',
    ],
    alike: 'alike',
    customers: 'customers',
    item: 'item',
    none: 'There is no other item to compare it with.',
  },
  training: {
    iteration: (at: number, of: number) => `iteration ${formatCount(at)} of ${formatCount(of)}`,
    model: (at: number) => `model ${formatCount(at)}`,
    fell: (share: number) => `error ${formatChange(share)} since the first`,
    many: (count: number) => counted(count, 'iteration', 'iterations'),
  },
  overview: {
    sentence: overviewSentence,
    byHeart: (factors: number, items: number, fewer: number) =>
      `${formatCount(factors)} traits can learn ${counted(items, 'item', 'items')} by heart, and then say little about what a customer would like. Try ${formatCount(fewer)}.`,
    nothing: 'There is nothing to show: no list holds any item.',
    top: 'Most recommended items',
    topNote: 'The bar is how many customers get the item recommended, the mark how many have it.',
    item: 'item',
    lists: 'recommended to',
    have: 'have it',
    ofCustomers: (count: number, all: number) => `${formatPercent(count / all)} of ${customers(all)}`,
    tenths: 'Where recommendations go',
    tenthsNote: 'Items by how many customers have them, in tenths. The mark is where all tenths would be alike.',
    tenth: 'items',
    share: 'of recommendations',
    tenthName: (at: number) =>
      at === 0
        ? 'most bought tenth'
        : at === 9
          ? 'least bought tenth'
          : `${formatCount(at + 1)}${at === 1 ? 'nd' : at === 2 ? 'rd' : 'th'} tenth`,
    loss: 'How training went',
    lossNote: 'The error over all pairs of customers and items after each iteration. Flat at the end: it has settled.',
    lossLabel: (count: number, first: string, last: string) =>
      `Error in ${counted(count, 'iteration', 'iterations')}: from ${first} to ${last}`,
    model: 'Model of',
    iteration: 'iteration',
    error: 'error',
    heldOut: 'error on held-out pairs',
    asTable: 'As a table',
    saveWord: 'Save',
    save: (title: string) => `Save “${title}”`,
    csv: 'CSV',
    csvHint: 'The numbers, for a spreadsheet',
    lossOf: (group: string) => `Model of ${group}`,
  },
})
