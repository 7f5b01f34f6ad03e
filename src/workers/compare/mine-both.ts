import type { Pause } from '../table/pause'
import { type LaidRows, type Occurrences, occurrencesOf } from './lay-rows'

/** Looked at between two pauses. */
const ENTRIES_BETWEEN_PAUSES = 1 << 20

export interface BothSet {
  /** Ascending. */
  ranks: number[]
  a: number
  b: number
}

export interface MineOptions {
  floorA: number
  floorB: number
  maxLength: number
  /** More are not wanted: then there is no answer. */
  most: number
  /** Whether two ranks may stand in one set; all may where nothing is said. */
  apart?: ((a: number, b: number) => boolean) | undefined
}

interface Depth {
  a: Uint32Array
  b: Uint32Array
}

/**
 * Every set that is frequent on one side at least, counted on both: what is frequent on one side has only parts that are,
 * so the search for one side or the other prunes like a search for one. Each set is extended by counting what follows it
 * in its rows (occurrence deliver, Uno 2004). Null where there are more than wanted.
 */
export async function mineBoth(laid: LaidRows, options: MineOptions, pause: Pause): Promise<BothSet[] | null> {
  const { offsets, ranks, countA, countB } = laid
  const { floorA, floorB, maxLength, most, apart } = options
  const enough = (a: number, b: number) => a >= floorA || b >= floorB
  const sets: BothSet[] = []
  const depths: Depth[] = []
  const items = countA.length
  const occurrences = occurrencesOf(laid)
  let looked = 0

  async function rest(entries: number): Promise<void> {
    looked += entries
    if (looked < ENTRIES_BETWEEN_PAUSES) return
    looked = 0
    await pause()
  }

  /** Counts what follows in the rows; returns those that are frequent, ascending. */
  function countNext(of: Occurrences, prefix: readonly number[]): number[] {
    const depth = prefix.length
    depths[depth] ??= { a: new Uint32Array(items), b: new Uint32Array(items) }
    const counts = depths[depth]!
    const seen: number[] = []
    for (let i = 0; i < of.rows.length; i++) {
      const row = of.rows[i]!
      const count = row < laid.a ? counts.a : counts.b
      for (let entry = of.entries[i]! + 1; entry < offsets[row + 1]!; entry++) {
        const rank = ranks[entry]!
        if (counts.a[rank]! + counts.b[rank]! === 0) seen.push(rank)
        count[rank]!++
        looked++
      }
    }
    const frequent = seen
      .filter(
        (rank) => enough(counts.a[rank]!, counts.b[rank]!) && (!apart || prefix.every((each) => apart(each, rank))),
      )
      .sort((x, y) => x - y)
    const kept = frequent.map((rank) => [rank, counts.a[rank]!, counts.b[rank]!] as const)
    for (const rank of seen) counts.a[rank] = counts.b[rank] = 0
    for (const [rank, a, b] of kept) [counts.a[rank], counts.b[rank]] = [a, b]
    return frequent
  }

  /** Where each of the frequent ones stands in those rows. */
  function deliver(of: Occurrences, next: readonly number[], { a, b }: Depth): Map<number, Occurrences> {
    const lists = new Map<number, Occurrences>()
    const filled = new Map<number, number>()
    for (const rank of next) {
      const length = a[rank]! + b[rank]!
      lists.set(rank, { rows: new Uint32Array(length), entries: new Uint32Array(length) })
      filled.set(rank, 0)
    }
    for (let i = 0; i < of.rows.length; i++) {
      const row = of.rows[i]!
      for (let entry = of.entries[i]! + 1; entry < offsets[row + 1]!; entry++) {
        const rank = ranks[entry]!
        const list = lists.get(rank)
        if (!list) continue
        const at = filled.get(rank)!
        list.rows[at] = row
        list.entries[at] = entry
        filled.set(rank, at + 1)
      }
    }
    return lists
  }

  async function extend(prefix: number[], of: Occurrences): Promise<boolean> {
    const depth = prefix.length
    const next = countNext(of, prefix)
    const counts = depths[depth]!
    for (const rank of next) sets.push({ ranks: [...prefix, rank], a: counts.a[rank]!, b: counts.b[rank]! })
    const deeper = next.length > 1 && depth + 1 < maxLength && sets.length <= most
    const lists = deeper ? deliver(of, next, counts) : null
    for (const rank of next) counts.a[rank] = counts.b[rank] = 0
    await rest(0)
    if (lists) for (const rank of next) if (!(await extend([...prefix, rank], lists.get(rank)!))) return false
    return sets.length <= most
  }

  for (let rank = 0; rank < items; rank++) {
    if (!enough(countA[rank]!, countB[rank]!)) continue
    sets.push({ ranks: [rank], a: countA[rank]!, b: countB[rank]! })
    if (maxLength > 1 && !(await extend([rank], occurrences(rank)))) return null
  }
  return sets.length <= most ? sets : null
}
