import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { Durations } from './durations'
import { journeySpan } from './span'
import type { Rhythm } from './types'
import { eachCustomer, visitEnd } from './walk'

/** Of ten times a customer comes again, nine lie within it. */
const MOST = 0.9
const TRIES = 30

/** The value with so many of a hundred at or below it. */
function quantile(values: Float64Array, share: number): number {
  return values[Math.min(values.length - 1, Math.max(0, Math.ceil(share * values.length) - 1))]!
}

/**
 * Gaps that begin near the end of a log can only be short there. So only those count that begin as long before the end
 * as is asked about: the time and what counts are found together, from the longest on.
 */
export async function rhythmOf(table: BasketTable, pause: Pause): Promise<Rhythm | null> {
  const span = journeySpan(table)
  if (!span) return null
  const [gaps, begins] = [new Durations(), new Durations()]
  await eachCustomer(table, {}, pause, (walk) => {
    for (let at = walk.begin, next = visitEnd(walk, at); next < walk.end; at = next, next = visitEnd(walk, at)) {
      gaps.push(walk.times[next]! - walk.times[at]!)
      begins.push(walk.times[at]!)
    }
  })
  const [all, from] = [gaps.view(), begins.view()]
  if (all.length === 0) return null
  let within = quantile(all.slice().sort(), MOST)
  for (let tried = 0; tried < TRIES; tried++) {
    const watched = all.filter((_, i) => from[i]! + within <= span.to).sort()
    const next = watched.length === 0 ? within : quantile(watched, MOST)
    if (next === within) break
    within = next
  }
  return { within }
}
