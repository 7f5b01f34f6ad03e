import type { Ids } from './types'

/** Ids in their order, and where the code of each has gone. */
export interface RankedIds {
  ids: Ids
  rankOf: Uint32Array
}

/** Whole numbers by size, texts by their code points; two codes of one id get one rank. */
export function rankedIds(ids: Ids): RankedIds {
  const order = Uint32Array.from({ length: ids.length }, (_, code) => code)
  const [sorted, isBefore] = ids instanceof BigInt64Array ? byNumber(ids, order) : byText(ids, order)
  const rankOf = new Uint32Array(ids.length)
  const first: number[] = []
  sorted.forEach((code, at) => {
    if (at === 0 || isBefore(sorted[at - 1]!, code)) first.push(code)
    rankOf[code] = first.length - 1
  })
  const kept =
    ids instanceof BigInt64Array ? BigInt64Array.from(first, (code) => ids[code]!) : first.map((code) => ids[code]!)
  return { ids: kept, rankOf }
}

type Sorted = [Uint32Array, (one: number, other: number) => boolean]

function byNumber(ids: BigInt64Array, order: Uint32Array): Sorted {
  const before = (one: number, other: number) => ids[one]! < ids[other]!
  return [order.sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : a - b)), before]
}

function byText(ids: readonly string[], order: Uint32Array): Sorted {
  const compare = (one: number, other: number) => byCodePoint(ids[one]!, ids[other]!)
  return [order.sort((a, b) => compare(a, b) || a - b), (one, other) => compare(one, other) < 0]
}

/** Halves of a pair stand above U+E000 to U+FFFF, though their units are smaller numbers. */
const turned = (unit: number) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit)

function byCodePoint(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let i = 0; i < length; i++) {
    const [a, b] = [one.charCodeAt(i), other.charCodeAt(i)]
    if (a !== b) return turned(a) - turned(b)
  }
  return one.length - other.length
}
