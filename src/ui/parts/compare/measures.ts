import type { Measure as Compared } from '../../../workers/compare/types'
import type { NumberKind } from '../../base/cell-format'
import { type Measure, measure } from '../results/measures'
import { compareWords as words } from './words'

const NUMBERS: Record<Compared, NumberKind> = { share: 'share', confidence: 'share', lift: 'ratio', money: 'money' }

const COLUMNS = [
  'value_a',
  'count_a',
  'of_a',
  'value_b',
  'count_b',
  'of_b',
  'difference',
  'p_value',
  'q_value',
] as const

const wordsOf = (id: (typeof COLUMNS)[number]) => ({
  get label() {
    return words.columns[id].label
  },
  get means() {
    return words.columns[id].means
  },
})

/** Numbers of a comparison, as grid and thresholds have them. */
export function comparedMeasures(by: Compared): Measure[] {
  const kindOf = (id: (typeof COLUMNS)[number]): NumberKind => {
    if (id.startsWith('value') || id === 'difference') return NUMBERS[by]
    return id.endsWith('_value') ? 'probability' : 'count'
  }
  return COLUMNS.map((id) => measure(id, wordsOf(id), kindOf(id)))
}
