import type { BasketTable } from '../table/basket-table'
import { idsOf } from '../table/labels'
import type { Pause } from '../table/pause'
import { coveringItems, frequentItems } from './flow-items'
import { requireClock } from './limits'
import { journeyFaults } from './sentences'
import type { FlowQuery } from './types'
import { eachCustomer, visitEnd, type Walk } from './walk'
import { watchedFrom } from './watched'

/** A table of counts of every item at every step must fit into memory. */
const MOST_STEPS = 100
const MOST_ITEMS = 100

/** A customer's part of a flow. */
export interface FlowPart {
  /** Steps in the picture, at most as many as it has. */
  length: number
  /** Where in the walk the event (the visit) of a step begins and ends. */
  begin(step: number): number
  end(step: number): number
  /** Whether it is too early to say that nothing follows. */
  open: boolean
}

/** Where customers are at each step of a flow. */
export interface FlowPlaces {
  /** Everybody in the picture. */
  customers: number
  /** Items with a node by step, in the order in which visits are given to them. */
  kept: Uint32Array[]
  /** Null where the customer is not in the picture. Used again for the next one. */
  part(walk: Walk): FlowPart | null
  /** The node of a step: a place in `kept`, or one behind the last of them for others. */
  slot(walk: Walk, part: FlowPart, step: number): number
}

function requireSize({ steps, itemsPerStep }: FlowQuery): void {
  const whole = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most
  if (whole(steps, MOST_STEPS) && whole(itemsPerStep, MOST_ITEMS)) return
  throw journeyFaults.flowSize({ steps: MOST_STEPS, events: MOST_ITEMS })
}

/** Which events of a walk are in the picture. */
function createPart(table: BasketTable, query: FlowQuery): (walk: Walk) => FlowPart | null {
  const { steps, within } = query
  const back = query.direction === 'before'
  const anchor = query.anchor === null ? null : (idsOf([query.anchor], table.itemLabels)[0] ?? -1)
  const isWatched = watchedFrom(table, query)
  const limit = back ? undefined : within
  /** Where visits begin, and behind them where the walk ends; only where there are visits. */
  const starts: number[] = []
  let byVisits = false
  let first = 0
  let walkBegin = 0
  const placeOf = (step: number) => (back ? first - step : first + step)
  const begin = (visit: number) => (byVisits ? starts[visit]! : walkBegin + visit)
  const part = {
    length: 0,
    open: false,
    begin: (step: number) => begin(placeOf(step)),
    end: (step: number) => begin(placeOf(step) + 1),
  }

  function split(walk: Walk): number {
    byVisits = walk.visits !== null
    walkBegin = walk.begin
    if (!byVisits) return walk.end - walk.begin
    starts.length = 0
    for (let at = walk.begin; at < walk.end; at = visitEnd(walk, at)) starts.push(at)
    starts.push(walk.end)
    return starts.length - 1
  }

  function startOf({ items }: Walk, visits: number): number | null {
    if (anchor === null) return back ? visits - 1 : 0
    for (let visit = 0; visit < visits; visit++) {
      for (let i = begin(visit); i < begin(visit + 1); i++) if (items[i] === anchor) return visit
    }
    return null
  }

  return (walk) => {
    const visits = split(walk)
    const start = startOf(walk, visits)
    if (start === null) return null
    first = start
    const most = Math.max(0, Math.min(steps, back ? start + 1 : visits - start))
    part.length = most
    part.open = false
    if (limit === undefined || most === 0) return part
    const timeAt = (step: number) => walk.times[begin(start + step)]!
    let length = 1
    while (length < most && timeAt(length) - timeAt(length - 1) <= limit) length++
    part.length = length
    // Who comes again later than that was watched so long.
    part.open = !isWatched(timeAt(length - 1))
    return part
  }
}

/** Counts the events of each step and chooses those that have a node. */
export async function flowPlaces(table: BasketTable, query: FlowQuery, pause: Pause): Promise<FlowPlaces> {
  requireSize(query)
  requireClock(table, query)
  const { steps } = query
  const { itemCount } = table.input
  const part = createPart(table, query)
  const choose = table.input.visits ? coveringItems(table, query) : frequentItems(table, query)
  const customers = await countParts()
  const kept = choose.kept()
  const slots = new Uint8Array(steps * itemCount)
  for (const [step, own] of kept.entries()) {
    slots.fill(own.length, step * itemCount, (step + 1) * itemCount)
    for (const [slot, item] of own.entries()) slots[step * itemCount + item] = slot
  }

  async function countParts(): Promise<number> {
    let found = 0
    await eachCustomer(table, query, pause, (walk) => {
      const own = part(walk)
      if (own === null) return
      found++
      for (let step = 0; step < own.length; step++) choose.add(step, walk.items, own.begin(step), own.end(step))
    })
    return found
  }

  return {
    customers,
    kept,
    part,
    slot({ items }, own, step) {
      let slot = kept[step]!.length
      for (let i = own.begin(step), end = own.end(step); i < end; i++) {
        slot = Math.min(slot, slots[step * itemCount + items[i]!]!)
      }
      return slot
    },
  }
}
