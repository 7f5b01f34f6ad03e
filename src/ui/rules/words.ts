import { formatRatio } from '../base/cell-format'
import { formatCount, formatGroup, formatList, formatNumber, formatProbability } from '../base/format'
import { words } from '../base/language'
import { type SentencePart, strong } from '../base/sentence-parts'
import type { RuleFacts } from './sentence'

const counted = (count: number, what: string) => `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`

function ratioInWords({ lift, trend }: RuleFacts): SentencePart[] {
  if (trend === 'same') return ['That is ', strong('about as many as anywhere')]
  if (trend === 'fewer') {
    const percent = Math.round((1 - lift) * 100)
    return percent === 100 ? ['That is ', strong('next to none')] : ['That is ', strong(`${percent} % fewer`)]
  }
  if (lift < 1.95) return ['That is ', strong(`${Math.round((lift - 1) * 100)} % more`)]
  const times = lift >= 9.95 ? formatCount(lift) : formatNumber(lift, 1)
  return ['That is ', strong(`${times} times`), ' as many']
}

function probability(q: number): string {
  return q < 0.001 ? 'q\u00a0<\u00a00.001' : `q\u00a0=\u00a0${formatProbability(q)}`
}

function chanceInWords(facts: RuleFacts): string {
  if (facts.hint) return `: a hint, ${counted(facts.both, 'basket')} only.`
  if (facts.trend === 'same') return ', so the one says little about the other.'
  if (facts.trend === 'fewer') {
    const interval = `95 % interval of lift ${formatRatio(facts.low)} to ${formatRatio(facts.high)}`
    return facts.sure ? `, and not by chance (${interval}).` : `, but that may be chance (${interval}).`
  }
  if (facts.q === null) return '.'
  return facts.sure
    ? `, and not by chance (${probability(facts.q)}).`
    : `, but that may be chance (${probability(facts.q)}).`
}

function ruleSentence(facts: RuleFacts): SentencePart[] {
  const { group, exact } = facts
  const place = group === undefined ? '' : formatGroup(group)
  const opening = place === '' ? 'Of ' : `In ${place}, of `
  const all = place === '' ? 'all baskets' : `all baskets of ${place}`
  const usual = exact ? formatNumber(facts.usual, 1) : formatCount(facts.usual)
  return [
    opening,
    exact ? `the ${counted(facts.outOf, 'basket')} with ` : `${formatCount(facts.outOf)} baskets with `,
    strong(formatList(facts.antecedents)),
    ', ',
    strong(formatCount(facts.withRight)),
    facts.withRight === 1 ? ' also holds ' : ' also hold ',
    strong(formatList(facts.consequents)),
    exact ? `; going by ${all} it would be ${usual}. ` : `; among ${all} it is ${usual}. `,
    ...ratioInWords(facts),
    ...(facts.hint ? [] : [', seen in ', strong(counted(facts.both, 'basket'))]),
    chanceInWords(facts),
  ]
}

interface GroupLiftFact {
  label: string | null
  lift: number
}

/** Words of the rules view. */
export const ruleWords = words('rules', {
  sentence: ruleSentence,
  columns: { antecedents: 'If a basket holds', consequents: 'it also holds' },
  back: {
    label: 'the other way',
    means:
      'Confidence of the same rule the other way round: of the baskets with the right side, the share that also holds the left.',
  },
  places: { anywhere: 'anywhere', antecedents: 'if', consequents: 'then' },
  presets: {
    crossSell: {
      label: () => 'Cross-sell',
      means: 'One item to offer, more often together than by chance (lift ≥ 1, q ≤ 0.05), nothing said twice.',
    },
    seldom: {
      label: () => 'Seldom together',
      means:
        'Less often together than by chance (lift ≤ 0.95). What stands in for what is a question of its own: Swaps.',
      noMatch:
        'What seldom shares a basket makes no rule. What stands in for each other is a question of its own, which the button above asks. Or take a filter back:',
    },
  },
  strip: {
    label: (word: string) => `lift by ${word}`,
    means: (word: string) =>
      `Log lift in each ${word}: teal is more, brown is less than chance. Hatched: a hint only, too few baskets.`,
    said: (lowest: GroupLiftFact | undefined, highest: GroupLiftFact | undefined, thin: number) =>
      [
        lowest && highest
          ? `lift ${formatRatio(lowest.lift)} (${formatGroup(lowest.label)}) to ${formatRatio(highest.lift)} (${formatGroup(highest.label)})`
          : 'nowhere more than a hint',
        ...(thin > 0 && lowest ? [`${formatCount(thin)} with too few baskets for more than a hint`] : []),
      ].join(', '),
  },
  compact: { baskets: (count: number) => counted(count, 'basket') },
  redundantLabel: 'redundant',
  redundant: 'A shorter rule with the same right side is at least as sure.',
  yes: 'yes',

  tabs: {
    label: 'How to look at the rules',
    grid: 'Grid',
    scatter: 'Scatter',
    network: 'Network',
    matrix: 'Matrix',
    groups: (word: string) => `By ${word}`,
    compare: 'Compare',
  },
  filters: {
    hideRedundant: 'Hide redundant',
    folded: 'Both ways in one row',
    foldedMeans: 'A → B and B → A are one row: the surer direction, with the confidence of the other beside it.',
    strongest: 'Strongest in…',
    strongestTitle: (word: string) => `Choose a ${word}: its surest rules, strongest first`,
    maxConsequents: (count: number) => (count === 1 ? 'one item on the right' : `at most ${count} items on the right`),
  },

  panel: {
    keep: 'Keep rules with',
    metric: 'Measure',
    threshold: 'Threshold',
    length: 'Items in a rule',
    more: 'Must contain, must not, method',
    left: 'If-side has one of',
    right: 'Then-side has one of',
    maxConsequent: 'Items on the then-side',
    ease: {
      threshold: (metric: string, value: string) => `Run with ${metric} ≥ ${value}`,
      length: (items: number) => `Run with up to ${items} items`,
    },
  },

  detail: {
    label: 'About this rule',
    table: 'Baskets with and without each side',
    total: 'all',
    without: (label: string) => `no ${label}`,
    byChance: (expected: string) => `By chance alone, ${expected} baskets would hold both.`,
    liftPer: (word: string) => `Lift per ${word}`,
    allGroups: 'all',
    interval: '95 % interval',
    intervalNote: 'Lines are 95 % intervals.',
    sortBy: 'Sort by',
    sorts: { lift: 'lift', baskets: 'baskets', name: 'name' },
    thin: 'a hint only: too few baskets',
    foundNote: 'Only where the rule was found.',
    thinNote: (word: string) => `Hatched: a hint only, too few baskets in that ${word}.`,
    inBaskets: (both: number, baskets: number) => `${formatCount(both)} of ${counted(baskets, 'basket')} hold both`,
    showAll: (count: string) => `Show all ${count}`,
    showFewer: 'Show fewer',
    baskets: 'Baskets',
    basketsOf: (shown: number, total: number) => `${formatCount(shown)} of ${formatCount(total)}`,
    basketsLoading: 'Looking for baskets in the file',
    basketsMore: (count: number) => `Show ${count} more`,
    moreItems: (count: number) => `and ${formatCount(count)} more`,
    measures: 'All measures',
  },
  money: {
    title: 'What both sides bring',
    side: 'Items',
    together: 'together',
    anywhere: 'anywhere',
    revenue: 'revenue',
    margin: 'margin',
    note: 'Together: on baskets that hold both sides. Anywhere: on all baskets that hold this side whole.',
    in: 'baskets',
    ask: 'Work it out from the file',
    columns: {
      antecedent: { paid: 'revenue, if', earned: 'margin, if' },
      consequent: { paid: 'revenue, then', earned: 'margin, then' },
    },
    means: {
      paid: 'What customers paid for these items on the baskets that hold both sides.',
      earned: 'What these items earned on the baskets that hold both sides.',
    },
  },
})
