import { formatRatio, formatShare } from '../base/cell-format'
import { formatCount, formatGroup, formatList, formatNumber, formatProbability } from '../base/format'
import { words } from '../base/language'
import { type SentencePart, strong } from '../base/sentence-parts'
import type { PairFacts } from './facts'

const counted = (count: number, one: string, many = `${one}s`) => `${formatCount(count)} ${count === 1 ? one : many}`
const about = (count: number) => formatNumber(count, count < 10 ? 1 : 0)
const times = (lift: number) => `${lift >= 9.95 ? formatCount(lift) : formatNumber(lift, 1)} times`
const chance = (q: number) => (q < 0.001 ? 'q\u00a0<\u00a00.001' : `q\u00a0=\u00a0${formatProbability(q)}`)

function sentence({ a, b, group, baskets, basketsA, basketsB, both, expected, sure }: PairFacts): SentencePart[] {
  const place = group === undefined || formatGroup(group) === '' ? 'Of ' : `In ${formatGroup(group)}, of `
  return [
    place,
    strong(counted(baskets, 'basket')),
    `, ${formatCount(basketsA)} hold `,
    strong(a),
    ` and ${formatCount(basketsB)} hold `,
    strong(b),
    ', ',
    ...(both === 0
      ? [strong('but none holds both')]
      : ['but only ', strong(formatCount(both)), both === 1 ? ' holds both' : ' hold both']),
    `; by chance it would be ${about(expected)}. `,
    ...(sure
      ? ['They ', strong('stand in for each other'), '.']
      : ['That they stand in for each other is no more than ', strong('a hint'), '.']),
  ]
}

function apart({ liftUpper, q, apart: is }: PairFacts): SentencePart[] {
  return is
    ? [
        `They are kept apart, and not by chance: surely fewer than `,
        strong(formatShare(liftUpper)),
        ` of what chance would bring (${chance(q)}).`,
      ]
    : [`That so few baskets hold both may be chance (${chance(q)}).`]
}

function company({ company: alike, companions }: PairFacts): SentencePart[] {
  return [
    'What else is in the basket is alike to ',
    strong(formatShare(alike)),
    ...(companions.length === 0
      ? ['.']
      : [': both are bought more often than by chance with ', strong(formatList(companions)), '.']),
  ]
}

function shoppers({ shoppers: known, byShoppers }: PairFacts): SentencePart[] {
  if (known === null) return ['Whether the same people buy both is not known, as no column is mapped as the customer.']
  const { both, lift } = known
  if (both === 0) return ['Nobody has bought both.']
  const had = strong(counted(both, 'customer'))
  return byShoppers
    ? [
        'The same people buy both: ',
        had,
        ' bought both on different visits, ',
        strong(times(lift)),
        ' as many as by chance.',
      ]
    : [had, ' bought both on different visits, no more than chance would bring.']
}

function steps({ switches }: PairFacts): SentencePart[] {
  if (switches === null) return []
  const { count, rate } = switches
  return [
    strong(`${formatCount(count)} times`),
    ` somebody who had bought the one took the other the next time (${formatShare(rate)} of all steps from one to the next).`,
  ]
}

/** Words of the substitutes view. */
export const substituteWords = words('substitutes', {
  columns: {
    a: 'One',
    b: 'or the other',
    verdict: 'in words',
    verdictMeans: 'Whether everything that is known speaks for it.',
  },
  verdict: { sure: 'substitutes', hint: 'a hint' },
  title: (a: string, b: string) => `${a} or ${b}`,
  compact: (count: string, company: string) => `${count} together · company ${company}`,
  measures: {
    baskets_a: { label: 'baskets, one', means: 'Baskets that hold the first of the two.' },
    baskets_b: { label: 'baskets, other', means: 'Baskets that hold the second of the two.' },
    count: { label: 'together', means: 'Baskets that hold both.' },
    expected: { label: 'by chance', means: 'Baskets that would hold both by chance alone.' },
    lift: { label: 'lift', means: 'Together as a multiple of what chance would bring. 0 is never.' },
    lift_upper: {
      label: 'lift at most',
      means: 'Upper end of the 95 % interval of lift: surely no more often than that.',
    },
    company: {
      label: 'company',
      means: 'How alike what else is in the basket is. 100 %: the same things, as strongly.',
    },
    customers_both: { label: 'customers', means: 'Customers who bought both, on different visits.' },
    customer_lift: { label: 'customer lift', means: 'The same as a multiple of what chance would bring.' },
    switches: { label: 'switches', means: 'How often a customer who bought the one took the other the next time.' },
    switch_rate: {
      label: 'switch rate',
      means: 'Of all steps from one of the two to the next purchase of either, the share that switches.',
    },
    p_value: { label: 'p', means: 'How often chance alone would bring so few together.' },
    q_value: { label: 'q', means: 'The same, corrected for looking at so many pairs.' },
    score: {
      label: 'strength',
      means: 'Company, times how surely they are kept apart, times how surely the same people buy both.',
    },
  },
  presets: {
    sure: {
      label: () => 'Sure',
      means:
        'Kept apart and not by chance, in the same company, and bought by the same customers where these are known.',
    },
    never: { label: () => 'Never together', means: 'Not one basket holds both.' },
  },
  tabs: { label: 'How to look at the pairs', grid: 'Grid', scatter: 'Scatter' },
  places: { anywhere: 'anywhere' },
  panel: {
    frequent: 'Each item in at least',
    baskets: 'baskets',
    apart: 'Together at most',
    ofChance: 'of what chance would bring',
    alike: 'Company alike to at least',
    alikeHint: 'what else is in the basket',
    noCustomers: 'With a column mapped as the customer it is also looked at whether the same people buy both.',
    more: 'Leave out, limit',
    exclude: 'Leave out',
    ease: {
      baskets: (count: string) => `Run with ${count} baskets each`,
      apart: 'Run with all that meet less often than by chance',
      alike: 'Run with any company',
    },
  },
  sentence,
  reasons: { apart, company, shoppers, steps },
  detail: {
    label: 'About this pair',
    reasons: 'What speaks for it, and against',
    for: 'for',
    against: 'against',
    unknown: 'not known',
    shared: 'Company of both',
    sharedOf: (shown: number, total: number) => `${formatCount(shown)} of ${counted(total, 'item')}`,
    item: 'Item',
    one: 'with the one',
    other: 'with the other',
    sharedNote: 'Baskets with it, and how many times more than by chance.',
    noShared: 'Nothing is bought with both more often than by chance.',
    cell: (count: number, lift: number) => `${formatCount(count)} · ${formatRatio(lift)}×`,
    measures: 'All measures',
  },
  charts: {
    title: 'Kept apart, in the same company',
    label: (count: string) => `Pairs by how seldom they meet and how alike their company is; ${count}`,
    some: (shown: number, all: number) =>
      shown === all
        ? `${formatCount(all)} ${all === 1 ? 'pair' : 'pairs'}`
        : `${formatCount(shown)} of ${formatCount(all)} pairs`,
    pair: 'Pair',
    first: (label: string, rows: number) => `${label}; the first ${formatCount(rows)}`,
    hover: 'Point at a pair to see which it is; press to open it.',
    row: (count: number, expected: number, company: string) =>
      `${counted(count, 'basket')} together, by chance ${about(expected)}; company alike to ${company}`,
  },
})
