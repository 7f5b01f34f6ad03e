import { formatCount } from '../components/format'

const rules = (count: number) => `${formatCount(count)} ${count === 1 ? 'rule' : 'rules'}`

/** Words of the pictures. */
export const charts = {
  view: 'Show as',
  asPicture: 'Picture',
  asTable: 'Table',
  savePicture: 'Save picture',
  png: 'PNG',
  pngHint: 'For slides and documents',
  svg: 'SVG',
  svgHint: 'Sharp at any size, can be edited',
  drawing: 'Drawing…',
  empty: { title: 'No rules to draw', text: 'No rule passes the filters. Take some of them away.' },
  more: (count: number) => `Show ${formatCount(count)} more`,
  rules,
  some: (shown: number, matched: number) =>
    shown < matched ? `${formatCount(shown)} of ${rules(matched)}` : rules(matched),
  numbers: (confidence: string, lift: string, count: string) =>
    `confidence ${confidence}, lift ${lift}, ${count} baskets`,
  hover: 'Point at a rule to read it; click to open it on the right.',
  lift: { less: 'less than chance', more: 'more than chance' },
  rule: 'Rule',
  scatter: {
    title: 'Rules as points',
    label: (x: string, y: string, color: string, count: string) =>
      `${count} as points: ${x} across, ${y} upwards, colour by ${color}.`,
    x: 'Across',
    y: 'Upwards',
    color: 'Colour',
  },
  network: {
    title: 'Items as a network',
    label: (nodes: number, edges: string) => `${nodes} items and the strongest ${edges} between them.`,
    limit: 'Rules drawn',
    from: 'If a basket holds',
    to: 'it also holds',
  },
  matrix: {
    title: 'Grouped matrix',
    label: (rows: number, columns: number) => `${rows} groups of similar left sides against ${columns} right sides.`,
    clusters: 'Groups',
    group: 'Left sides like',
    consequent: 'Right side',
    strongest: 'Click a circle for its strongest rule.',
    ofRules: (count: number, first: string) => `${first} (${rules(count)})`,
    support: 'Size: baskets',
  },
  groups: {
    title: (group: string) => `Rules by ${group}`,
    label: (rows: number, columns: number, group: string) =>
      `Log lift of ${rows} rules in ${columns} values of ${group}.`,
    sort: 'Order',
    byRank: 'As in the grid',
    byDisagreement: 'Most disagreement first',
    onlyOne: (group: string) => `Only in one ${group}`,
    thin: 'too few baskets to say',
    disagreement: 'Disagreement',
    none: 'No column was mapped as group, or the run covered all baskets at once. Map a group and run per group.',
    noneTitle: 'One group only',
    cell: (rule: string, group: string, lift: string, both: string, thin: boolean) =>
      `${rule} in ${group}: lift ${lift}, ${both} baskets${thin ? ' (too few to say)' : ''}`,
  },
} as const
