import { formatCount, formatGroup, formatList, formatNumber, formatPercent } from '../base/format'
import { words } from '../base/language'
import { type SentencePart, strong } from '../base/sentence-parts'
import type { Verdict } from './verdict'

const receipts = (count: number) => `${formatCount(count)} ${count === 1 ? 'receipt' : 'receipts'}`
const bundles = (count: number) => `${formatCount(count)} ${count === 1 ? 'bundle' : 'bundles'}`

/** As often as by chance, in a word or two. */
function times(lift: number): string {
  return `${lift >= 9.95 ? formatCount(lift) : formatNumber(lift, 1)}×`
}

interface BundleFacts {
  items: readonly string[]
  /** undefined: all receipts. */
  group: string | null | undefined
  count: number
  loses: boolean
  /** Written as money, without a sign. */
  earns: string
  each: string
  /** What chance would bring; null for single items. */
  byChance: string | null
}

function sentence({ items, group, count, loses, earns, each, byChance }: BundleFacts): SentencePart[] {
  const where = group === undefined ? '' : ` in ${formatGroup(group)}`
  const opening = items.length === 1 ? 'Sold on ' : 'Bought together on '
  const verb = loses ? 'lose ' : 'earn '
  return [
    opening,
    strong(receipts(count)),
    `${where}, `,
    ...(items.length === 1
      ? [strong(items[0] ?? ''), loses ? ' loses ' : ' earns ']
      : [strong(formatList(items)), ` ${verb}`]),
    strong(earns),
    ...(count === 1 ? [] : [', ', strong(each), ' each']),
    ...(byChance === null ? ['.'] : ['; by chance it would be ', strong(byChance), '.']),
  ]
}

const verdicts: Record<Exclude<Verdict['is'], 'together'>, string> = {
  single: 'one item',
  loses: 'loses',
  avoided: 'rarely together',
  chance: 'as by chance',
  few: 'few receipts',
}

/** Words of the bundles view. */
export const utilityWords = words('utility', {
  strongest: {
    label: 'Strongest first',
    means:
      'Bundles that earn much and are surely bought together more often than by chance come first, whatever the group.',
  },
  measures: {
    utility: { label: 'earns', means: 'What the items of the bundle earn on the receipts that hold them all.' },
    support: { label: 'receipts', means: 'Receipts that hold the whole bundle.' },
    per_receipt: { label: 'per receipt', means: 'What the bundle earns on a receipt that holds it.' },
    share: { label: 'share', means: 'Its share of everything earned.' },
    lift: { label: 'lift', means: 'How many times more often together than if bought independently. 1 is chance.' },
    expected: { label: 'by chance', means: 'What the items would earn together if they were bought independently.' },
    surplus: { label: 'beyond chance', means: 'What the bundle earns beyond what its parts would by chance.' },
  },
  panel: {
    length: 'Items in a bundle',
    more: 'What the value says, limit',
    earn: 'A bundle must earn',
    best: 'the most',
    bestHint: 'best bundles, of each group where groups are looked at',
    least: 'at least',
    leastHint: 'in the unit of the value column',
    valueIs: 'The value column is for',
    valuesAre: { line: 'the line', unit: 'one piece' },
    ease: (value: string) => `Run with at least ${value}`,
  },
  presets: {
    beyondChance: {
      label: () => 'Beyond chance',
      means: 'Bundles that earn most beyond what their parts would earn if bought independently.',
    },
    rare: {
      label: () => 'Rare but worth it',
      means: 'What earns most on each receipt that holds it, however rare; on at least 5 receipts.',
    },
    losing: {
      label: () => 'Sells but loses',
      means: 'Bought together, and money is lost on it.',
      noMatch:
        'A run for the bundles that earn the most leaves out what loses: ask for at least an amount below zero, and run again. Or take a filter back:',
    },
  },
  tabs: {
    label: 'How to look at the bundles',
    grid: 'Grid',
    scatter: 'Scatter',
    groups: (word: string) => `By ${word}`,
    compare: 'Compare',
    prices: 'Price cut',
  },
  columns: {
    itemset: 'Bundle',
    verdict: 'in words',
    verdictMeans: 'Whether it loses, and how much more often it is bought together than by chance.',
  },
  verdict: (verdict: Verdict) => (verdict.is === 'together' ? `${times(verdict.times)} chance` : verdicts[verdict.is]),
  receipts,
  compact: (count: number, each: string, verdict: string) => `${receipts(count)} · ${each} each · ${verdict}`,
  sentence,

  detail: {
    label: 'About this bundle',
    few: 'So few receipts say little.',
    parts: 'What each item brings',
    part: 'Item',
    here: 'here, each',
    elsewhere: 'anywhere, each',
    partsNote: 'Each: on a receipt. Anywhere: on all receipts that hold the item.',
    perGroup: (word: string) => `Earnings per ${word}`,
    perThousand: 'per 1,000 receipts',
    lift: 'lift',
    all: 'all',
    perGroupNote: 'Per 1,000 receipts, so that large and small compare.',
    foundNote: 'Only where the bundle was found.',
    thinNote: (word: string) => `Hatched: a hint only, too few receipts in that ${word}.`,
    inReceipts: (count: number, of: number, earned: string) => `${formatCount(count)} of ${receipts(of)}, ${earned}`,
    showAll: (count: number) => `Show all ${formatCount(count)}`,
    showFewer: 'Show fewer',
    weeks: 'Week by week',
    week: 'Week from',
    earns: 'earns',
    weeksLabel: (weeks: number, peak: string) => `What the bundle earns in ${formatCount(weeks)} weeks; ${peak}.`,
    asTable: 'As a table',
    receipts: 'Receipts',
    receiptsOf: (shown: number, total: number) => `${formatCount(shown)} of ${formatCount(total)}`,
    receiptsLoading: 'Looking for receipts',
    receiptsMore: (count: number) => `Show ${formatCount(count)} more`,
    moreLines: (count: number) => `and ${formatCount(count)} more`,
    peak: (loses: boolean, amount: string, week: string) => `${loses ? 'worst' : 'most'}: ${amount}, ${week}`,
    ofBundle: 'in the bundle',
  },

  price: {
    title: 'What if it were cheaper?',
    as: 'Discount as',
    amount: 'Amount',
    percent: 'Per cent',
    percentMeans: (priced: boolean) =>
      priced ? 'Per cent of its price.' : 'Per cent of what it earns on a receipt now.',
    priced: (price: string) => `Its price, on a receipt: ${price}.`,
    discount: 'Discount on a receipt with the bundle',
    less: 'Less discount',
    more: 'More discount',
    said: (amount: string, percent: string, priced: boolean) =>
      `${amount}, ${percent} of ${priced ? 'its price' : 'what it earns'}`,
    givenAway: (amount: string, count: number): SentencePart[] => [
      strong(amount),
      ' is given away to those who buy it anyway, on ',
      strong(receipts(count)),
      '. ',
    ],
    after: (after: string, now: string): SentencePart[] => ['Each then earns ', strong(after), ` instead of ${now}. `],
    needed: (more: number, share: number): SentencePart[] => [
      'To earn as much as now, ',
      strong(`${formatCount(more)} more ${more === 1 ? 'receipt' : 'receipts'}`),
      ` must take it: ${formatPercent(share)} more.`,
    ],
    never: (loss: string): SentencePart[] => [
      strong('No number of receipts makes up for it'),
      `: each would lose ${loss}.`,
    ],
    nothing: 'No number of receipts makes up for it: each would earn nothing.',
    none: 'Nothing is given away, nothing has to come of it.',
    expected: 'You expect to sell more by, per cent',
    uplift: (percent: string, earns: string, more: boolean, difference: string): SentencePart[] => [
      'With ',
      strong(percent),
      ' more it would earn ',
      strong(earns),
      `, ${difference} ${more ? 'more' : 'less'} than now.`,
    ],
    compare: 'Compare side by side',
    losing: (each: string): SentencePart[] => [
      'It loses as it is. Each receipt would have to bring ',
      strong(each),
      ' more to come out even.',
    ],
    almost: 'Who could be won: receipts that lack one item',
    lacks: 'lack only',
    receipts: 'receipts',
    gain: 'each adds',
    share: 'needed',
    neededOf: (needed: number | null, there: number) =>
      needed === null
        ? 'none adds'
        : needed > there
          ? `${formatCount(needed)}: too many`
          : `${formatCount(needed)}, ${formatPercent(there === 0 ? 0 : needed / there)}`,
    note: 'They buy the rest already, so each adds only what the missing item earns in the bundle, less the discount.',
  },

  prices: {
    cut: 'Cut the price by, per cent',
    expected: 'You expect to sell more by, per cent',
    add: 'Add a bundle',
    addHint: 'Choose one',
    remove: (bundle: string) => `Take ${bundle} out`,
    full: (most: number) => `Up to ${formatCount(most)} stand side by side.`,
    few: 'Add a second one to compare with.',
    save: 'Save as a page',
    caption: (count: number, percent: string) => `${bundles(count)} with ${percent} off`,
    where: (group: string) => `in ${group}`,
    rows: {
      now: 'Now',
      after: (percent: string) => `With ${percent} off`,
      even: 'To earn as much as now',
      expected: (percent: string) => `If ${percent} more are sold`,
    },
    facts: {
      receipts: 'receipts with it',
      price: 'price, each',
      earns: 'earns, each',
      all: 'earns in all',
      less: 'given away',
      more: 'must sell more',
      share: 'that is',
      difference: 'against now',
    },
    unknown: 'not known',
    never: 'no number is enough',
    noMore: 'nothing',
    nothingTitle: 'Nothing here could be cheaper',
    nothing:
      'None of these bundles earns anything that could be given away. Take a filter back, or look at other bundles.',
    moreOf: (percent: string) => `${percent} more`,
    best: (bundle: string, percent: string): SentencePart[] => [
      strong(bundle),
      ' asks least of its customers: it must sell ',
      strong(percent),
      ' more to earn as much as now.',
    ],
    none: 'None of these can make up for it: each would lose on every sale.',
    how: 'How it is worked out: n receipts earn E today; a cut gives away G on them. They must become n · E / (E − G), rounded up, to earn E again. It is taken that costs stay and that new receipts are like those there are.',
    page: (file: string, date: string) => `${file} · saved on ${date} with Basketeer`,
    title: (percent: string) => `What if bundles were ${percent} cheaper?`,
  },

  charts: {
    bundles,
    some: (shown: number, matched: number) =>
      shown < matched ? `a sample of ${formatCount(shown)} of ${bundles(matched)}` : bundles(matched),
    bundle: 'Bundle',
    hover: 'Point at a bundle to read it; click to see why.',
    row: (count: number, earned: string, lift: string) => `${receipts(count)}, earns ${earned}, lift ${lift}`,
    scatter: {
      title: 'Bundles as points',
      label: (count: string, color: string) =>
        `${count} as points: receipts across, what they earn upwards, colour by ${color}`,
      color: 'Colour',
      greyed: (enough: number) => `lift, from ${enough} receipts on:`,
      across: 'receipts, log scale →',
      acrossEven: 'receipts →',
      upwards: (scale: 'log' | 'both' | 'linear', within: string) =>
        scale === 'log'
          ? '↑ earns, log scale'
          : scale === 'both'
            ? `↑ earns, log scale beyond ±${within}, even within; shaded: loses`
            : '↑ earns',
      first: (label: string, count: number) => `${label}. The first ${formatCount(count)} are listed.`,
    },
    groups: {
      title: (group: string) => `What bundles earn by ${group}`,
      label: (rows: number, columns: number, groups: string) =>
        `What ${bundles(rows)} earn per 1,000 receipts in ${formatCount(columns)} ${groups}.`,
      firstOf: (label: string, count: number, groups: string) => `${label} The first ${formatCount(count)} ${groups}.`,
      count: (count: number, cut: boolean, silent: number, groups: string) =>
        `${cut ? `the first ${bundles(count)}` : bundles(count)}${silent > 0 ? `; ${formatCount(silent)} ${groups} with too few receipts left out` : ''}`,
      order: 'Order',
      byRank: 'As in the grid',
      byEarnings: 'Earnings',
      byDisagreement: 'Disagreement',
      only: 'Only in one',
      onlyInOne: 'Only in',
      onlyHere: (group: string) => `only in ${group}`,
      disagreement: 'Differs by',
      none: 'No column was mapped as group, or it has one value only. Map a column with several values as group and run again.',
      noneTitle: (group: string) => `There is no second ${group} to compare`,
      noOnly: (group: string) =>
        `No bundle here is sold nearly only in one ${group}: nine receipts in ten, and five at least.`,
      noOnlyTitle: (group: string) => `Nothing is only in one ${group}`,
      hover: (group: string) => `Point at a cell to read it; click to see why, and every ${group}.`,
      thin: 'a hint only: too few receipts',
      tooFew: 'a hint',
      tooFewMeans: 'Where there are too few receipts for more than a hint, no number is given.',
      loses: 'loses',
      earns: 'earns',
      moreGroups: (count: number, groups: string) => `Show ${formatCount(count)} more ${groups}`,
      cell: (group: string, amount: string, count: number, of: number, thin: boolean) =>
        thin
          ? `in ${group}: a hint, ${formatCount(count)} of ${receipts(of)} only`
          : `in ${group}: ${amount} per 1,000 receipts, ${formatCount(count)} of ${receipts(of)}`,
    },
  },
})
