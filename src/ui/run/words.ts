import type { Method, Target } from '../../analyses/parameters'
import { isScored } from '../../analyses/recommend/scored'
import type { AnalysisKind, AnalysisParameters } from '../../analyses/registry'
import { words } from '../base/language'
import { modelWords } from '../recommend/models/words'
import { kindWords } from '../words/kinds'

const methods: Record<Method, { label: string; hint: string }> = {
  auto: { label: 'chosen by cost', hint: 'Looks at the data first and says which and why' },
  deliver: { label: 'pair matrix', hint: 'Counts pairs in one pass; best for many items, sparse baskets' },
  fpgrowth: { label: 'FP-growth', hint: 'A tree of shared beginnings; steady on most data' },
  eclat: { label: 'Eclat', hint: 'Bit sets per item; best for few items, dense baskets' },
}

/** What a run says it was done with. */
const ran: Readonly<Record<string, string>> = {
  deliver: methods.deliver.label,
  fpgrowth: methods.fpgrowth.label,
  eclat: methods.eclat.label,
  prefixspan: 'PrefixSpan',
  efim: 'EFIM',
  als: 'ALS',
  judgement: 'comparison on hidden items',
}

const targets: Record<Target, { label: string; hint: string }> = {
  all: { label: 'all', hint: 'Every frequent itemset' },
  closed: { label: 'closed', hint: 'No larger set is in the same baskets: nothing is lost' },
  maximal: { label: 'maximal', hint: 'No larger set is frequent: the shortest list' },
}

const took = (analysis: AnalysisParameters) =>
  isScored(analysis) ? modelWords.took : (kindWords[analysis.kind].own?.took ?? 'mining')

/** Words of the panel in which a question is asked. */
export const runWords = words('run', {
  titles: {
    rules: 'Bought together',
    itemsets: 'Often together',
    sequences: 'Customer journeys',
    utility: 'Bundles that earn',
    recommend: 'What for whom',
    judge: 'Put to the test',
  },
  hints: {
    rules: (group: string | null) =>
      group === null ? 'What do baskets hold together?' : `What do baskets of one ${group} hold together?`,
    itemsets: (group: string | null) =>
      group === null ? 'Which items meet in many baskets?' : `Which items meet in many baskets of one ${group}?`,
    sequences: (group: string | null) =>
      group === null ? 'Which paths do customers follow?' : `Which paths do customers of one ${group} follow?`,
    recommend: (group: string | null) =>
      group === null ? 'What would each customer like?' : `What would each customer like, going by their own ${group}?`,
    judge: (group: string | null) =>
      group === null
        ? 'Which model tells best what customers take next?'
        : `Which model tells best what customers take next, one for each ${group}?`,
    utility: (group: string | null) =>
      group === null ? 'Which items earn most together?' : `Which items earn most together in one ${group}?`,
  },
  per: 'Look at',
  each: (group: string) => `each ${group}`,
  together: 'all together',
  atLeast: 'In at least',
  share: 'share',
  number: 'count',
  unit: (other: string) => `: give it as ${other}`,
  populations: { rules: 'baskets', itemsets: 'baskets', sequences: 'customers' },
  shareOfAll: (rows: string) => `Share of ${rows}`,
  numberOf: (rows: string) => `Number of ${rows}`,
  less: 'Rarer patterns too',
  more: 'Only more frequent patterns',
  ofAll: (count: string, place: string, all: string, rows: string) => `≈ ${count} of ${place}${all} ${rows}`,
  largest: (group: string) => `${group}’s `,
  shareOf: (share: string, place: string, rows: string) => `≈ ${share} of ${place}${rows}`,
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
  length: {
    rules: 'Items in a rule',
    itemsets: 'Items in a set',
    sequences: 'Steps in a path',
    utility: 'Items in a bundle',
    recommend: 'Items in a list',
  },
  upTo: 'any',
  more_: {
    rules: 'Must contain, must not, method',
    itemsets: 'Must contain, must not, method',
    sequences: 'Start, end, time between steps',
    utility: 'What the value says, limit',
    recommend: 'How the model learns',
    judge: 'How the models learn',
  },
  set: (count: number) => `${count} set`,
  include: 'Must contain one of',
  exclude: 'Must not contain',
  left: 'If-side has one of',
  right: 'Then-side has one of',
  maxConsequent: 'Items on the then-side',
  method: 'Method',
  methods,
  ranWith: (method: string) => ran[method] ?? method,
  path: {
    first: 'Starts with one of',
    last: 'Ends with one of',
    exclude: 'Look past these events',
    gapSteps: 'Events from one step to the next, at most',
    gapTime: 'Time from one step to the next, at most',
    span: 'Time for the whole path, at most',
    target: 'Which paths',
    targets: {
      all: { label: 'all', hint: 'Every path that enough customers take' },
      closed: { label: 'closed', hint: 'No longer path is taken by the same number: nothing is lost' },
      maximal: { label: 'maximal', hint: 'No longer path is frequent: the shortest list' },
    },
  },
  earn: 'A bundle must earn',
  best: 'the most',
  bestHint: 'best bundles, of each group where groups are looked at',
  least: 'at least',
  leastHint: 'in the unit of the value column',
  lists: {
    k: 'Items for each customer',
    excludeSeen: 'Items they have already',
    seen: { out: 'left out', in: 'may come' },
    fallback: 'Without a history',
    fallbacks: { popular: 'popular items', none: 'nothing' },
    factors: 'Factors: traits a taste is made of',
    iterations: 'Rounds of training',
    alpha: 'α: how much a purchase says',
    regularization: 'λ: how far tastes are held back',
    solver: 'Solver',
    solvers: { cg: 'conjugate gradient', cholesky: 'Cholesky (exact, slower)' },
    cgSteps: 'Steps in each round',
    seed: 'Seed',
    stopEarly: 'Hide pairs, and stop when they are told worse',
    never: 'none',
  },
  valueIs: 'The value column is for',
  valuesAre: { line: 'the line', unit: 'one piece' },
  target: 'Which sets',
  targets,
  limit: 'Stop at this many',
  run: 'Run',
  runAgain: 'Run again',
  runChanged: 'Run with changes',
  cancel: 'Cancel',
  starting: 'Starting…',
  queuedBehind: 'Another run is under way; this one will wait for it.',
  ran: (time: string) => ` in ${time}`,
  steps: (analysis: AnalysisParameters, reading: string, encoding: string, mining: string) =>
    `reading ${reading} · encoding ${encoding} · ${took(analysis)} ${mining}`,
  methodWas: (method: string) => `Method: ${method}.`,
  limited: (kind: AnalysisKind, at: string) =>
    kind === 'utility'
      ? `The limit was reached. All that earn at least ${at} are here; the others were left out.`
      : `The limit was reached. All found with at least ${at} ${kind === 'sequences' ? 'customers' : 'baskets'} are here; rarer ones were left out.`,
  limitedPlain: 'The limit was reached; the rarest were left out.',
  missing: (roles: string) => `Say first which column holds ${roles}.`,
  toMapping: 'Go to columns',
  noSource: 'Open a file first.',
  toStart: 'Open a file',
  questionDiffers: 'The question has changed since this run.',
})
