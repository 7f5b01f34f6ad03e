import type { DedupeStep } from '../../../preparation/steps/dedupe'
import { figure } from '../figures'
import type { Named } from '../look'
import { columnOf, madeByView } from '../made'
import { numberRows } from '../row-keys'
import { stepFacts } from '../sentences'
import type { DoStep } from '../step'

export const dedupe: DoStep<DedupeStep> = async (table, step, { signal }) => {
  const { columns } = table.info
  const by: readonly Named[] = step.by ? step.by.map((name) => columnOf(table, name)) : columns
  const { numbers, different, rows } = await numberRows(table, by, signal)
  const stays = new Uint8Array(rows)
  for (let row = 0, next = 0; row < rows; row++) {
    if (numbers[row] !== next) continue
    stays[row] = 1
    next++
  }
  const view = { keep: (first: number, count: number) => stays.slice(first, first + count) }
  const facts = [stepFacts.repeated({ count: figure(rows - different) })]
  return madeByView(table, step, { columns, view, rows: different, facts }, signal)
}
