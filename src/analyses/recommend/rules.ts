import { firstOfKinds, NO_KIND } from '../factors/one-of-a-kind'
import { startsOf } from '../factors/rows'
import type { Lists } from '../factors/top'
import type { RecommendParameters } from './types'

/** What the shop wants of lists, whoever made them; in numbers of items. */
export interface Rules {
  /** One byte an item: 1 where nobody is to be recommended it; undefined where all may be. */
  barred: Uint8Array | undefined
  /** Of what kind an item is, where no list is to hold two of one. */
  kinds: Uint32Array | undefined
  /** Lists with what always comes first, which customers need not be known to like: their score is 0 then. */
  applied(lists: Lists): Lists
  /** The same of the list of popular items, of which as many are to be offered as there are. */
  heads(items: Uint32Array): Uint32Array
}

export function rulesOf(
  {
    never,
    only,
    always,
    kinds: kindOf,
    k,
    excludeSeen,
  }: Pick<RecommendParameters, 'never' | 'only' | 'always' | 'kinds' | 'k' | 'excludeSeen'>,
  itemIds: Uint32Array,
  has: (row: number) => ReadonlySet<number>,
): Rules {
  const barredIds = new Set(never)
  const onlyIds = only && new Set(only)
  const isBarred = (id: number) => barredIds.has(id) || onlyIds?.has(id) === false
  const barred = never || only ? Uint8Array.from(itemIds, (id) => (isBarred(id) ? 1 : 0)) : undefined
  const numberOf = new Map(Array.from(itemIds, (id, number) => [id, number]))
  const first = Array.from(always ?? []).flatMap((id) => (isBarred(id) ? [] : (numberOf.get(id) ?? [])))
  const kinds = kindOf && itemIds.map((id) => kindOf[id] ?? NO_KIND)
  // What the shop puts first stays, though it were of one kind; nothing else of that comes behind it.
  const headed = (items: Uint32Array, heads: readonly number[]) => {
    const others = items.filter((item) => !heads.includes(item))
    const taken = kinds ? heads.map((item) => kinds[item] as number).filter((kind) => kind !== NO_KIND) : []
    return [...heads, ...(kinds ? firstOfKinds(others, (item) => kinds[item] as number, k, taken) : others)].slice(0, k)
  }
  return {
    barred,
    kinds,
    heads: (items) => Uint32Array.from(headed(items, first)),
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
        )
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
