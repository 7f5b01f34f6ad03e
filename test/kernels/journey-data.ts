import type { SequenceColumns } from '../../src/analyses/sequences/types'
import type { RunResult } from '../../src/analyses/tasks'
import { createArena } from '../../src/workers/memory/arena'
import { byCodePoint } from '../code-points'
import { type EncodedBaskets, ranks } from './data'

export interface Event {
  item: string
  time: number
}

export interface Customer {
  group: string | null
  /** In any order; what happens at the same time is ordered by label. */
  events: readonly Event[]
}

export interface SequenceRow {
  group: string | null | undefined
  count: number
  items: string[]
  reached: number[]
  q25: number[]
  median: number[]
  q75: number[]
}

export const inOrder = (events: readonly Event[]): Event[] =>
  [...events].sort((a, b) => a.time - b.time || byCodePoint(a.item, b.item))

/** A customer who does one thing after another, an hour apart. */
export const hourly = (items: readonly string[], group: string | null = null): Customer => ({
  group,
  events: items.map((item, i) => ({ item, time: i * 3_600_000 })),
})

/** What happens at the same time is one visit, which holds an item once. */
const distinct = (events: readonly Event[]) =>
  events.filter(({ item, time }, i) => i === 0 || events[i - 1]?.time !== time || events[i - 1]?.item !== item)

/**
 * Encodes journeys the plain way, into an arena where `shared`. Ids are given as items come. `byVisits`: with the
 * numbers of visits beside the events.
 */
export function encodeJourneys(customers: readonly Customer[], shared: boolean, byVisits = false): EncodedBaskets {
  const groups = [...new Set(customers.map((c) => c.group))]
  const ids = new Map<string, number>()
  for (const { events } of customers) for (const { item } of events) if (!ids.has(item)) ids.set(item, ids.size)
  const byGroup = groups.map((group) => customers.filter((c) => c.group === group))
  const rows = byGroup.flat().map(({ events }) => (byVisits ? distinct(inOrder(events)) : inOrder(events)))
  const nnz = rows.reduce((sum, row) => sum + row.length, 0)
  const arena = createArena(16 * nnz + 4 * rows.length + 4096, shared)
  const offsets = arena.u32(rows.length + 1)
  const items = arena.u32(nnz)
  const times = arena.f64(nnz)
  const visits = arena.u32(byVisits ? nnz : 0)
  let at = 0
  rows.forEach((row, r) => {
    let visit = 0
    row.forEach(({ item, time }, i) => {
      if (i > 0 && row[i - 1]?.time !== time) visit++
      if (byVisits) visits[at] = visit
      items[at] = ids.get(item) as number
      times[at++] = time
    })
    offsets[r + 1] = at
  })
  const groupStart = new Uint32Array(groups.length + 1)
  byGroup.forEach((own, g) => {
    groupStart[g + 1] = (groupStart[g] as number) + own.length
  })
  const labels = [...ids.keys()]
  return {
    columns: {
      memory: arena.memory,
      top: arena.top,
      groupStart,
      groupBaskets: Uint32Array.from(byGroup, (own) => own.length),
      offsets,
      items,
      times,
      ...(byVisits ? { visits } : {}),
      itemCount: labels.length,
      labelRank: ranks(labels, byCodePoint),
      groupRank: ranks(groups, (a, b) => (a === null ? -1 : b === null ? 1 : byCodePoint(a, b))),
    },
    items: labels,
    groups,
  }
}

export function sequenceRowsOf(result: RunResult, data: Pick<EncodedBaskets, 'items' | 'groups'>): SequenceRow[] {
  const columns = result.columns as SequenceColumns
  return Array.from({ length: columns.rows }, (_, i) => {
    const [from, to] = [columns.offsets[i], columns.offsets[i + 1]]
    const [first, end] = [columns.stepOffsets[i], columns.stepOffsets[i + 1]]
    return {
      group: data.groups[columns.group[i] as number],
      count: columns.count[i] as number,
      items: Array.from(columns.items.subarray(from, to), (id) => data.items[id] as string),
      reached: Array.from(columns.reached.subarray(from, to)),
      q25: Array.from(columns.stepQ25.subarray(first, end)),
      median: Array.from(columns.stepMedian.subarray(first, end)),
      q75: Array.from(columns.stepQ75.subarray(first, end)),
    }
  })
}

/** The same by visits: the items of each step. */
export function visitRowsOf(result: RunResult, data: Pick<EncodedBaskets, 'items' | 'groups'>) {
  const { sizes, sizeOffsets } = result.columns as SequenceColumns
  return sequenceRowsOf(result, data).map(({ items, reached: _, ...row }, i) => {
    const own = sizes?.subarray(sizeOffsets?.[i], sizeOffsets?.[i + 1]) ?? items.map(() => 1)
    let at = 0
    const steps = Array.from(own, (size) => {
      at += size
      return items.slice(at - size, at)
    })
    return { ...row, steps }
  })
}
