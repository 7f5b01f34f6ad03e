import type { Metric } from '../../../analyses/rules/definition'
import type { NumberKind } from '../../base/cell-format'

export type NumericColumn = Metric | 'count' | 'p_value' | 'q_value'

/** How the numbers of a result are written. What they are called and what they mean is in the words. */
export const NUMBER_KINDS: Record<NumericColumn, NumberKind> = {
  count: 'count',
  support: 'share',
  confidence: 'share',
  lift: 'ratio',
  antecedent_support: 'share',
  consequent_support: 'share',
  leverage: 'small',
  conviction: 'ratio',
  zhangs_metric: 'small',
  jaccard: 'small',
  certainty: 'small',
  kulczynski: 'small',
  representativity: 'small',
  p_value: 'probability',
  q_value: 'probability',
}

export const NUMERIC_COLUMNS = Object.keys(NUMBER_KINDS) as NumericColumn[]
