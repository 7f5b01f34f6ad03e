import type { Target } from '../../src/analyses/parameters'
import { byCodePoint } from '../code-points'
import type { Baskets } from './data'
import type { ItemsetRow } from './rows'

export interface Asked {
  perGroup: boolean
  minCount?: number
  minSupport?: number
  minBaskets?: number | undefined
  maxLength?: number | undefined
  target: Target
  limit: number
  include?: string[] | undefined
  exclude?: string[] | undefined
}

interface Answer {
  rows: ItemsetRow[]
  limitAt: number | undefined
}

/** Labels hold anything, what sets them apart included. */
const key = (items: readonly string[]) => JSON.stringify(items)

/** Every subset of every basket, counted one by one. */
function countSets(baskets: readonly Baskets[], excluded: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const basket of baskets) {
    const items = [...new Set(basket.items)].filter((item) => !excluded.has(item)).sort(byCodePoint)
    for (let mask = 1; mask < 2 ** items.length; mask++) {
      const set = key(items.filter((_, i) => mask & (1 << i)))
      counts.set(set, (counts.get(set) ?? 0) + 1)
    }
  }
  return counts
}

function mineGroup(baskets: readonly Baskets[], group: string | null, asked: Asked): ItemsetRow[] {
  const frequent = asked.minCount ?? Math.max(1, Math.ceil((asked.minSupport ?? 1) * baskets.length - 1e-9))
  const minCount = Math.max(frequent, asked.minBaskets ?? 0)
  const all = [...countSets(baskets, new Set(asked.exclude))]
    .filter(([, count]) => count >= minCount)
    .map(([set, count]) => ({ group, count, items: JSON.parse(set) as string[] }))
  const larger = (row: ItemsetRow, test: (other: ItemsetRow) => boolean) =>
    all.some((o) => o.items.length > row.items.length && row.items.every((i) => o.items.includes(i)) && test(o))
  return all
    .filter((row) => asked.target !== 'closed' || !larger(row, (other) => other.count === row.count))
    .filter((row) => asked.target !== 'maximal' || !larger(row, () => true))
    .filter((row) => row.items.length <= (asked.maxLength ?? Number.POSITIVE_INFINITY))
    .filter((row) => asked.include === undefined || row.items.some((item) => asked.include?.includes(item)))
}

export function naiveItemsets(baskets: readonly Baskets[], asked: Asked): Answer {
  const groups = [...new Set(baskets.map((b) => b.group))]
  const rows = asked.perGroup
    ? groups.flatMap((g) =>
        mineGroup(
          baskets.filter((b) => b.group === g),
          g,
          asked,
        ),
      )
    : mineGroup(baskets, groups[0] ?? null, asked)
  const counts = rows.map((row) => row.count).sort((a, b) => b - a)
  const limitAt = counts.length > asked.limit ? (counts[asked.limit] as number) + 1 : undefined
  const kept = rows.filter((row) => row.count >= (limitAt ?? 0)).sort(compare)
  return { rows: groups.length === 0 ? [] : kept, limitAt }
}

function compare(a: ItemsetRow, b: ItemsetRow): number {
  if (a.group !== b.group)
    return a.group === null ? -1 : b.group === null ? 1 : byCodePoint(a.group as string, b.group as string)
  if (a.count !== b.count) return b.count - a.count
  for (let i = 0; i < Math.min(a.items.length, b.items.length); i++) {
    const order = byCodePoint(a.items[i] as string, b.items[i] as string)
    if (order !== 0) return order
  }
  return a.items.length - b.items.length
}
