import type { AnalysisKind } from '../../../analyses/registry'
import type { ExportFormat } from '../../../workers/protocol/result'
import { formatRatio } from '../../base/cell-format'
import { formatCount, formatGroup, formatList, formatNumber, formatProbability } from '../../base/format'
import { groupWord } from '../../base/group-word'
import { words } from '../../base/language'
import { kindWords } from '../../face-of'
import type { RuleFacts } from '../../rules/sentence'
import type { NumericColumn } from './metrics'
import type { PresetId } from './presets'
import type { Side } from './query'

/** A piece of a sentence; the strong ones carry its numbers and names. */
export type SentencePart = string | { strong: string }

const strong = (text: string): SentencePart => ({ strong: text })

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

const counted = (count: number, what: string) => `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`

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
    ', seen in ',
    strong(counted(facts.both, 'basket')),
    chanceInWords(facts),
  ]
}

export function sentenceText(parts: readonly SentencePart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.strong)).join('')
}

interface GroupLiftFact {
  label: string | null
  lift: number
}

interface MetricWords {
  label: string
  /** One sentence that needs no statistics. */
  means: string
}

const metrics: Record<NumericColumn, MetricWords> = {
  count: { label: 'baskets', means: 'Baskets that hold everything in the row.' },
  support: { label: 'support', means: 'Share of all baskets that hold everything in the row.' },
  confidence: { label: 'confidence', means: 'Of the baskets with the left side, the share that also holds the right.' },
  lift: {
    label: 'lift',
    means: 'How many times more often together than by chance. 1 is chance, below 1 they keep away from each other.',
  },
  antecedent_support: { label: 'left support', means: 'Share of all baskets that hold the left side.' },
  consequent_support: { label: 'right support', means: 'Share of all baskets that hold the right side.' },
  leverage: {
    label: 'leverage',
    means: 'Share of all baskets in which both meet, beyond what chance would bring. Favours big sellers.',
  },
  conviction: {
    label: 'conviction',
    means:
      'How much more often the rule would fail if both sides had nothing to do with each other. ∞: it never fails.',
  },
  zhangs_metric: {
    label: "Zhang's metric",
    means: 'From −1 (they avoid each other) over 0 (chance) to 1 (always together). Fair to rare items.',
  },
  jaccard: { label: 'Jaccard', means: 'Of the baskets with either side, the share with both.' },
  certainty: { label: 'certainty', means: 'How much of the doubt about the right side the left side takes away.' },
  kulczynski: {
    label: 'Kulczynski',
    means: 'Confidence in both directions, averaged. Untouched by how big the shop is.',
  },
  representativity: { label: 'representativity', means: 'Share of the baskets that could be judged. 1: all of them.' },
  p_value: { label: 'p', means: 'How often chance alone would bring them together at least this often.' },
  q_value: {
    label: 'q',
    means: 'The same, corrected for looking at so many rules: keep q ≤ 0.05 and about one in twenty is a fluke.',
  },
}

const sides: Record<Side, string> = {
  anywhere: 'anywhere',
  antecedents: 'if',
  consequents: 'then',
  first: 'first',
  last: 'last',
}

const presets: Record<PresetId, { label: (group: string) => string; means: string }> = {
  'cross-sell': {
    label: () => 'Cross-sell',
    means: 'One item to offer, more often together than by chance (lift ≥ 1, q ≤ 0.05), nothing said twice.',
  },
  substitutes: {
    label: () => 'Substitutes',
    means: 'Less often together than by chance (lift ≤ 0.95): one may stand in for the other.',
  },
  'only-one-group': {
    label: (group) => `Only in one ${group}`,
    means: 'Found in a single place. What do they know there?',
  },
  'common-paths': { label: () => 'Most common', means: 'Paths of at least two steps, the most travelled first.' },
  'longest-paths': { label: () => 'Longest', means: 'The paths with the most steps first.' },
  'beyond-chance': {
    label: () => 'Beyond chance',
    means: 'Bundles that earn most beyond what their parts would earn if bought independently.',
  },
  rare: {
    label: () => 'Rare but worth it',
    means: 'What earns most on each receipt that holds it, however rare; on at least 5 receipts.',
  },
  losing: { label: () => 'Sells but loses', means: 'Bought together, and money is lost on it.' },
}

const formats: Record<ExportFormat, { label: string; means: string }> = {
  csv: { label: 'CSV', means: 'For spreadsheets. UTF-8, safe against formulas.' },
  parquet: { label: 'Parquet', means: 'For Spark, pandas, DuckDB. Small and typed.' },
  arrow: { label: 'Arrow', means: 'For programs. An IPC file, read without parsing.' },
  json: { label: 'JSON', means: 'A plain list of objects.' },
}

const things = kindWords

const many = (kind: AnalysisKind, count: number) => (count === 1 ? things[kind].one : things[kind].many)

/** English. Every word of the rules and itemsets views; functions where a word depends on a number. */
export const rulesWords = words('results', {
  metrics,
  sides,
  presets,
  formats,
  sentence: ruleSentence,

  /** `store_id` as people say it: store. */
  groupColumn: groupWord,
  group: formatGroup,
  allGroups: 'all',

  columns: { antecedents: 'If a basket holds', consequents: 'it also holds', itemsets: 'Items' },
  strip: {
    label: (word: string) => `lift by ${word}`,
    means: (word: string) =>
      `Log lift in each ${word}: teal is more, brown is less than chance. Hatched: too few baskets.`,
    said: (lowest: GroupLiftFact | undefined, highest: GroupLiftFact | undefined, thin: number) =>
      [
        lowest && highest
          ? `lift ${formatRatio(lowest.lift)} (${formatGroup(lowest.label)}) to ${formatRatio(highest.lift)} (${formatGroup(highest.label)})`
          : 'nowhere enough baskets to say',
        ...(thin > 0 && lowest ? [`${formatCount(thin)} with too few baskets`] : []),
      ].join(', '),
  },
  compact: { baskets: (count: number) => counted(count, 'basket') },
  yes: 'yes',
  grid: (kind: AnalysisKind) => things[kind].many[0]?.toUpperCase() + things[kind].many.slice(1),
  rule: 'rule',
  things: many,
  shown: (matched: number, total: number, kind: AnalysisKind) => ({
    matched: formatCount(matched),
    of: matched === total ? '' : `of ${formatCount(total)}`,
    what: many(kind, total),
  }),
  sorted: (kind: AnalysisKind, keys: { label: string; descending: boolean }[]) =>
    keys.length === 0
      ? `${things[kind].many} in the order of the run`
      : `sorted by ${keys.map((key) => `${key.label} ${key.descending ? '↓' : '↑'}`).join(', then ')}`,
  sortHint: 'Click to sort, shift-click to sort by several columns',
  loading: 'Loading',
  redundantLabel: 'redundant',
  redundant: 'A shorter rule with the same right side is at least as sure.',

  tabs: {
    label: 'How to look at the rules',
    grid: 'Grid',
    scatter: 'Scatter',
    network: 'Network',
    matrix: 'Matrix',
    groups: (word: string) => `By ${word}`,
  },
  search: 'Search items',
  columnChooser: 'Columns',
  columnReset: 'As before',
  filters: {
    label: 'Filters',
    items: 'Items',
    group: (word: string) => word,
    length: 'Length',
    thresholds: 'Thresholds',
    all: 'all',
    any: 'any',
    hideRedundant: 'Hide redundant',
    strongest: 'Strongest in…',
    strongestTitle: (word: string) => `Choose a ${word}: its surest rules, strongest first`,
    clear: 'Clear all',
    remove: (what: string) => `Remove: ${what}`,
    find: 'Find',
    side: 'Where it stands',
    noItems: 'No item of that name in these rows.',
    more: (count: number) => `${formatCount(count)} more; type to find them`,
    itemsOf: (count: number) => counted(count, 'item'),
    from: 'from',
    to: 'to',
    addThreshold: 'Another measure',
    reset: 'Reset',
    picked: (count: number) => counted(count, 'picked row'),
    maxConsequents: (count: number) => (count === 1 ? 'one item on the right' : `at most ${count} items on the right`),
  },

  detail: {
    label: (kind: AnalysisKind) => `About this ${things[kind].one}`,
    close: 'Close',
    copy: 'Copy sentence',
    copied: 'Copied',
    table: 'Baskets with and without each side',
    total: 'all',
    without: (label: string) => `no ${label}`,
    byChance: (expected: string) => `By chance alone, ${expected} baskets would hold both.`,
    liftPer: (word: string) => `Lift per ${word}`,
    interval: '95 % interval',
    intervalNote: 'Lines are 95 % intervals.',
    sortBy: 'Sort by',
    sorts: { lift: 'lift', baskets: 'baskets', name: 'name' },
    thin: 'too few baskets to say',
    thinNote: (word: string) => `Hatched: too few baskets in that ${word} to say.`,
    never: 'never together',
    showAll: (count: string) => `Show all ${count}`,
    inBaskets: (both: number, baskets: number) => `${formatCount(both)} of ${counted(baskets, 'basket')} hold both`,
    showFewer: 'Show fewer',
    baskets: 'Baskets',
    basketsOf: (shown: number, total: number) => `${formatCount(shown)} of ${formatCount(total)}`,
    basketsLoading: 'Looking for baskets in the file',
    basketsMore: (count: number) => `Show ${count} more`,
    moreItems: (count: number) => `and ${formatCount(count)} more`,
    measures: 'All measures',
    pickRule: 'Pick a rule to see how far it can be believed.',
    retry: 'Try again',
  },

  export: {
    title: 'Export',
    format: 'Format',
    scope: 'What',
    shown: (matched: number, kind: AnalysisKind) =>
      matched === 1
        ? `The ${things[kind].one} shown`
        : `The ${formatCount(matched)} ${things[kind].many} shown, in this order`,
    all: (total: number, kind: AnalysisKind) =>
      total === 1 ? `The only ${things[kind].one}` : `All ${formatCount(total)} ${things[kind].many}`,
    download: (count: number, kind: AnalysisKind, format: ExportFormat) =>
      `Download ${formatCount(count)} ${many(kind, count)} as ${formats[format].label}`,
    working: 'Writing the file',
    sidecar: 'A small file beside it tells the parameters, the fingerprint of the data and the version.',
    done: (name: string) => `${name} is in your downloads.`,
    command: (kind: AnalysisKind) => `Export ${things[kind].many}…`,
    recipe: 'Recipe file',
    link: 'Copy link',
    nothing: 'Nothing to export yet. Run an analysis first; the recipe and the link are ready at any time.',
  },

  states: {
    noData: {
      title: 'No data yet',
      text: (kind: AnalysisKind) => `${things[kind].question} Open a file, and the answer will stand here.`,
    },
    openData: 'Open a file',
    notRun: {
      title: (kind: AnalysisKind) => kindWords[kind].question,
      text: (kind: AnalysisKind) => kindWords[kind].about,
    },
    runningAgain: 'A new run is under way; below is the result of the one before.',
    phases: {
      queued: 'Waiting for its turn',
      ingest: 'Reading the columns',
      encode: 'Turning names into numbers',
      result: 'Writing the result',
    },
    cancel: 'Cancel',
    cancelled: {
      title: 'The run was cancelled',
      text: 'Nothing was lost: the data is still read, and the recipe is as you left it.',
    },
    failed: 'The run failed',
    keptData: 'The data that was read and the recipe are still there.',
    keptResult: 'Below is still the result of the run before.',
    again: 'Run again',
    noBaskets: {
      title: (kind: AnalysisKind) => `No ${things[kind].holders} are left to analyse`,
      text: 'Look under Data at the conditions, the column mapping and the largest size that is kept: one of them leaves out every row.',
    },
    ease: {
      support: (value: string) => `Run with support ≥ ${value}`,
      earning: (value: string) => `Run with at least ${value}`,
      threshold: (metric: string, value: string) => `Run with ${metric} ≥ ${value}`,
      constraints: 'Run without must and must not',
      hidden: 'Run with 1 hidden item of each',
      length: (items: number) => `Run with up to ${items} items`,
    },
    noMatch: {
      title: (total: string, kind: AnalysisKind) => `None of the ${total} ${things[kind].many} passes these filters`,
      text: 'Take one back to see rows again:',
      substitutes:
        'What stands in for each other seldom shares a basket, so high thresholds leave it out: run with less confidence and less support. Or take a filter back:',
      losing:
        'A run for the bundles that earn the most leaves out what loses: ask for at least an amount below zero, and run again. Or take a filter back:',
    },
    limited: (shown: number, kind: AnalysisKind, at: number | undefined) =>
      at === undefined
        ? `More would have come than the limit allows: ${formatCount(shown)} ${many(kind, shown)} stayed.`
        : `More would have come than the limit allows: kept is everything ${kind === 'utility' ? 'that earns' : 'found with'} at least ${formatCount(at)}${kind === 'utility' ? '' : ` ${things[kind].holders}`}, ${formatCount(shown)} ${many(kind, shown)}. Ask for more, or raise the limit.`,
  },
})
