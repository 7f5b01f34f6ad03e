import type { Strength } from '../../../analyses/hypotheses/statistics/strength'
import { formatShare } from '../../base/cell-format'
import { formatCount, formatList, formatNumber } from '../../base/format'
import { words } from '../../base/language'
import type { HypothesisFacts, RunFacts } from '../facts'

const SURE: Record<Strength, string> = {
  strong: 'We are very sure of it',
  moderate: 'We are fairly sure of it',
  weak: 'We are not very sure of it',
  none: 'We cannot be sure of it',
}
const LARGE: Record<Strength, string> = {
  strong: 'what it explains is much',
  moderate: 'what it explains is noticeable',
  weak: 'what it explains is little',
  none: 'it explains nothing',
}
const WIDE: Record<Strength, string> = {
  strong: 'it speaks of most rows',
  moderate: 'it speaks of a good deal of the rows',
  weak: 'it speaks of some of the rows',
  none: 'it speaks of few rows',
}

/** Words of the report that can be taken along. */
export const reportWords = words('hypothesisReport', {
  commands: { markdown: 'Report as Markdown', html: 'Report as HTML', json: 'Report as JSON' },
  title: (target: string) => `What explains ${target}`,
  data: {
    title: 'The data',
    source: (name: string) => `From ${name}.`,
    rows: ({ rowsSearched, rowsConfirming }: RunFacts) =>
      `${formatCount(rowsSearched + rowsConfirming)} rows: ${formatCount(rowsSearched)} were searched, ${formatCount(rowsConfirming)} took no part and confirm.`,
    units: (unit: string, { unitsSearched, unitsConfirming }: RunFacts) =>
      `They belong to ${formatCount(unitsSearched + unitsConfirming)} of ${unit}, which were searched or confirm as a whole.`,
    overall: ({ yes, target, overall }: RunFacts) =>
      yes === null ? `${target} is ${formatNumber(overall)} on average.` : `${yes}: ${formatShare(overall)}.`,
    candidates: (names: readonly string[]) => `Columns that could explain it: ${formatList(names)}.`,
  },
  found: { title: 'What was found', none: 'Nothing that holds up.', more: 'All that was put to the test' },
  sure: {
    title: 'How sure it is',
    said: (name: string, sure: Strength, large: Strength, wide: Strength) =>
      `${name}: ${SURE[sure]}; ${LARGE[large]}, and ${WIDE[wide]}.`,
  },
  left: { title: 'What was left out', none: 'Nothing.', one: (column: string, why: string) => `${column}: ${why}.` },
  next: {
    title: 'What to do next',
    hold: 'Look at what holds up with those who know the business: what explains is not always what causes.',
    trial: 'Before money is spent on it, try it on some and not on others, and compare.',
    nothing:
      'Take more rows, or columns that say more of what happened before; ask for groups of rows as well as for columns.',
    again: 'Ask once again on new data: each look at the same rows uses up some of what they can confirm.',
    open: (count: number) =>
      `${formatCount(count)} of those found may be chance: do not act on them before more rows speak for them.`,
  },
  method: {
    title: 'How it was done',
    split:
      'Part of the rows was searched; what was found there was put to the test in the others, which the search never saw, and corrected for how many were tested (Holm; q by Benjamini and Hochberg).',
  },
  table: { holds: 'holds up', yes: 'yes', no: 'may be chance' },
  name: (facts: HypothesisFacts) => facts.features.join(' · '),
})
