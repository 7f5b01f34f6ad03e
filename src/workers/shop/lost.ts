import type { LostFact, Nothing } from '../protocol/shop'
import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { DAY_MS, visitStarts } from './visits'

/** From so many visits on a customer has a habit. */
const LEAST_VISITS = 5
const LEAST_REGULARS = 50
/** Away for so many of their usual pauses: no longer late, not yet gone. */
const FROM_PAUSES = 2
const TO_PAUSES = 6
/** A pause of a day is no habit one could miss. */
const LEAST_USUAL_DAYS = 2
const NAMED = 5

function middle(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** Regulars who have been away longer than ever before, and for several of their usual pauses. */
export async function aboutToBeLost(table: BasketTable, pause: Pause): Promise<LostFact | Nothing> {
  const { input } = table
  const { times, offsets } = input
  if (!times || !table.clock) return { nothing: 'unmapped' }
  let last = Number.NEGATIVE_INFINITY
  for (const time of times) if (time > last) last = time
  const today = Math.floor(last / DAY_MS)
  let regulars = 0
  const lost: LostFact['longest'] = []
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    if (customer % 1024 === 0) await pause()
    const days = visitStarts(input, customer, true).map((at) => Math.floor(times[at]! / DAY_MS))
    if (days.length < LEAST_VISITS) continue
    const pauses = days.slice(1).map((day, at) => day - days[at]!)
    const usual = middle(pauses)
    if (usual < LEAST_USUAL_DAYS) continue
    regulars++
    const away = today - days.at(-1)!
    if (away < usual * FROM_PAUSES || away > usual * TO_PAUSES || away <= Math.max(...pauses)) continue
    lost.push({ customer: table.basketLabel(customer), visits: days.length, usual, away })
  }
  if (regulars < LEAST_REGULARS) return { nothing: 'few' }
  if (lost.length === 0) return { nothing: 'chance' }
  return {
    customers: lost.length,
    regulars,
    usual: middle(lost.map(({ usual }) => usual)),
    away: middle(lost.map(({ away }) => away)),
    longest: lost.toSorted((a, b) => b.visits - a.visits || (a.customer < b.customer ? -1 : 1)).slice(0, NAMED),
  }
}
