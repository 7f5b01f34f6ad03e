import type { Timeline } from '../../../workers/sequences/types'
import { dayOf, type TimeScale } from '../times'

type Event = Timeline['events'][number]

/** A line of the timeline: a day, or what happened on it. */
export type TimelineRow = { kind: 'day'; day: number } | { kind: 'event'; event: Event; at: number }

/** Events under their days; one after the other where there is no clock. */
export function timelineRows(events: readonly Event[], scale: TimeScale): TimelineRow[] {
  const rows: TimelineRow[] = []
  let day = Number.NaN
  for (const [at, event] of events.entries()) {
    if (scale !== 'none') {
      const own = dayOf(event.time, scale)
      if (own !== day) rows.push({ kind: 'day', day: own })
      day = own
    }
    rows.push({ kind: 'event', event, at })
  }
  return rows
}
