import type { Target } from '../../src/analyses/parameters'
import { byCodePoint } from '../code-points'
import { type Customer, type Event, inOrder, type SequenceRow } from './journey-data'

export interface AskedPaths {
  perGroup: boolean
  minCount?: number
  minSupport?: number
  minBaskets?: number | undefined
  maxLength?: number | undefined
  target: Target
  limit: number
  maxGapSteps?: number | undefined
  maxGapTime?: number | undefined
  maxSpan?: number | undefined
  first?: string[] | undefined
  last?: string[] | undefined
  exclude?: string[] | undefined
}

/** The first valid match by going through all choices, earliest first. */
function firstMatch(
  events: readonly Event[],
  path: readonly string[],
  asked: AskedPaths,
  taken: number[] = [],
): number[] | null {
  if (taken.length === path.length) return taken
  const { maxGapSteps = Infinity, maxGapTime = Infinity, maxSpan = Infinity } = asked
  const before = taken.at(-1)
  for (let i = (before ?? -1) + 1; i < events.length; i++) {
    const { item, time } = events[i] as Event
    if (before !== undefined) {
      if (i - before > maxGapSteps || time - (events[before] as Event).time > maxGapTime) return null
      if (time - (events[taken[0] as number] as Event).time > maxSpan) return null
    }
    if (item !== path[taken.length]) continue
    const match = firstMatch(events, path, asked, [...taken, i])
    if (match) return match
  }
  return null
}

/** Like numpy's percentile, linear. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const low = sorted[Math.floor(place)] as number
  const high = sorted[Math.min(sorted.length - 1, Math.floor(place) + 1)] as number
  const part = place - Math.floor(place)
  return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part)
}

function holds(longer: readonly string[], shorter: readonly string[]): boolean {
  let k = 0
  for (const item of longer) if (item === shorter[k]) k++
  return k === shorter.length
}

function mineGroup(customers: readonly Customer[], group: string | null, asked: AskedPaths): SequenceRow[] {
  const frequent = asked.minCount ?? Math.max(1, Math.ceil((asked.minSupport ?? 1) * customers.length - 1e-9))
  const minCount = Math.max(frequent, asked.minBaskets ?? 0)
  const journeys = customers.map(({ events }) => inOrder(events).filter(({ item }) => !asked.exclude?.includes(item)))
  const items = [...new Set(journeys.flat().map(({ item }) => item))]
  const all: SequenceRow[] = []
  const grow = (path: string[], reached: number[]) => {
    for (const item of items) {
      const longer = [...path, item]
      const waits: number[][] = path.map(() => [])
      let count = 0
      for (const events of journeys) {
        const match = firstMatch(events, longer, asked)
        if (!match) continue
        count++
        const time = (k: number) => (events[match[k] as number] as Event).time
        for (const [k, column] of waits.entries()) column.push(time(k + 1) - time(k))
      }
      if (count < minCount) continue
      const of = (share: number) => waits.map((column) => quantile(column, share))
      all.push({
        group,
        count,
        items: longer,
        reached: [...reached, count],
        q25: of(0.25),
        median: of(0.5),
        q75: of(0.75),
      })
      grow(longer, [...reached, count])
    }
  }
  grow([], [])
  const superfluous = (row: SequenceRow) =>
    asked.target !== 'all' &&
    all.some(
      (other) =>
        other.items.length > row.items.length &&
        (asked.target === 'maximal' || other.count === row.count) &&
        holds(other.items, row.items),
    )
  const { first, last, maxLength = Infinity } = asked
  return all
    .filter((row) => !superfluous(row))
    .filter(({ items }) => items.length <= maxLength)
    .filter(({ items }) => !first || first.includes(items[0] as string))
    .filter(({ items }) => !last || last.includes(items.at(-1) as string))
}

export function naiveSequences(customers: readonly Customer[], asked: AskedPaths) {
  const groups = [...new Set(customers.map((c) => c.group))]
  const rows = asked.perGroup
    ? groups.flatMap((group) =>
        mineGroup(
          customers.filter((c) => c.group === group),
          group,
          asked,
        ),
      )
    : mineGroup(customers, groups[0] ?? null, asked)
  const counts = rows.map((row) => row.count).sort((a, b) => b - a)
  const limitAt = counts.length > asked.limit ? (counts[asked.limit] as number) + 1 : undefined
  return { rows: rows.filter((row) => row.count >= (limitAt ?? 0)).sort(compare), limitAt }
}

function compare(a: SequenceRow, b: SequenceRow): number {
  if (a.group !== b.group) return a.group == null ? -1 : b.group == null ? 1 : byCodePoint(a.group, b.group)
  if (a.count !== b.count) return b.count - a.count
  for (let i = 0; i < Math.min(a.items.length, b.items.length); i++) {
    const order = byCodePoint(a.items[i] as string, b.items[i] as string)
    if (order !== 0) return order
  }
  return a.items.length - b.items.length
}
