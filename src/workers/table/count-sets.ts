/** Rows of a sample with their frequent items as ranks, rarest first, each row closed by END. */
export interface RankedSample {
  ranks: Uint32Array
  /** Places of rank r in `ranks` are `places[starts[r]]` up to `places[starts[r + 1]]`. */
  starts: Uint32Array
  places: Uint32Array
}

export const END = 0xffffffff

/** By the level at which each set becomes frequent. */
export interface SetCounts {
  pairs: Float64Array
  /** Sets of three and more. */
  deeper: Float64Array
  /** Pairs of frequent items met in rows, counting repeats: what a kernel walks through. */
  visits: Float64Array
}

/** How frequent is frequent, level by level; levels fall. */
export interface Levels {
  count: number
  /** Level at which a set in so many rows becomes frequent; `count` for sets that never do. */
  ofSet: Uint8Array
  /** The same for each rank. */
  ofRank: Uint8Array
}

function popcount(word: number): number {
  let w = word - ((word >>> 1) & 0x55555555)
  w = (w & 0x33333333) + ((w >>> 2) & 0x33333333)
  return Math.imul((w + (w >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/**
 * Counts frequent sets rather than finding them: one class per rarest item, in bitmaps over that item's rows only.
 * Null when that takes more than `allowed` steps. Ranks that are `together` are of one branch and in no set.
 */
export function countSets(
  sample: RankedSample,
  levels: Levels,
  allowed: number,
  together?: (a: number, b: number) => boolean,
): SetCounts | null {
  const { ranks, starts, places } = sample
  const { count: never, ofSet, ofRank } = levels
  const frequent = starts.length - 1
  const beside = new Uint32Array(frequent)
  const slotOf = new Int32Array(frequent)
  const met = new Uint32Array(frequent)
  const pairs = new Float64Array(never)
  const deeper = new Float64Array(never)
  const visits = new Float64Array(never)
  let bitmaps = new Int32Array(1 << 12)
  let work = 0

  /** Counts the sets that extend a set by two and more of the `size` items whose bitmaps start at `at`. */
  function extend(at: number, size: number, words: number, who: readonly number[]): void {
    const next = at + size * words
    if (bitmaps.length < next + size * words) {
      const wider = new Int32Array((next + size * words) * 2)
      wider.set(bitmaps)
      bitmaps = wider
    }
    const bits = bitmaps
    for (let a = 0; a < size - 1 && work <= allowed; a++) {
      let found = 0
      const ahead: number[] = []
      for (let b = a + 1; b < size; b++) {
        if (together?.(who[a]!, who[b]!)) continue
        const x = at + a * words
        const y = at + b * words
        const z = next + found * words
        let count = 0
        for (let w = 0; w < words; w++) {
          const both = bits[x + w]! & bits[y + w]!
          bits[z + w] = both
          count += popcount(both)
        }
        const level = ofSet[count]!
        if (level === never) continue
        deeper[level]!++
        if (together) ahead[found] = who[b]!
        found++
      }
      work += (size - a) * (words + 2)
      if (found > 1) extend(next, found, words, ahead)
    }
  }

  /** Counts what is together with `head`; returns how many different partners there are. */
  function meet(first: number, end: number): number {
    let partners = 0
    for (let i = first; i < end; i++) {
      for (let p = places[i]! + 1, rank = ranks[p]!; rank !== END; rank = ranks[++p]!) {
        const count = beside[rank]!
        if (count === 0) met[partners++] = rank
        beside[rank] = count + 1
        work++
      }
    }
    return partners
  }

  function deliver(first: number, end: number, words: number): void {
    const bits = bitmaps
    for (let i = first; i < end; i++) {
      const word = (i - first) >>> 5
      const bit = 1 << ((i - first) & 31)
      for (let p = places[i]! + 1, rank = ranks[p]!; rank !== END; rank = ranks[++p]!) {
        const slot = slotOf[rank]!
        if (slot >= 0) bits[slot * words + word]! |= bit
      }
    }
  }

  for (let head = 0; head < frequent; head++) {
    const first = starts[head]!
    const end = starts[head + 1]!
    if (ofSet[end - first] === never) continue
    const before = work
    const partners = meet(first, end)
    visits[ofRank[head]!]! += work - before
    let kept = 0
    const who: number[] = []
    for (let i = 0; i < partners; i++) {
      const rank = met[i]!
      const level = together?.(head, rank) ? never : ofSet[beside[rank]!]!
      beside[rank] = 0
      slotOf[rank] = level === never ? -1 : kept++
      if (together && level !== never) who.push(rank)
      if (level !== never) pairs[level]!++
    }
    if (kept > 1) {
      const words = (end - first + 31) >>> 5
      if (bitmaps.length < kept * words) bitmaps = new Int32Array(kept * words * 2)
      bitmaps.fill(0, 0, kept * words)
      deliver(first, end, words)
      extend(0, kept, words, who)
    }
    if (work > allowed) return null
  }
  return { pairs, deeper, visits }
}
