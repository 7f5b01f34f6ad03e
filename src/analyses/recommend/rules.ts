import { startsOf } from '../factors/rows'
import type { Lists } from '../factors/top'
import type { RecommendParameters } from './types'

/** What the shop wants of lists, whoever made them; in numbers of items. */
export interface Rules {
  /** One byte an item: 1 where nobody is to be recommended it; undefined where all may be. */
  barred: Uint8Array | undefined
  /** Lists with what always comes first, which customers need not be known to like: their score is 0 then. */
  applied(lists: Lists): Lists
  /** The same of the list of popular items. */
  heads(items: Uint32Array): Uint32Array
}

export function rulesOf(
  { never, only, always, k, excludeSeen }: Pick<RecommendParameters, 'never' | 'only' | 'always' | 'k' | 'excludeSeen'>,
  itemIds: Uint32Array,
  has: (row: number) => ReadonlySet<number>,
): Rules {
  const barredIds = new Set(never)
  const onlyIds = only && new Set(only)
  const isBarred = (id: number) => barredIds.has(id) || onlyIds?.has(id) === false
  const barred = never || only ? Uint8Array.from(itemIds, (id) => (isBarred(id) ? 1 : 0)) : undefined
  const numberOf = new Map(Array.from(itemIds, (id, number) => [id, number]))
  const first = Array.from(always ?? []).flatMap((id) => (isBarred(id) ? [] : (numberOf.get(id) ?? [])))
  const headed = (items: Uint32Array, heads: readonly number[]) => [
    ...heads,
    ...Array.from(items).filter((item) => !heads.includes(item)),
  ]
  return {
    barred,
    heads: (items) => Uint32Array.from(headed(items, first).slice(0, k)),
    applied(lists) {
      if (first.length === 0) return lists
      const { offsets, items, scores } = lists
      const rows = Array.from({ length: offsets.length - 1 }, (_, row) => {
        const [from, end] = [offsets[row] as number, offsets[row + 1] as number]
        const own = items.subarray(from, end)
        const had = excludeSeen ? has(row) : new Set<number>()
        const list = headed(
          own,
          first.filter((item) => !had.has(item)),
        ).slice(0, k)
        return list.map(
          (item) => [item, own.includes(item) ? (scores[from + own.indexOf(item)] as number) : 0] as const,
        )
      })
      return {
        offsets: startsOf(rows.map(({ length }) => length)),
        items: Uint32Array.from(rows.flat(), ([item]) => item),
        scores: Float32Array.from(rows.flat(), ([, score]) => score),
      }
    },
  }
}
