import type { WhyLeftOut } from '../../analyses/table-columns'
import { formatShare } from '../base/cell-format'
import { formatCount, formatList, formatNumber, formatPercent, formatProbability } from '../base/format'
import { words } from '../base/language'
import { type SentencePart, strong } from '../base/sentence-parts'
import type { HypothesisFacts, RunFacts } from './facts'

const chance = (name: string, value: number) =>
  value < 0.001 ? `${name}\u00a0<\u00a00.001` : `${name}\u00a0=\u00a0${formatProbability(value)}`
const rows = (count: number) => (count === 1 ? '1 row' : `${formatCount(count)} rows`)
const sets = ({ language }: RunFacts, count: number) =>
  `${formatCount(count)} ${language === 'sets' ? (count === 1 ? 'set' : 'sets') : count === 1 ? 'subgroup' : 'subgroups'}`
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** `29 to 33 %`, or in the unit of the target. */
const between = (facts: HypothesisFacts) =>
  facts.inShares
    ? `${formatNumber(100 * facts.low, 1)} to ${formatPercent(facts.high, 1)}`
    : `${formatNumber(facts.low)} to ${formatNumber(facts.high)}`

/** What a mean of the target is written as. */
const level = ({ inShares }: HypothesisFacts, value: number) => (inShares ? formatShare(value) : formatNumber(value))

const whose = (run: RunFacts): string =>
  run.unitsConfirming > 0 && run.unit !== null
    ? `${rows(run.rowsConfirming)} of ${formatCount(run.unitsConfirming)} ${run.unit} that took no part in the search`
    : `${rows(run.rowsConfirming)} that took no part in the search`

function explained(facts: HypothesisFacts, run: RunFacts): SentencePart[] {
  const { features, effect, found } = facts
  return [
    strong(formatList(features)),
    features.length === 1 ? ' explains ' : ' together explain ',
    strong(formatShare(effect)),
    ` of `,
    strong(run.target),
    ` (found ${formatShare(found)}, 95 % interval ${between(facts)})`,
  ]
}

function differs(facts: HypothesisFacts, run: RunFacts): SentencePart[] {
  const { features, inside, outside, coverage } = facts
  const of = facts.of ?? run.yes ?? run.target
  return [
    'Where ',
    strong(features.join(' · ')),
    `, ${of} is `,
    strong(level(facts, inside)),
    ' against ',
    strong(level(facts, outside)),
    ` elsewhere (a difference of ${between(facts)}; ${formatShare(coverage)} of the rows)`,
  ]
}

/** A hypothesis in a sentence, with what speaks for it. */
function sentence(facts: HypothesisFacts, run: RunFacts): SentencePart[] {
  const said = run.language === 'sets' ? explained(facts, run) : differs(facts, run)
  if (!facts.testable) return [...said, `. It could not be put to the test in ${whose(run)}.`]
  return facts.holds
    ? [...said, `, confirmed on ${whose(run)} (${chance('q', facts.q)}).`]
    : [...said, `, but `, strong('this may be chance'), ` on ${whose(run)} (${chance('p', facts.pHolm)}, corrected).`]
}

function nothing(run: RunFacts, best: HypothesisFacts | null): SentencePart[] {
  const counted = run.exact
    ? `The best of ${sets(run, run.looked)}`
    : `The best of the ${sets(run, run.looked)} looked at`
  return [
    strong(`Nothing was found that explains ${run.target}`),
    '. ',
    ...(best === null
      ? []
      : [
          run.language === 'sets'
            ? `${counted} explains ${formatShare(best.found)}`
            : `${counted} differs by ${level(best, best.found)}`,
          ', and does not hold up in rows that were not searched',
        ]),
    ...(run.shuffles > 0
      ? [
          `${best === null ? 'Shuffled' : '; shuffled'} targets do as well in `,
          strong(formatPercent(run.shufflesAsGood / run.shuffles)),
          ` of ${formatCount(run.shuffles)} searches`,
        ]
      : []),
    '.',
  ]
}

/** The whole search: is there anything at all. */
function whole(run: RunFacts): string {
  const how = run.exact
    ? `All ${sets(run, run.looked)} of up to ${run.most} were looked at: the search is exact.`
    : `Searched: ${sets(run, run.looked)} of ${formatNumber(run.possible, 0)} possible ones were looked at.`
  if (run.shuffles === 0) return how
  const well = run.shufflesAsGood === 0 ? 'none' : `${formatCount(run.shufflesAsGood)}`
  const searches = run.wideBy === 'same' ? 'searches' : 'smaller searches'
  return `${how} Of ${formatCount(run.shuffles)} ${searches} on shuffled targets ${well} did as well (${chance('p', run.wholeP)}).`
}

const LEFT_OUT: Record<WhyLeftOut, string> = {
  list: 'holds lists',
  empty: 'says nothing',
  constant: 'says the same in every row',
  id: 'names each row, like a number of it',
  leak: 'gives the answer away: it is a copy, or known only afterwards',
  unit: 'says what the rows belong to',
  excluded: 'left out by you',
  wide: 'has too many values',
}

/** Words of the view of what explains a column. */
export const hypothesisWords = words('hypotheses', {
  columns: { features: 'Explained by', conditions: 'Where' },
  measures: {
    size: { label: 'columns', means: 'How many columns explain together, or how many conditions there are.' },
    effect: {
      label: 'explained',
      means: 'How much it explains, or by how much it differs, among rows that were not searched.',
    },
    effect_low: { label: 'at least', means: 'Lower end of the 95 % interval of that.' },
    effect_high: { label: 'at most', means: 'Upper end of the 95 % interval of that.' },
    effect_found: { label: 'found', means: 'What it seemed to be among the rows that were searched.' },
    inside: { label: 'there', means: 'Share of yes, or mean, where the conditions hold.' },
    outside: { label: 'elsewhere', means: 'The same where they do not.' },
    coverage: { label: 'rows', means: 'Share of the rows it speaks about.' },
    p_value: { label: 'p', means: 'How often chance alone would do as well in rows that were not searched.' },
    p_holm: { label: 'p, corrected', means: 'The same, corrected for testing several.' },
    q_value: { label: 'q', means: 'Share of mistakes among all that are as sure as this one.' },
    stability: {
      label: 'found again',
      means: 'How often the search finds all of it again on other draws of the rows.',
    },
    confirmed: { label: 'tested on', means: 'Rows that the test rests on.' },
  },
  panel: {
    target: 'To be explained',
    choose: 'Choose a column',
    kind: 'It is',
    kinds: { auto: 'as it looks', number: 'a number', binary: 'yes or no', classes: 'one of several' },
    positive: 'Yes is',
    anyPositive: 'the later of two',
    language: 'Look for',
    languages: { sets: 'columns', subgroups: 'groups of rows' },
    most: 'Together at most',
    mostConditions: 'Conditions',
    least: 'Rows at least',
    unit: 'Rows belong to',
    unitHint: 'Rows of one customer are not independent: they are searched, shuffled and tested together.',
    noUnit: 'nothing: each row by itself',
    exclude: 'Must not explain it',
    addColumn: 'Add a column…',
    excludeHint: 'Ids, copies and what is known only afterwards are found and left out by themselves.',
    more: 'How it is searched',
    strata: 'Compared only within',
    noStrata: 'everything',
    method: 'Search',
    methods: { auto: 'all, while they are few', exhaustive: 'all of them', genetic: 'by evolution' },
    confirm: 'Kept apart to confirm',
    shuffles: 'Searches on shuffled targets',
    stability: 'Searches on other draws',
    seed: 'Seed',
    population: 'Population',
    generations: 'Generations',
    crossover: 'Crossover',
    mutation: 'Mutation',
    adaptive: 'Rates that adapt',
    localSearch: 'Local search',
    squares: 'Squares of numbers',
    logs: 'Logarithms of numbers',
    bins: 'Numbers in bins',
    products: 'Products of two columns',
    coverageWeight: 'Size counts',
    weights: { half: 'less than difference', full: 'as much as difference' },
  },
  tabs: { label: 'How to look at what explains it', front: 'Front', grid: 'Grid', columns: 'Columns' },
  sentence,
  nothing,
  whole,
  asked: (times: number) =>
    times <= 1
      ? null
      : `The ${ORDINALS[times - 1] ?? `${times}th`} search on these rows: each look uses up some of what they can confirm.`,
  cause: 'What explains is not always what causes.',
  choose: {
    title: 'What do you want explained?',
    text: 'Half of the rows are searched for columns that explain it; the other half, which the search never saw, says whether it is true.',
  },
  front: {
    label: (count: string) => `How much each of ${count} explains`,
    title: 'What explains it, and how surely',
    across: { sets: 'columns together', subgroups: 'share of the rows' },
    upwards: { sets: 'explained', subgroups: 'difference' },
    holds: 'holds up',
    may: 'may be chance',
    found: 'as found in the search',
    hover: 'Point at a mark to read it; the line is its 95 % interval.',
    name: 'Explained by',
    count: (count: number) => (count === 1 ? '1 explanation' : `${formatCount(count)} explanations`),
  },
  candidates: {
    title: 'Columns that could explain it',
    column: 'Column',
    best: 'In explanations that hold',
    leftOut: 'Left out',
    why: LEFT_OUT,
    back: (column: string) => `Put back ${column}`,
    drop: (column: string) => `Leave out ${column}`,
    backShort: 'Put back',
    dropShort: 'Leave out',
  },
  detail: {
    label: 'Why it is believed',
    smaller: 'What less already carries',
    found: 'How it was found',
    foundAs: (facts: HypothesisFacts, run: RunFacts) =>
      Number.isNaN(facts.stability)
        ? ''
        : `It was found again in ${formatPercent(facts.stability)} of ${formatCount(run.resamples)} searches on other draws of the rows.`,
    measures: 'All figures',
  },
})
