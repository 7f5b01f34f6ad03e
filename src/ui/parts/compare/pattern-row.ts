import type { Change, SideFigures } from '../../../workers/compare/types'
import type { ResultRow } from '../../../workers/protocol/result'
import { labelsIn } from '../../base/cells'

/** What was compared in a row of the table. */
export interface ComparedPattern {
  index: number
  /** Items of a set; of a rule what it begins with and what follows. */
  parts: string[][]
  a: SideFigures
  b: SideFigures
  difference: number
  /** Not finite where the measure has no interval. */
  low: number
  high: number
  q: number
  change: Change | null
}

const LISTS = ['items', 'antecedents', 'consequents'] as const

/** What is not a number crosses the border as null. */
const number = (cell: unknown): number => (typeof cell === 'number' ? cell : Number.NaN)

export function patternOf({ index, cells }: ResultRow): ComparedPattern {
  const side = (name: 'a' | 'b'): SideFigures => ({
    count: number(cells[`count_${name}`]),
    of: number(cells[`of_${name}`]),
    value: number(cells[`value_${name}`]),
  })
  return {
    index,
    parts: LISTS.flatMap((name) => (name in cells ? [labelsIn(cells[name])] : [])),
    a: side('a'),
    b: side('b'),
    difference: number(cells['difference']),
    low: number(cells['low']),
    high: number(cells['high']),
    q: number(cells['q_value']),
    change: cells['change'] as Change | null,
  }
}
