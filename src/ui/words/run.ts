import type { Method, Target } from '../../analyses/parameters'

const methods: Record<Method, { label: string; hint: string }> = {
  auto: { label: 'chosen by cost', hint: 'Looks at the data first and says which and why' },
  deliver: { label: 'pair matrix', hint: 'Counts pairs in one pass; best for many items, sparse baskets' },
  fpgrowth: { label: 'FP-growth', hint: 'A tree of shared beginnings; steady on most data' },
  eclat: { label: 'Eclat', hint: 'Bit sets per item; best for few items, dense baskets' },
}

const targets: Record<Target, { label: string; hint: string }> = {
  all: { label: 'all', hint: 'Every frequent itemset' },
  closed: { label: 'closed', hint: 'No larger set is in the same baskets: nothing is lost' },
  maximal: { label: 'maximal', hint: 'No larger set is frequent: the shortest list' },
}

/** Words of the panel in which a question is asked. */
export const runWords = {
  titles: { rules: 'Bought together', itemsets: 'Often together' },
  hints: {
    rules: (group: string | null) =>
      group === null ? 'What do baskets hold together?' : `What do baskets of one ${group} hold together?`,
    itemsets: (group: string | null) =>
      group === null ? 'Which items meet in many baskets?' : `Which items meet in many baskets of one ${group}?`,
  },
  per: 'Look at',
  each: (group: string) => `each ${group}`,
  together: 'all together',
  atLeast: 'In at least',
  share: 'share',
  number: 'count',
  unit: (other: string) => `: give it as ${other}`,
  shareOfBaskets: 'Share of baskets',
  numberOfBaskets: 'Number of baskets',
  less: 'Rarer patterns too',
  more: 'Only more frequent patterns',
  ofBaskets: (count: string, place: string, all: string) => `≈ ${count} of ${place}${all} baskets`,
  largest: (group: string) => `${group}’s `,
  shareOf: (share: string, place: string) => `≈ ${share} of ${place}baskets`,
  forecast: (itemsets: string, time: string) => `about ${itemsets} itemsets, ${time}`,
  forecastLots: 'That is a lot to read. A larger share keeps the strongest.',
  forecastNone: 'Nothing is that frequent. A smaller share finds more.',
  forecasting: 'Estimating…',
  forecastLater: 'A forecast comes once the columns are read.',
  forecastRead: 'Read columns now',
  reading: 'Reading the columns…',
  keep: 'Keep rules with',
  metric: 'Measure',
  threshold: 'Threshold',
  bound: (metric: string, falls: boolean) => `${metric} ${falls ? '≤' : '≥'}`,
  length: { rules: 'Items in a rule', itemsets: 'Items in a set' },
  upTo: 'any',
  more_: 'Must contain, must not, method',
  set: (count: number) => `${count} set`,
  include: 'Must contain one of',
  exclude: 'Must not contain',
  left: 'If-side has one of',
  right: 'Then-side has one of',
  maxConsequent: 'Items on the then-side',
  method: 'Method',
  methods,
  target: 'Which sets',
  targets,
  limit: 'Stop at this many',
  run: 'Run',
  runAgain: 'Run again',
  runChanged: 'Run with changes',
  cancel: 'Cancel',
  starting: 'Starting…',
  queuedBehind: 'Waits for the run before it',
  ran: (time: string) => ` in ${time}`,
  steps: (reading: string, encoding: string, mining: string) =>
    `reading ${reading} · encoding ${encoding} · mining ${mining}`,
  methodWas: (method: string) => `Method: ${method}.`,
  limited: (count: string) =>
    `The limit was reached. All that occur in at least ${count} baskets are here; rarer ones were left out.`,
  limitedPlain: 'The limit was reached; the rarest were left out.',
  retry: 'Try again',
  missing: (roles: string) => `Say first which column holds ${roles}.`,
  toMapping: 'Go to columns',
  noSource: 'Open a file first.',
  toStart: 'Open a file',
  questionDiffers: 'The question has changed since this run.',
} as const
