import type { Wanted } from './links'
import { startsOf } from './rows'
import type { Lists } from './top'

/** Of an item that is of no kind: it stands in nobody's way. */
export const NO_KIND = 0xffffffff

/** Lists are looked for so many times as long as they are to be, and then longer again where that was not enough. */
const LONGER = 2
const MUCH_LONGER = 4

/** Of these, in their order, those of whose kind none has come before; `taken`: kinds that are there already. */
export function firstOfKinds(
  items: Iterable<number>,
  kindOf: (item: number) => number,
  most: number,
  taken: Iterable<number> = [],
): number[] {
  const there = new Set(taken)
  const kept: number[] = []
  for (const item of items) {
    if (kept.length >= most) break
    const kind = kindOf(item)
    if (there.has(kind)) continue
    if (kind !== NO_KIND) there.add(kind)
    kept.push(item)
  }
  return kept
}

/**
 * The best lists in which no two items are of one kind; `kinds` by number of an item, undefined where none are told apart. What
 * a list is short of is looked for further down, until it is full or nothing is left: exact, however many are of one kind.
 */
export async function oneOfAKind(
  find: (wanted: Wanted) => Lists | Promise<Lists>,
  wanted: Wanted,
  kinds: Uint32Array | undefined,
): Promise<Lists> {
  if (!kinds) return find(wanted)
  const rows: (readonly (readonly [item: number, score: number])[])[] = Array.from(wanted.wanted, () => [])
  let asking = wanted.wanted
  for (let k = LONGER * wanted.k; ; k *= MUCH_LONGER) {
    const { offsets, items, scores } = await find({ ...wanted, k, wanted: asking })
    const short = new Uint8Array(asking.length)
    let missing = false
    asking.forEach((asked, row) => {
      if (asked !== 1) return
      const [from, end] = [offsets[row] as number, offsets[row + 1] as number]
      const places = Array.from({ length: end - from }, (_, i) => from + i)
      const kept = firstOfKinds(places, (at) => kinds[items[at] as number] as number, wanted.k)
      rows[row] = kept.map((at) => [items[at] as number, scores[at] as number] as const)
      if (kept.length === wanted.k || end - from < k || k >= kinds.length) return
      short[row] = 1
      missing = true
    })
    if (!missing) break
    asking = short
  }
  return {
    offsets: startsOf(rows.map(({ length }) => length)),
    items: Uint32Array.from(rows.flat(), ([item]) => item),
    scores: Float32Array.from(rows.flat(), ([, score]) => score),
  }
}
