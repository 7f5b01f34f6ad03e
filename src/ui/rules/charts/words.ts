import { formatCount, formatList } from '../../base/format'
import { words } from '../../base/language'

const rules = (count: number) => `${formatCount(count)} ${count === 1 ? 'rule' : 'rules'}`

/** Words of the pictures of rules. */
export const ruleCharts = words('rulesCharts', {
  rules,
  some: (shown: number, matched: number) =>
    shown < matched ? `${formatCount(shown)} of ${rules(matched)}` : rules(matched),
  sampled: (shown: number, matched: number) =>
    shown < matched ? `a sample of ${formatCount(shown)} of ${rules(matched)}` : rules(matched),
  numbers: (confidence: string, lift: string, count: string) =>
    `confidence ${confidence}, lift ${lift}, ${count} baskets`,
  hover: 'Point at a rule to read it; click to see why.',
  notDrawn: '(not in this picture)',
  rule: 'Rule',
  scatter: {
    title: 'Rules as points',
    label: ([x = '', y = '', color = '']: readonly string[], count: string) =>
      `${count} as points: ${x} across, ${y} upwards, colour by ${color}`,
    count: (count: string, undrawn: number) =>
      undrawn > 0 ? `${count}, ${formatCount(undrawn)} of them without a number to draw` : count,
    first: (label: string, count: number) => `${label}. The first ${formatCount(count)} are listed.`,
    x: 'Across',
    y: 'Upwards',
    color: 'Colour',
  },
  network: {
    title: 'Items as a network',
    label: (nodes: number, arrows: number, shown: number) =>
      `${formatCount(nodes)} items and ${formatCount(arrows)} arrows between them, from the first ${rules(shown)}`,
    limit: 'Arrows, at most',
    from: 'If a basket holds',
    to: 'it also holds',
    ofItem: (count: number, shown: number) => `in ${formatCount(count)} of the ${rules(shown)} drawn`,
  },
  matrix: {
    title: 'Similar left sides against right sides',
    label: (rows: number, columns: number) =>
      `${formatCount(rows)} groups of similar left sides against ${formatCount(columns)} right sides; colour by median lift, size by median support`,
    clusters: 'Groups of left sides',
    count: (drawn: number, omitted: number) =>
      omitted > 0
        ? `${formatCount(drawn)} of ${rules(drawn + omitted)}: those with the most frequent right sides`
        : rules(drawn),
    group: 'Left sides like',
    consequent: 'Right side',
    strongest: 'Point at a circle to read it; click for its strongest rule.',
    cell: (items: readonly string[], consequent: string) => {
      const named = items.slice(0, 4)
      const left = items.length > named.length ? `${named.join(', ')}, …` : formatList(named)
      return `${left} → ${consequent}`
    },
    numbers: (count: number, lift: string, support: string) =>
      `${rules(count)}, median lift ${lift}, median support ${support}`,
    ofRules: (count: number, first: string) => `${first} (${formatCount(count)})`,
    andMore: (support: string) => `${support} or more of baskets`,
    rules: 'Rules',
    medianLift: 'Median lift',
    medianSupport: 'Median support',
  },
  groups: {
    title: (group: string) => `Lift of rules by ${group}`,
    label: (rows: number, columns: number, groups: string, silent: number) =>
      `Lift of ${rules(rows)} in ${silent > 0 ? 'the largest ' : ''}${formatCount(columns)} ${groups}.`,
    firstOf: (label: string, count: number, groups: string) => `${label} The first ${formatCount(count)} ${groups}.`,
    count: (count: number, cut: boolean, silent: number, groups: string) =>
      `${cut ? `the first ${rules(count)}` : rules(count)}${silent > 0 ? `; ${formatCount(silent)} ${groups} with too few baskets left out` : ''}`,
    sort: 'Order',
    byRank: 'As in the grid',
    byDisagreement: 'Most disagreement',
    hover: (group: string) => `Point at a cell to read it; click to see why, and every ${group}.`,
    thin: 'a hint only: too few baskets',
    tooFew: 'a hint',
    tooFewMeans: 'Where there are too few baskets for more than a hint, no lift is given.',
    disagreement: 'Disagreement',
    moreGroups: (count: number, groups: string) => `Show ${formatCount(count)} more ${groups}`,
    none: 'No column was mapped as group, or it has one value only. Map a column with several values as group and run again.',
    noneTitle: (group: string) => `There is no second ${group} to compare`,
    cell: (group: string, lift: string, both: string, baskets: string, thin: boolean) =>
      thin
        ? `in ${group}: a hint, ${both} of ${baskets} baskets only`
        : `in ${group}: lift ${lift}, ${both} of ${baskets} baskets`,
  },
})
