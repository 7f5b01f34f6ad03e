import type { VisitBy } from '../../analyses/shapes/journeys'
import type { Arena } from '../memory/arena'
import type { Pause } from './pause'
import { SEGMENTS_BETWEEN_PAUSES } from './place'
import type { PlacedEntries } from './place-entries'

const DAY = 86_400_000

/**
 * Gives all lines of a visit the time of its earliest, in place. Lines without a basket are a visit with those of the
 * same time; so are baskets of one customer at the same time, as nothing says which came first.
 */
export async function gatherVisits(rows: PlacedEntries, by: VisitBy, pause: Pause): Promise<void> {
  if (by === 'time') return
  const { offsets, numbers: times, entryTimes: baskets } = rows
  const earliest = new Map<number, number>()
  const visitOf = (i: number) => (by === 'day' ? Math.floor(times[i]! / DAY) : baskets![i]!)
  for (let row = 1; row < offsets.length; row++) {
    earliest.clear()
    for (let i = offsets[row - 1]!; i < offsets[row]!; i++) {
      const known = earliest.get(visitOf(i))
      if (known === undefined || times[i]! < known) earliest.set(visitOf(i), times[i]!)
    }
    for (let i = offsets[row - 1]!; i < offsets[row]!; i++) {
      const visit = visitOf(i)
      if (!Number.isNaN(visit)) times[i] = earliest.get(visit)!
    }
    if (row % SEGMENTS_BETWEEN_PAUSES === 0) await pause()
  }
}

/** Numbers the visits of each row, which are in order of time and label, and keeps an item once in each; in place. */
export async function numberVisits(rows: PlacedEntries, arena: Arena, pause: Pause): Promise<PlacedEntries> {
  const { entryTimes: _, ...kept } = rows
  const { offsets, items, numbers: times } = kept
  const visits = arena.u32(items.length)
  let write = 0
  let read = 0
  for (let row = 1; row < offsets.length; row++) {
    const start = write
    for (const end = offsets[row]!; read < end; read++) {
      const same = write > start && times[write - 1] === times[read]
      if (same && items[write - 1] === items[read]) continue
      visits[write] = write === start ? 0 : visits[write - 1]! + Number(!same)
      items[write] = items[read]!
      times[write++] = times[read]!
    }
    offsets[row] = write
    if (row % SEGMENTS_BETWEEN_PAUSES === 0) await pause()
  }
  return {
    ...kept,
    items: items.subarray(0, write),
    numbers: times.subarray(0, write),
    visits: visits.subarray(0, write),
  }
}
