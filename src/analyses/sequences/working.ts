import { strengthOfSet } from '../mining/strength'
import type { NumbersColumn } from '../result-table'
import { type AnalysisWorking, computed, eachRow, i32, itemList, numbers, type TableFacts } from '../working'
import type { SequencesParameters } from './definition'
import { sequenceFaults } from './sentences'
import type { SequenceColumns, SequenceParameters } from './types'

function requireClock({ maxGapTime, maxSpan }: SequencesParameters, { clock }: TableFacts): void {
  if (clock || (maxGapTime === undefined && maxSpan === undefined)) return
  throw sequenceFaults.noClock()
}

/** Of those who come as far as a step, the share that takes the next one. */
function stepShares({ rows, offsets, reached, stepOffsets }: SequenceColumns): NumbersColumn {
  const values = new Float64Array(stepOffsets[rows] as number)
  for (let row = 0; row < rows; row++) {
    const first = offsets[row] as number
    const begin = stepOffsets[row] as number
    for (let i = begin; i < (stepOffsets[row + 1] as number); i++) {
      const step = first + i - begin
      values[i] = (reached[step + 1] as number) / (reached[step] as number)
    }
  }
  return numbers('step_share', stepOffsets, values)
}

export const sequences: AnalysisWorking<SequencesParameters, SequenceParameters, SequenceColumns> = {
  task({ kind: _, ...asked }, table) {
    requireClock({ kind: 'sequences', ...asked }, table)
    const { first, last, exclude } = asked
    return { ...asked, first: table.ids(first), last: table.ids(last), exclude: table.ids(exclude) }
  },
  toTable(columns, naming) {
    const { rows, count, offsets, items, stepOffsets } = columns
    return [
      i32('support', count),
      itemList('sequence', offsets, items, naming),
      numbers('step_median', stepOffsets, columns.stepMedian),
      numbers('step_q25', stepOffsets, columns.stepQ25),
      numbers('step_q75', stepOffsets, columns.stepQ75),
      computed('share', rows, (row) => (count[row] as number) / naming.basketsOf(row)),
      stepShares(columns),
    ]
  },
  strength: ({ rows, count, expected }, { basketsOf }) =>
    eachRow(rows, (row) => strengthOfSet(basketsOf(row), expected[row] as number, count[row] as number)),
}
