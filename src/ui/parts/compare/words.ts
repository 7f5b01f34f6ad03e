import { words } from '../../base/language'

const n = (value: number, one: string, many: string, format: (value: number) => string) =>
  `${format(value)} ${value === 1 ? one : many}`

/** Words of two groups or two periods side by side. */
export const compareWords = words('compare', {
  title: (many: string, a: string, b: string) => `${many} of ${a} and of ${b}`,
  label: (many: string, a: string, b: string) => `${many}: both values and their difference; A is ${a}, B is ${b}`,
  by: 'Compare',
  byGroup: (many: string) => `two ${many}`,
  byPeriod: 'two periods',
  a: 'A',
  b: 'B, compared with',
  rest: 'all others',
  from: (side: string) => `${side} from`,
  until: (side: string) => `${side} until`,
  sideA: 'A',
  sideB: 'B',
  periods: 'Periods',
  preset: {
    month: (a: string, b: string) => `${a} with ${b}`,
    year: (a: string, b: string) => `${a} with ${b}`,
    halves: 'second half with first',
    own: 'days of my choice',
  },
  period: (from: string, to: string) => `${from} to ${to}`,
  measure: 'By',
  measures: {
    share: 'share of baskets',
    confidence: 'how often the rule holds',
    lift: 'times as often as by chance',
    money: 'money by 1,000 receipts',
  },
  order: 'Order',
  orders: {
    surest: 'surest difference first',
    difference: 'greatest difference first',
    a: 'most in A first',
    b: 'most in B first',
  },
  show: 'Show',
  changed: 'Different',
  changedMeans: 'What differs by more than chance: q is below 0.05',
  byTime: { new: 'New', gone: 'Gone', stronger: 'Stronger', weaker: 'Weaker' },
  bySide: { new: 'Enough in A alone', gone: 'Enough in B alone', stronger: 'More in A', weaker: 'More in B' },
  means: {
    new: 'A alone has enough of it for an answer, and surely more than B. B is counted all the same.',
    gone: 'B alone has enough of it for an answer, and surely more than A. A is counted all the same.',
    stronger: 'Surely more in A than in B',
    weaker: 'Surely less in A than in B',
  },
  same: '–',
  sides: (a: string, countA: number, b: string, countB: number, holders: string, format: (value: number) => string) =>
    `A is ${a}: ${format(countA)} ${holders}. B is ${b}: ${format(countB)}.`,
  different: (changed: number, compared: number, one: string, many: string, format: (value: number) => string) =>
    `${n(compared, one, many, format)} compared; ${format(changed)} differ by more than chance (q < 0.05).`,
  floors: (a: number, b: number, holders: string, format: (value: number) => string) =>
    `Compared is what ${format(a)} ${holders} of A hold, or ${format(b)} of B; both sides are counted to the last.`,
  raised: 'Asked for was less, but that would have been too many.',
  values: { share: 'share of baskets', confidence: 'how often it holds', lift: 'lift', money: 'by 1,000 receipts' },
  difference: 'A − B',
  points: (difference: string) => `${difference} pp`,
  interval: (low: string, high: string) => `95 % interval ${low} to ${high}`,
  range: (low: string, high: string) => `${low} to ${high}`,
  q: (value: string) => `q ${value}`,
  of: (count: string, of: string, share: string) => `${count} of ${of} (${share})`,
  valued: (value: string, count: string, holders: string) => `${value} (${count} ${holders})`,
  caption: (a: string, b: string) => `A: ${a}; B: ${b}`,
  hover: 'Point at a row to read it.',
  count: (from: number, to: number, matched: number, many: string, format: (value: number) => string) =>
    to - from + 1 < matched
      ? `${format(from)} to ${format(to)} of ${format(matched)} ${many}`
      : `${format(matched)} ${many}`,
  twin: { interval: '95 % interval', change: 'What it is' },
  otherOrder: 'As in the table',
  columns: {
    items: 'Items',
    antecedents: 'If a basket holds',
    consequents: 'it also holds',
    value_a: { label: 'A', means: 'What is compared, on side A.' },
    count_a: { label: 'baskets in A', means: 'Baskets of A that hold all of it.' },
    of_a: { label: 'of baskets in A', means: 'What the share of A is a share of.' },
    value_b: { label: 'B', means: 'What is compared, on side B.' },
    count_b: { label: 'baskets in B', means: 'Baskets of B that hold all of it.' },
    of_b: { label: 'of baskets in B', means: 'What the share of B is a share of.' },
    difference: { label: 'A − B', means: 'How far A is ahead of B.' },
    p_value: { label: 'p', means: 'How often chance alone would set A and B at least so far apart.' },
    q_value: { label: 'q', means: 'The same, corrected for looking at so many: below 0.05 the difference is sure.' },
  },
  before: 'The rows before',
  after: 'The rows after',
  bySet: 'kept people',
  set: 'A, kept as',
  everyoneElse: 'all others',
  notKept: {
    title: 'This set is not kept in this tab',
    text: 'Make it again from the answer that it came from, or choose what A is.',
    textAlone: 'Choose what A is, or keep the set again.',
  },
  nothingToCompare: {
    title: 'There is nothing to compare',
    text: 'Two groups, two periods, or people kept under a name and all others are compared. Map a column of groups, or a column of dates as time, and run again.',
  },
  equal: { title: 'A and B are the same', text: 'Choose two that differ.' },
  overlap: { title: 'The periods overlap', text: 'Choose two that have no day in common.' },
  emptyPeriod: { title: 'A period is empty', text: 'Its end lies before its beginning.' },
  nobody: (side: string, holders: string) => ({
    title: `${side} has no ${holders}`,
    text: 'Choose another group, or other days.',
  }),
  none: {
    title: 'Nothing of this kind',
    text: 'Nothing that was compared is so. Show all to see how near A and B are.',
  },
  noneFound: (many: string) => ({
    title: `No ${many} to compare`,
    text: 'Neither side has any that are frequent enough. Ask for less and run again.',
  }),
})
