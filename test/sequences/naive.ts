import type { FlowNodePlace, FlowQuery, FunnelQuery, PathLimits, Travellers } from '../../src/workers/sequences/types'
import type { Customer, Event } from './table'

/** What is said of journeys, done word by word on lists. */

export type Seen = Event & { at: number }

function inPeriod({ from, to }: Travellers, { time }: Event): boolean {
  return (from === undefined || time >= from) && (to === undefined || time < to)
}

export function lookedAt(customers: Customer[], query: Travellers): Customer[] {
  return customers.filter(
    ({ group, events }) =>
      (!query.groups?.length || query.groups.includes(group ?? null)) &&
      (query.from === undefined && query.to === undefined ? true : events.some((event) => inPeriod(query, event))),
  )
}

export function seenOf({ events }: Customer, query: Travellers & Pick<PathLimits, 'exclude'>): Seen[] {
  return events
    .map((event, at) => ({ ...event, at }))
    .filter((event) => inPeriod(query, event) && !query.exclude?.includes(event.item))
}

/** Every choice of events for the first `length` steps, in lexicographical order; the first that keeps all conditions. */
export function firstMatch(seen: Seen[], query: FunnelQuery, length: number): number[] | null {
  const { maxGapSteps = Infinity, maxGapTime = Infinity, maxSpan = Infinity } = query

  function keeps(chosen: number[]): boolean {
    return chosen.every((i, step) => {
      const { item, without = [] } = query.steps[step]!
      const before = step === 0 ? -1 : chosen[step - 1]!
      if (seen[i]!.item !== item) return false
      if (seen.slice(before + 1, i).some((event) => without.includes(event.item))) return false
      if (step === 0) return true
      const sinceFirst = seen[i]!.time - seen[chosen[0]!]!.time
      return i - before <= maxGapSteps && seen[i]!.time - seen[before]!.time <= maxGapTime && sinceFirst <= maxSpan
    })
  }

  function search(chosen: number[]): number[] | null {
    if (chosen.length === length) return keeps(chosen) ? chosen : null
    for (let i = (chosen.at(-1) ?? -1) + 1; i < seen.length; i++) {
      const found = search([...chosen, i])
      if (found) return found
    }
    return null
  }
  return search([])
}

export function depthOf(seen: Seen[], query: FunnelQuery): number {
  let depth = 0
  while (depth < query.steps.length && firstMatch(seen, query, depth + 1)) depth++
  return depth
}

/** As `numpy.percentile` says: the value at share · (n − 1), in proportion between two. */
export function percentile(values: number[], share: number): number {
  if (values.length === 0) return Number.NaN
  const sorted = [...values].sort((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const low = sorted[Math.floor(place)]!
  return low + (sorted[Math.ceil(place)]! - low) * (place % 1)
}

/** The events of the picture; null where the customer is not in it. */
export function pictured(seen: Seen[], { anchor, direction, steps }: FlowQuery): Seen[] | null {
  const ordered = direction === 'after' ? seen : [...seen].reverse()
  if (anchor === null) return ordered.slice(0, steps)
  const first = seen.findIndex(({ item }) => item === anchor)
  if (first < 0) return null
  const at = direction === 'after' ? first : seen.length - 1 - first
  return ordered.slice(at, at + steps)
}

/** Where each customer of the picture is, step by step, as far as they come and one further. */
export function placesOf(customers: Customer[], query: FlowQuery): Map<Customer, FlowNodePlace[]> {
  const there = lookedAt(customers, query).flatMap((customer) => {
    const events = pictured(seenOf(customer, query), query)
    return events ? [{ customer, events }] : []
  })
  const keptAt = Array.from({ length: query.steps }, (_, step) => {
    const counts = new Map<string, number>()
    for (const { events } of there) {
      const item = events[step]?.item
      if (item !== undefined) counts.set(item, (counts.get(item) ?? 0) + 1)
    }
    const order = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    return order.slice(0, query.itemsPerStep).map(([item]) => item)
  })
  return new Map(
    there.map(({ customer, events }) => [
      customer,
      keptAt.slice(0, events.length + 1).map((kept, step): FlowNodePlace => {
        const item = events[step]?.item
        if (item === undefined) return { step, kind: 'end', label: null }
        return kept.includes(item) ? { step, kind: 'item', label: item } : { step, kind: 'others', label: null }
      }),
    ]),
  )
}
