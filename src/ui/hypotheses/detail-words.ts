import type { ColumnEffect } from '../../analyses/hypotheses/detail/types'
import { formatNumber, formatPercent } from '../base/format'
import { words } from '../base/language'

/** A standard deviation more is short here: names of columns stand before it. */
const MADE: Record<ColumnEffect['of'], string> = {
  value: '+1 SD',
  square: 'squared, +1 SD',
  log: 'logarithm, +1 SD',
  missing: 'missing',
  level: 'this value',
  pooled: 'rare values',
  bin: 'a part of it',
  product: '+1 SD',
}

/** What the pane of an explanation says of the rows behind it. */
export const hypothesisDetailWords = words('hypothesisDetail', {
  together: {
    title: 'What each column adds',
    column: 'Column',
    alone: 'by itself',
    lost: 'lost without it',
    p: 'p',
    note: 'Among rows that were not searched; p of each beside the others, corrected for how many there are.',
    untested:
      'Among rows that were not searched. Columns are tested one by one only where all of them together hold up.',
  },
  effects: {
    title: (isOdds: boolean) => (isOdds ? 'How it moves the odds' : 'How it moves it'),
    note: (isOdds: boolean) =>
      isOdds
        ? 'Odds, all other columns of the set being the same: 1 is no change, 2 is twice the odds. SD is one standard deviation. With 95 % intervals.'
        : 'In its own unit, all other columns of the set being the same. SD is one standard deviation. With 95 % intervals.',
    what: 'What',
    value: (isOdds: boolean) => (isOdds ? 'odds ×' : 'change'),
    from: 'at least',
    to: 'at most',
    made: MADE,
  },
  parts: {
    title: (column: string, of: string) => `${of} by ${column}`,
    between: (low: string, high: string) => `95 % interval ${low} to ${high}`,
  },
  told: {
    title: 'How well it tells new rows',
    note: 'Learnt from the rows that were searched, tried on those that were not.',
    truth: 'Really',
    taken: (level: string) => `taken for ${level}`,
    auc: (auc: number, low: number, high: number) =>
      `Of one row of each kind it puts the right one first in ${formatPercent(auc)} of cases (${formatPercent(low)} to ${formatPercent(high)}; 50 % is chance).`,
    tjur: (tjur: number) => `Fitted chances of the two kinds are ${formatNumber(100 * tjur, 1)} points apart.`,
    asMany: 'As many rows are taken for a yes as there are.',
    off: (off: number, without: number) =>
      `It is off by ${formatNumber(off)} as a rule; knowing nothing, by ${formatNumber(without)}.`,
  },
  sides: {
    title: 'Inside and outside',
    inside: 'all conditions hold',
    outside: 'elsewhere',
    conditions: 'Each condition by itself',
    odds: (ratio: number) => `The odds are ${formatNumber(ratio)} times those elsewhere.`,
  },
})
