import type { BasketTable } from '../table/basket-table'
import { idsOf } from '../table/labels'
import type { Pause } from '../table/pause'
import { journeyFaults } from './sentences'
import type { FlowQuery } from './types'
import { eachCustomer, type Walk } from './walk'

/** A table of counts of every item at every step must fit into memory. */
const MOST_STEPS = 100
const MOST_ITEMS = 100

/** Where customers are at each step of a flow. */
export interface FlowPlaces {
  /** Everybody in the picture. */
  customers: number
  /** Items with a node by step, the most frequent first. */
  kept: Uint32Array[]
  /** Where in the walk the picture begins; null where the customer is not in it. */
  start(walk: Walk): number | null
  /** Events in the picture of a customer who is in it, at most `steps`. */
  length(walk: Walk, start: number): number
  /** The position of an event of the picture. */
  position(start: number, step: number): number
  /** Its node at its step: a place in `kept`, or one behind the last of them for others. */
  slot(step: number, item: number): number
}

function requireSize({ steps, itemsPerStep }: FlowQuery): void {
  const whole = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most
  if (whole(steps, MOST_STEPS) && whole(itemsPerStep, MOST_ITEMS)) return
  throw journeyFaults.flowSize({ steps: MOST_STEPS, events: MOST_ITEMS })
}

function mostFrequent(counts: Uint32Array, most: number, labelRank: Uint32Array): Uint32Array {
  const items: number[] = []
  for (let item = 0; item < counts.length; item++) if (counts[item]! > 0) items.push(item)
  items.sort((a, b) => counts[b]! - counts[a]! || labelRank[a]! - labelRank[b]!)
  return Uint32Array.from(items.slice(0, most))
}

/** Counts the events of each step and chooses those that have a node. */
export async function flowPlaces(table: BasketTable, query: FlowQuery, pause: Pause): Promise<FlowPlaces> {
  requireSize(query)
  const { steps, itemsPerStep } = query
  const { itemCount, labelRank } = table.input
  const back = query.direction === 'before'
  const anchor = query.anchor === null ? null : (idsOf([query.anchor], table.itemLabels)[0] ?? -1)

  function start({ items, begin, end }: Walk): number | null {
    if (anchor === null) return back ? end - 1 : begin
    for (let i = begin; i < end; i++) if (items[i] === anchor) return i
    return null
  }
  const length = ({ begin, end }: Walk, at: number) => Math.max(0, Math.min(steps, back ? at - begin + 1 : end - at))
  const position = (at: number, step: number) => (back ? at - step : at + step)

  const counts = new Uint32Array(steps * itemCount)
  let customers = 0
  await eachCustomer(table, query, pause, (walk) => {
    const at = start(walk)
    if (at === null) return
    customers++
    for (let step = 0, n = length(walk, at); step < n; step++) {
      counts[step * itemCount + walk.items[position(at, step)]!]!++
    }
  })

  const kept: Uint32Array[] = []
  const slots = new Uint8Array(steps * itemCount)
  for (let step = 0; step < steps; step++) {
    const own = mostFrequent(counts.subarray(step * itemCount, (step + 1) * itemCount), itemsPerStep, labelRank)
    slots.fill(own.length, step * itemCount, (step + 1) * itemCount)
    for (const [slot, item] of own.entries()) slots[step * itemCount + item] = slot
    kept.push(own)
  }
  return {
    customers,
    kept,
    start,
    length,
    position,
    slot: (step, item) => slots[step * itemCount + item]!,
  }
}
