import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { Durations } from './durations'
import { isFree, pathOf, requireClock } from './limits'
import { createMatcher } from './matcher'
import { quartilesOf } from './quartiles'
import type { Funnel, FunnelQuery } from './types'
import { eachCustomer } from './walk'
import { watchedFrom } from './watched'

/** How far customers come on a path, and how long each step takes those who reach it. */
export async function funnelOf(table: BasketTable, query: FunnelQuery, pause: Pause): Promise<Funnel> {
  requireClock(table, query)
  const path = pathOf(query, table)
  const length = path.steps.length
  const free = isFree(path)
  const matcher = createMatcher(path, table)
  /** Customers by the number of steps they come. */
  const depths = new Uint32Array(length + 1)
  const isWatched = watchedFrom(table, query)
  /** Those of them of whom it is too early to say that they come no further. */
  const early = new Uint32Array(length + 1)
  const between = path.steps.map(() => new Durations())
  const whole = new Durations()

  const customers = await eachCustomer(table, query, pause, (walk) => {
    const depth = matcher.reach(walk)
    depths[depth]!++
    if (!table.clock || depth < 1) return
    const { times } = walk
    if (query.within !== undefined && depth < length) {
      if (!isWatched(times[matcher.first(walk, depth)[depth - 1]!]!)) early[depth]!++
    }
    if (depth < 2) return
    let match = matcher.first(walk, depth)
    if (depth === length) whole.push(times[match[length - 1]!]! - times[match[0]!]!)
    for (let step = depth - 1; step > 0; step--) {
      between[step]!.push(times[match[step]!]! - times[match[step - 1]!]!)
      // Without limits the first match of a path begins with that of its beginning.
      if (!free && step > 1) match = matcher.first(walk, step)
    }
  })

  const steps: Funnel['steps'] = []
  let reached = customers
  for (const [at, step] of query.steps.entries()) {
    reached -= depths[at]!
    const tooEarly = early[at + 1]!
    const droppedOff = at + 1 < length ? depths[at + 1]! - tooEarly : 0
    const told = { step, customers: reached, droppedOff, ...quartilesOf(between[at]!.view()) }
    steps.push(query.within === undefined ? told : { ...told, tooEarly })
    await pause()
  }
  return { customers, steps, total: quartilesOf(whole.view()) }
}
