import type { BasketTable } from '../table/basket-table'
import { idsOf } from '../table/labels'
import type { Pause } from '../table/pause'
import { requireClock } from './limits'
import { journeyFaults } from './sentences'
import type { PathLimits, Travellers, Watched } from './types'

/** Who is looked at, and which of their events. */
export type Looked = Travellers & Pick<PathLimits, 'exclude'> & Watched & { only?(row: number): boolean }

/**
 * The events of one customer as a question sees them: those of the period, without excluded ones. Positions are from
 * `begin` up to `end` of `items` and `times`, both used again for the next customer.
 */
export interface Walk {
  readonly items: Uint32Array
  readonly times: Float64Array
  begin: number
  end: number
  /** Beside each item the number of its visit; null where every event is a visit of its own. */
  readonly visits: Uint32Array | null
  /** False where the customer has no event in the period; excluded ones count as events here. */
  open(row: number): boolean
  /** Where an event of the walk stands among all events of the table. */
  place(position: number): number
}

/** The end of the visit that begins at a position. */
export function visitEnd({ visits, end }: Walk, at: number): number {
  let next = at + 1
  if (visits) while (next < end && visits[next] === visits[at]) next++
  return next
}

const EVENTS_BETWEEN_PAUSES = 1 << 16

/** First position from `begin` on whose time is not before `time`. */
function firstFrom(times: Float64Array, begin: number, end: number, time: number): number {
  let low = begin
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (times[middle]! < time) low = middle + 1
    else high = middle
  }
  return low
}

function longestRow(offsets: Uint32Array): number {
  let longest = 0
  for (let row = 1; row < offsets.length; row++) longest = Math.max(longest, offsets[row]! - offsets[row - 1]!)
  return longest
}

export function createWalk(table: BasketTable, looked: Looked): Walk {
  requireClock(table, looked)
  const { offsets, items, itemCount } = table.input
  const times = table.input.times!
  const visits = table.input.visits ?? null
  const { from, to } = looked
  const excluded = idsOf(looked.exclude ?? [], table.itemLabels)

  /** Narrows the walk to the period; false where nothing is left. */
  function narrow(walk: Walk, row: number): boolean {
    walk.begin = offsets[row]!
    walk.end = offsets[row + 1]!
    if (from === undefined && to === undefined) return true
    if (from !== undefined) walk.begin = firstFrom(times, walk.begin, walk.end, from)
    if (to !== undefined) walk.end = firstFrom(times, walk.begin, walk.end, to)
    return walk.begin < walk.end
  }

  if (excluded.length === 0) {
    const walk: Walk = { items, times, visits, begin: 0, end: 0, open: (row) => narrow(walk, row), place: (at) => at }
    return walk
  }

  const passedOver = new Uint8Array(itemCount)
  for (const item of excluded) passedOver[item] = 1
  const most = longestRow(offsets)
  const kept = {
    items: new Uint32Array(most),
    times: new Float64Array(most),
    visits: visits && new Uint32Array(most),
    places: new Uint32Array(most),
  }
  const walk: Walk = {
    items: kept.items,
    times: kept.times,
    visits: kept.visits,
    begin: 0,
    end: 0,
    open(row) {
      if (!narrow(walk, row)) return false
      let n = 0
      for (let i = walk.begin; i < walk.end; i++) {
        const item = items[i]!
        if (passedOver[item]) continue
        kept.items[n] = item
        if (times) kept.times[n] = times[i]!
        if (kept.visits) kept.visits[n] = visits![i]!
        kept.places[n++] = i
      }
      walk.begin = 0
      walk.end = n
      return true
    },
    place: (position) => kept.places[position]!,
  }
  return walk
}

/** Groups that are looked at, in order of their labels. */
function groupsLookedAt({ info, input, groupLabels }: BasketTable, groups: Travellers['groups']): number[] {
  const all = Array.from(groupLabels, (_, group) => group)
  const ordered = all.sort((a, b) => input.groupRank[a]! - input.groupRank[b]!)
  if (groups === undefined || groups.length === 0) return ordered
  if (info.groupColumn === null) {
    throw journeyFaults.noGroups()
  }
  return ordered.filter((group) => groups.includes(groupLabels[group]!))
}

/** Takes the walk through every customer looked at, by group label and then as in the table. Returns how many there are. */
export async function eachCustomer(
  table: BasketTable,
  looked: Looked,
  pause: Pause,
  visit: (walk: Walk, row: number, group: number) => void,
): Promise<number> {
  const walk = createWalk(table, looked)
  const { groupStart, offsets } = table.input
  let customers = 0
  let since = 0
  for (const group of groupsLookedAt(table, looked.groups)) {
    for (let row = groupStart[group]!; row < groupStart[group + 1]!; row++) {
      since += offsets[row + 1]! - offsets[row]! + 1
      if (since > EVENTS_BETWEEN_PAUSES) {
        since = 0
        await pause()
      }
      if (looked.only?.(row) === false || !walk.open(row)) continue
      customers++
      visit(walk, row, group)
    }
  }
  await pause()
  return customers
}
