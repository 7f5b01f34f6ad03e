import type { BasketTable } from '../table/basket-table'
import { pathOf, requireClock } from './limits'
import { createMatcher } from './matcher'
import { journeyFaults } from './sentences'
import type { FunnelQuery, Timeline } from './types'
import { createWalk, visitEnd } from './walk'

/** Steps of the first match by place in the table, as far as the customer comes. */
function marksOf(table: BasketTable, row: number, query: FunnelQuery): Map<number, number> {
  requireClock(table, query)
  const walk = createWalk(table, query)
  if (!walk.open(row)) return new Map()
  const path = pathOf(query, table)
  const matcher = createMatcher(path, table)
  const depth = matcher.reach(walk)
  const match = matcher.first(walk, depth)
  const marks = new Map<number, number>()
  for (let step = 0; step < depth; step++) {
    const items = path.steps[step]!.items!
    for (let at = match[step]!, end = visitEnd(walk, at); at < end; at++) {
      if (items.includes(walk.items[at]!)) marks.set(walk.place(at), step)
    }
  }
  return marks
}

/** Everything a customer did, with the steps of a path marked. */
export function timelineOf(table: BasketTable, row: number, query: FunnelQuery): Timeline {
  const { clock, input, itemLabels, groupLabels, basketLabel } = table
  const { offsets, items, groupStart } = input
  if (!Number.isInteger(row) || row < 0 || row >= offsets.length - 1) {
    throw journeyFaults.noCustomer(row)
  }
  const marks = marksOf(table, row, query)
  const [begin, end] = [offsets[row]!, offsets[row + 1]!]
  return {
    group: groupLabels[groupStart.findLastIndex((start) => start <= row)]!,
    customer: basketLabel(row),
    events: Array.from(items.subarray(begin, end), (item, at) => ({
      item: itemLabels[item]!,
      time: clock ? input.times![begin + at]! : Number.NaN,
      step: marks.get(begin + at) ?? null,
    })),
  }
}
