import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { Durations } from './durations'
import { isFree, pathOf, requireClock } from './limits'
import { createMatcher } from './matcher'
import { quartilesOf } from './quartiles'
import type { Funnel, FunnelQuery } from './types'
import { eachCustomer } from './walk'

/** How far customers come on a path, and how long each step takes those who reach it. */
export async function funnelOf(table: BasketTable, query: FunnelQuery, pause: Pause): Promise<Funnel> {
  requireClock(table, query)
  const path = pathOf(query, table)
  const length = path.steps.length
  const free = isFree(path)
  const matcher = createMatcher(path, table.input.itemCount)
  /** Customers by the number of steps they come. */
  const depths = new Uint32Array(length + 1)
  const between = path.steps.map(() => new Durations())
  const whole = new Durations()

  const customers = await eachCustomer(table, query, pause, (walk) => {
    const depth = matcher.reach(walk)
    depths[depth]!++
    if (!table.clock || depth < 2) return
    const { times } = walk
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
    const droppedOff = at + 1 < length ? depths[at + 1]! : 0
    steps.push({ step, customers: reached, droppedOff, ...quartilesOf(between[at]!.view()) })
    await pause()
  }
  return { customers, steps, total: quartilesOf(whole.view()) }
}
