import { type LaidRows, type Occurrences, occurrencesOf } from '../compare/lay-rows'
import type { Pause } from '../table/pause'

const ENTRIES_BETWEEN_PAUSES = 1 << 20

export interface BothBundle {
  /** Ascending. */
  ranks: number[]
  /** What it brings on each side. */
  a: number
  b: number
}

export interface Wanted {
  /** So many best of each side, and those as good as the last of them; or all that bring so much on a side. */
  top?: number | undefined
  least: number
  maxLength: number
  /** A bundle is on so many receipts of the side that it is found on. */
  floor: number
  most: number
}

/** The best so far on one side; `least` is what it takes to be among them. */
function best(top: number | undefined, least: number) {
  const sums: number[] = []
  return {
    get least() {
      return top === undefined ? least : sums.length < top ? Number.NEGATIVE_INFINITY : sums[0]!
    },
    add(sum: number): void {
      if (top === undefined || (sums.length >= top && sum <= sums[0]!)) return
      let [low, high] = [0, sums.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if (sums[middle]! < sum) low = middle + 1
        else high = middle
      }
      sums.splice(low, 0, sum)
      if (sums.length > top) sums.shift()
    },
  }
}

interface Sums {
  countA: Uint32Array
  countB: Uint32Array
  sumA: Float64Array
  sumB: Float64Array
  /** The most that anything longer could bring. */
  reachA: Float64Array
  reachB: Float64Array
}

const sumsFor = (items: number): Sums => ({
  countA: new Uint32Array(items),
  countB: new Uint32Array(items),
  sumA: new Float64Array(items),
  sumB: new Float64Array(items),
  reachA: new Float64Array(items),
  reachB: new Float64Array(items),
})

/** Occurrences with what the bundle so far brings in each of their rows. */
interface Priced extends Occurrences {
  worth: Float64Array
}

/**
 * The bundles that bring the most on one side or the other. What follows in a row can only add what it has above 0:
 * where even that is too little on both sides, nothing longer is looked at. Null where more are found than wanted.
 */
export async function mineBundles(laid: LaidRows, wanted: Wanted, pause: Pause): Promise<BothBundle[] | null> {
  const { offsets, ranks, countA } = laid
  const values = laid.values!
  const { maxLength, floor, most } = wanted
  const [bestA, bestB] = [best(wanted.top, wanted.least), best(wanted.top, wanted.least)]
  const items = countA.length
  const after = restOf(laid)
  let found: (BothBundle & { countA: number; countB: number })[] = []
  const depths: Sums[] = []
  let looked = 0

  const passes = ({ a, b, countA, countB }: (typeof found)[number]) =>
    (countA >= floor && a >= bestA.least) || (countB >= floor && b >= bestB.least)

  function note(bundle: (typeof found)[number]): void {
    if (!passes(bundle)) return
    if (bundle.countA >= floor) bestA.add(bundle.a)
    if (bundle.countB >= floor) bestB.add(bundle.b)
    found.push(bundle)
    if (found.length % (2 * most) === 0) found = found.filter(passes)
  }

  function sum(of: Priced, depth: number): number[] {
    depths[depth] ??= sumsFor(items)
    const sums = depths[depth]!
    const left = maxLength - depth - 1
    const seen: number[] = []
    for (let i = 0; i < of.rows.length; i++) {
      const row = of.rows[i]!
      const onA = row < laid.a
      const [count, total, reach] = onA ? [sums.countA, sums.sumA, sums.reachA] : [sums.countB, sums.sumB, sums.reachB]
      for (let entry = of.entries[i]! + 1; entry < offsets[row + 1]!; entry++) {
        const rank = ranks[entry]!
        if (sums.countA[rank]! + sums.countB[rank]! === 0) seen.push(rank)
        const worth = of.worth[i]! + values[entry]!
        count[rank]!++
        total[rank]! += worth
        // A row that could only take away may not hold what follows at all.
        reach[rank]! += Math.max(0, worth + Math.min(after.all[entry]!, left * after.best[entry]!))
        looked++
      }
    }
    return seen.sort((x, y) => x - y)
  }

  function deliver(of: Priced, next: readonly number[], { countA, countB }: Sums): Map<number, Priced> {
    const lists = new Map<number, Priced & { filled: number }>()
    for (const rank of next) {
      const length = countA[rank]! + countB[rank]!
      lists.set(rank, {
        rows: new Uint32Array(length),
        entries: new Uint32Array(length),
        worth: new Float64Array(length),
        filled: 0,
      })
    }
    for (let i = 0; i < of.rows.length; i++) {
      const row = of.rows[i]!
      for (let entry = of.entries[i]! + 1; entry < offsets[row + 1]!; entry++) {
        const list = lists.get(ranks[entry]!)
        if (!list) continue
        const at = list.filled++
        list.rows[at] = row
        list.entries[at] = entry
        list.worth[at] = of.worth[i]! + values[entry]!
      }
    }
    return lists
  }

  async function extend(prefix: number[], of: Priced): Promise<boolean> {
    const depth = prefix.length
    const seen = sum(of, depth)
    const sums = depths[depth]!
    for (const rank of seen)
      note({
        ranks: [...prefix, rank],
        a: sums.sumA[rank]!,
        b: sums.sumB[rank]!,
        countA: sums.countA[rank]!,
        countB: sums.countB[rank]!,
      })
    const promising = (rank: number) =>
      (sums.countA[rank]! >= floor && sums.reachA[rank]! >= bestA.least) ||
      (sums.countB[rank]! >= floor && sums.reachB[rank]! >= bestB.least)
    const next = depth + 1 < maxLength && found.length <= 4 * most ? seen.filter(promising) : []
    const lists = deliver(of, next, sums)
    const reaches = next.map((rank) => [sums.reachA[rank]!, sums.reachB[rank]!] as const)
    for (const rank of seen) {
      sums.countA[rank] = sums.countB[rank] = 0
      sums.sumA[rank] = sums.sumB[rank] = sums.reachA[rank] = sums.reachB[rank] = 0
    }
    if (looked > ENTRIES_BETWEEN_PAUSES) {
      looked = 0
      await pause()
    }
    for (const [i, rank] of next.entries()) {
      const [a, b] = reaches[i]!
      if (a < bestA.least && b < bestB.least) continue
      if (!(await extend([...prefix, rank], lists.get(rank)!))) return false
    }
    return found.length <= 4 * most
  }

  const occurrences = occurrencesOf(laid)
  for (let rank = 0; rank < items; rank++) {
    const of = occurrences(rank)
    const worth = Float64Array.from(of.entries, (entry) => values[entry]!)
    let [a, b, inA] = [0, 0, 0]
    for (let i = 0; i < worth.length; i++) {
      if (of.rows[i]! < laid.a) {
        a += worth[i]!
        inA++
      } else b += worth[i]!
    }
    note({ ranks: [rank], a, b, countA: inA, countB: worth.length - inA })
    if (maxLength > 1 && !(await extend([rank], { ...of, worth }))) return null
  }
  const kept = found.filter(passes)
  return kept.length <= most ? kept.map(({ ranks, a, b }) => ({ ranks, a, b })) : null
}

/** What stands behind each entry in its row, as far as it is above 0: all of it, and the best of it. */
function restOf({ offsets, values }: LaidRows): { all: Float64Array; best: Float64Array } {
  const all = new Float64Array(values!.length)
  const best = new Float64Array(values!.length)
  for (let row = 0; row + 1 < offsets.length; row++) {
    let [sum, most] = [0, 0]
    for (let entry = offsets[row + 1]! - 1; entry >= offsets[row]!; entry--) {
      all[entry] = sum
      best[entry] = most
      const value = values![entry]!
      if (value > 0) sum += value
      if (value > most) most = value
    }
  }
  return { all, best }
}
