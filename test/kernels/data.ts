import type { BasketColumns } from '../../src/analyses/table-columns'
import { createArena } from '../../src/workers/memory/arena'
import { byCodePoint } from '../code-points'

export interface Baskets {
  group: string | null
  items: readonly string[]
}

export interface EncodedBaskets {
  columns: BasketColumns
  items: string[]
  groups: (string | null)[]
}

/** Encodes baskets the plain way, into an arena where `shared`. Ids are given as items come. */
export function encode(baskets: readonly Baskets[], shared: boolean): EncodedBaskets {
  const groups = [...new Set(baskets.map((b) => b.group))]
  const itemIds = new Map<string, number>()
  for (const basket of baskets) for (const item of basket.items) if (!itemIds.has(item)) itemIds.set(item, itemIds.size)
  const sorted = groups.flatMap((group) => baskets.filter((b) => b.group === group))
  const rows = sorted.map((basket) => [...new Set(basket.items)].map((item) => itemIds.get(item) as number))
  const nnz = rows.reduce((sum, row) => sum + row.length, 0)
  const arena = createArena(4 * (nnz + rows.length + 1) + 4096, shared)
  const offsets = arena.u32(rows.length + 1)
  const items = arena.u32(nnz)
  let at = 0
  rows.forEach((row, r) => {
    items.set(row, at)
    at += row.length
    offsets[r + 1] = at
  })
  const groupBaskets = Uint32Array.from(groups, (group) => baskets.filter((b) => b.group === group).length)
  const groupStart = new Uint32Array(groups.length + 1)
  groupBaskets.forEach((n, g) => {
    groupStart[g + 1] = (groupStart[g] as number) + n
  })
  const labels = [...itemIds.keys()]
  const columns: BasketColumns = {
    memory: arena.memory,
    top: arena.top,
    groupStart,
    groupBaskets,
    offsets,
    items,
    itemCount: labels.length,
    labelRank: ranks(labels, byCodePoint),
    groupRank: ranks(groups, (a, b) => (a === null ? -1 : b === null ? 1 : byCodePoint(a, b))),
  }
  return { columns, items: labels, groups }
}

export function ranks<T>(values: readonly T[], compare: (a: T, b: T) => number): Uint32Array {
  const result = new Uint32Array(values.length)
  values
    .map((_, i) => i)
    .sort((a, b) => compare(values[a] as T, values[b] as T))
    .forEach((value, place) => {
      result[value] = place
    })
  return result
}
