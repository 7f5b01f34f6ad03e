import type { FlowNodePlace, FlowQuery, FunnelQuery, PathLimits, Travellers } from '../../src/workers/sequences/types'
import type { Customer, Event } from './table'

/** What is said of journeys, done word by word on lists. */

/** An event, or a visit with all its items; `at`: where they stand among all events. */
export interface Seen {
  items: string[]
  time: number
  at: number[]
}

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

export function seenOf(
  { events }: Customer,
  query: Travellers & Pick<PathLimits, 'exclude'>,
  byVisits = false,
): Seen[] {
  const seen: Seen[] = []
  for (const [at, { item, time }] of events.entries()) {
    if (!inPeriod(query, { item, time }) || query.exclude?.includes(item)) continue
    const open = seen.at(-1)
    if (byVisits && open?.time === time) {
      open.items.push(item)
      open.at.push(at)
    } else seen.push({ items: [item], time, at: [at] })
  }
  return seen
}

/** Every choice of events for the first `length` steps, in lexicographical order; the first that keeps all conditions. */
export function firstMatch(seen: Seen[], query: FunnelQuery, length: number): number[] | null {
  const { maxGapSteps = Infinity, maxGapTime = Infinity, maxSpan = Infinity, minGapSteps = 1, minGapTime = 0 } = query

  function keeps(chosen: number[]): boolean {
    return chosen.every((i, step) => {
      const { item, also = [], without = [] } = query.steps[step]!
      const before = step === 0 ? -1 : chosen[step - 1]!
      if (![item, ...also].every((wanted) => seen[i]!.items.includes(wanted))) return false
      if (seen.slice(before + 1, i).some((visit) => visit.items.some((held) => without.includes(held)))) return false
      if (step === 0) return true
      const sinceFirst = seen[i]!.time - seen[chosen[0]!]!.time
      const wait = seen[i]!.time - seen[before]!.time
      const near = i - before <= maxGapSteps && wait <= maxGapTime && sinceFirst <= maxSpan
      return near && i - before >= minGapSteps && wait >= minGapTime
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

/** What is in the picture; null where the customer is not. `end`: why it ends before the picture does. */
export function pictured(
  seen: Seen[],
  { anchor, direction, steps, within = Infinity, to = Infinity }: FlowQuery,
  lastTime: number,
): { events: Seen[]; end: 'end' | 'open' } | null {
  const back = direction === 'before'
  const ordered = back ? [...seen].reverse() : seen
  const first = anchor === null ? 0 : seen.findIndex(({ items }) => items.includes(anchor))
  if (first < 0) return null
  const at = back && anchor !== null ? seen.length - 1 - first : first
  const rest = ordered.slice(at)
  const gap = back ? -1 : rest.findIndex(({ time }, i) => i > 0 && time - rest[i - 1]!.time > within)
  const own = gap < 0 ? rest : rest.slice(0, gap)
  const last = own.at(-1)
  const early = !back && gap < 0 && last !== undefined && last.time + within > Math.min(to, lastTime)
  return { events: own.slice(0, steps), end: within < Infinity && early ? 'open' : 'end' }
}

/** Items with a node, one after the other: what most of the visits hold that no item before it has. */
function nodesAt(visits: Seen[], most: number): string[] {
  const kept: string[] = []
  for (let left = visits; left.length > 0 && kept.length < most; ) {
    const items = [...new Set(left.flatMap((visit) => visit.items))].sort()
    const held = (item: string) => left.filter((visit) => visit.items.includes(item)).length
    const best = items.reduce((a, b) => (held(b) > held(a) ? b : a))
    kept.push(best)
    left = left.filter((visit) => !visit.items.includes(best))
  }
  return kept
}

/** Where each customer of the picture is, step by step, as far as they come and one further. */
export function placesOf(customers: Customer[], query: FlowQuery, byVisits: boolean): Map<Customer, FlowNodePlace[]> {
  const lastTime = Math.max(...customers.flatMap(({ events }) => events.map(({ time }) => time)))
  const there = lookedAt(customers, query).flatMap((customer) => {
    const part = pictured(seenOf(customer, query, byVisits), query, lastTime)
    return part ? [{ customer, ...part }] : []
  })
  const keptAt = Array.from({ length: query.steps }, (_, step) => {
    if (byVisits && step === 0 && query.anchor !== null) return [query.anchor]
    return nodesAt(
      there.flatMap(({ events }) => events[step] ?? []),
      query.itemsPerStep,
    )
  })
  return new Map(
    there.map(({ customer, events, end }) => [
      customer,
      keptAt.slice(0, events.length + 1).map((kept, step): FlowNodePlace => {
        const visit = events[step]
        if (visit === undefined) return { step, kind: end, label: null }
        const label = kept.find((item) => visit.items.includes(item))
        return label === undefined ? { step, kind: 'others', label: null } : { step, kind: 'item', label }
      }),
    ]),
  )
}
