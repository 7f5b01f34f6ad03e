import { strengthOfSet } from '../mining/strength'
import type { NumbersColumn } from '../result-table'
import { type AnalysisWorking, computed, eachRow, i32, itemList, numbers, type TableFacts } from '../working'
import type { SequencesParameters } from './definition'
import { parts } from './parts'
import { sequenceFaults } from './sentences'
import type { SequenceColumns, SequenceParameters } from './types'

function requireClock({ maxGapTime, minGapTime, maxSpan, visits }: SequencesParameters, { clock }: TableFacts): void {
  if (!clock && visits === 'day') throw sequenceFaults.noDays()
  if (clock || [maxGapTime, minGapTime, maxSpan].every((limit) => limit === undefined)) return
  throw sequenceFaults.noClock()
}

/** Of those who come as far as a step, the share that takes the next one. */
function stepShares({ rows, offsets, reached, stepOffsets, sizes, sizeOffsets }: SequenceColumns): NumbersColumn {
  const values = new Float64Array(stepOffsets[rows] as number)
  for (let row = 0; row < rows; row++) {
    let step = sizeOffsets ? (sizeOffsets[row] as number) : 0
    const size = () => (sizes ? (sizes[step++] as number) : 1)
    // Who comes as far as the last item of a step takes all of it.
    let last = (offsets[row] as number) + size() - 1
    for (let i = stepOffsets[row] as number; i < (stepOffsets[row + 1] as number); i++) {
      const next = last + size()
      values[i] = (reached[next] as number) / (reached[last] as number)
      last = next
    }
  }
  return numbers('step_share', stepOffsets, values)
}

export const sequences: AnalysisWorking<SequencesParameters, SequenceParameters, SequenceColumns> = {
  parts,
  task({ kind: _, visits, ...asked }, table) {
    requireClock({ kind: 'sequences', ...asked, ...(visits && { visits }) }, table)
    const { first, last, exclude } = asked
    return { ...asked, first: table.ids(first), last: table.ids(last), exclude: table.ids(exclude) }
  },
  toTable(columns, naming) {
    const { rows, count, offsets, items, stepOffsets, sizes, sizeOffsets } = columns
    return [
      i32('support', count),
      itemList('sequence', offsets, items, naming),
      numbers('step_median', stepOffsets, columns.stepMedian),
      numbers('step_q25', stepOffsets, columns.stepQ25),
      numbers('step_q75', stepOffsets, columns.stepQ75),
      computed('share', rows, (row) => (count[row] as number) / naming.basketsOf(row)),
      stepShares(columns),
      ...(sizes && sizeOffsets ? [numbers('step_sizes', sizeOffsets, Float64Array.from(sizes))] : []),
    ]
  },
  strength: ({ rows, count, expected }, { basketsOf }) =>
    eachRow(rows, (row) => strengthOfSet(basketsOf(row), expected[row] as number, count[row] as number)),
}
