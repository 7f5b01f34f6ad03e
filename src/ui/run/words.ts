import type { Method } from '../../analyses/parameters'
import { formatList } from '../base/format'
import { words } from '../base/language'
import type { FaceWords } from '../face'

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
  ease: 'EASE',
  bpr: 'BPR',
  similar: 'cosine of items',
  judgement:
    'comparison on hidden items, of ALS (traits are its factors, what a purchase says its α, how far tastes are held back its λ), EASE (every item against every other), BPR (a ranking) and cosine (similar items)',
  company: 'comparison of company',
  exhaustive: 'a look at all sets of columns',
  genetic: 'sets of columns that are bred (NSGA-II)',
  subgroups: 'a look at groups of rows',
}

/** Words of the panel in which a question is asked. */
export const runWords = words('run', {
  per: 'Look at',
  each: (group: string) => `each ${group}`,
  together: 'all together',
  atLeast: 'In at least',
  share: 'share',
  number: 'count',
  unit: (other: string) => `: give it as ${other}`,
  shareOfAll: (rows: string) => `Share of ${rows}`,
  numberOf: (rows: string) => `Number of ${rows}`,
  floor: (rows: string) => `And in never fewer ${rows} than`,
  less: 'Rarer patterns too',
  more: 'Only more frequent patterns',
  ofAll: (count: string, place: string, all: string, rows: string) => `≈ ${count} of ${place}${all} ${rows}`,
  largest: (group: string) => `${group}’s `,
  shareOf: (share: string, place: string, rows: string) => `≈ ${share} of ${place}${rows}`,
  forecast: (count: string, things: string, time: string) => `about ${count} ${things}, ${time}`,
  forecastLimit: (limit: string) => `No more than ${limit} are kept.`,
  workForecast: (time: string) => `About ${time} on this machine.`,
  timeLeft: (what: string, time: string) => `${what}, about ${time} left`,
  forecastLots: 'That is a lot to read. A larger share keeps the strongest.',
  forecastNone: 'Nothing is that frequent. A smaller share finds more.',
  forecasting: 'Estimating…',
  forecastLater: 'A forecast comes once the columns are read.',
  forecastRead: 'Read columns now',
  reading: 'Reading the columns…',
  netted: 'returns netted',
  conditions: (count: number) => (count === 1 ? '1 condition' : `${count} conditions`),
  bound: (metric: string, falls: boolean) => `${metric} ${falls ? '≤' : '≥'}`,
  upTo: 'any',
  set: (count: number) => `${count} set`,
  include: 'Must contain one of',
  exclude: 'Must not contain',
  method: 'Method',
  methods,
  ranWith: (method: string) => ran[method] ?? method,
  training: {
    factors: 'Traits a taste is made of',
    iterations: 'Rounds of training',
    alpha: 'How much a purchase says',
    regularization: 'How far tastes are held back',
    solver: 'Solver',
    solvers: { cg: 'conjugate gradient', cholesky: 'Cholesky (exact, slower)' },
    cgSteps: 'Steps in each round',
    seed: 'Seed',
  },
  onePer: {
    label: 'In a list at most one of each',
    none: 'no such rule',
    like: (examples: readonly string[]) => `like ${formatList(examples)}`,
  },
  limit: 'Stop at this many',
  run: 'Run',
  starting: 'Looking at the data first…',
  runAgain: 'Run again',
  runChanged: 'Run with changes',
  cancel: 'Cancel',
  stop: 'Stop and keep the strongest so far',
  stopping: 'Keeping the strongest…',
  queuedBehind: 'Another run is under way; this one will wait for it.',
  ran: (time: string) => ` in ${time}`,
  how: 'How it was found',
  steps: (reading: string, encoding: string, took: string, mining: string) =>
    `reading ${reading} · encoding ${encoding} · ${took} ${mining}`,
  methodWas: (method: string) => `Method: ${method}.`,
  limited: (limit: string, at: string, { many, holders }: FaceWords) =>
    `No more than ${limit} ${many} are kept: those found in at least ${at} ${holders} are here, rarer ones are not. For more, raise “Stop at this many” in the question.`,
  limitedToNone: (limit: string, each: string, { many, holders }: FaceWords) =>
    `More than ${limit} ${many} are equally frequent, in ${each} ${holders} each, so there are no ${limit} most frequent ones to show. Items that are always together make them: leave some of these out, or ask for fewer items at a time, or raise “Stop at this many” in the question.`,
  stopped: (at: string, { many, holders }: FaceWords) =>
    `Stopped early: all ${many} in at least ${at} ${holders} are here, nobody looked for rarer ones. Run again for the rest.`,
  limitedPlain: (limit: string, { many }: FaceWords) =>
    `No more than ${limit} ${many} are kept; the rarest are not here. For more, raise “Stop at this many” in the question.`,
  missing: (roles: string) => `Say first which column holds ${roles}.`,
  toMapping: 'Go to columns',
  toStart: 'Open a file',
  questionDiffers: 'The question has changed since this run.',
})
