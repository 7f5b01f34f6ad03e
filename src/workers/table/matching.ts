import type { MatchingBaskets } from '../protocol/result'
import type { BasketTable } from './basket-table'
import type { Pause } from './pause'

const ROWS_BETWEEN_PAUSES = 1 << 17

/** Baskets that hold all `items`, in `group` or in all, ordered by group label and then as in the file. */
export async function matchingBaskets(
  table: BasketTable,
  query: { items: Uint32Array; group: number | null; offset: number; limit: number },
  pause: Pause,
): Promise<MatchingBaskets> {
  const { input, itemLabels, groupLabels, basketLabel } = table
  const bought = table.mixed?.items ?? input.itemCount
  const { groupStart, groupRank, offsets, items } = input
  const wanted = new Uint8Array(input.itemCount)
  for (const item of query.items) wanted[item] = 1
  const groups = query.group === null ? Array.from(groupRank.keys()) : [query.group]
  groups.sort((a, b) => groupRank[a]! - groupRank[b]!)

  let total = 0
  const rows: MatchingBaskets['rows'] = []
  for (const group of groups) {
    for (let row = groupStart[group]!; row < groupStart[group + 1]!; row++) {
      if (row % ROWS_BETWEEN_PAUSES === 0) await pause()
      let held = 0
      for (let i = offsets[row]!; i < offsets[row + 1]!; i++) held += wanted[items[i]!]!
      if (held < query.items.length) continue
      if (total++ < query.offset || rows.length === query.limit) continue
      rows.push({
        group: groupLabels[group] ?? null,
        basket: basketLabel(row),
        time: null,
        items: Array.from(
          items.subarray(offsets[row]!, offsets[row + 1]!).filter((item) => item < bought),
          (item) => itemLabels[item]!,
        ),
      })
    }
  }
  return { total, rows }
}
