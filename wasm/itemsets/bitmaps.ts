import { countCommon, intersectBits } from '../lib/bits'
import { pollAfter } from '../lib/control'
import { mark, release, take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { path } from './bench'
import { emit, minimumOf } from './emit'
import { Group, pairRow } from './group'

/** Depth-first search in the local bitmaps of one root, with the counts of local pairs as a filter. */

/** Members by local number. */
let ranks: usize = 0
let places: usize = 0
let pairs: usize = 0
let bitmaps: usize = 0
let stride: usize = 0
let bytes: usize = 0
let minCount: u32 = 0

function pairCount(high: u32, low: u32): u32 {
  return u32At(pairRow(pairs, u32At(places, high)), u32At(places, low))
}

/** Finds all patterns of the root and at least three members. `members` are the places in the matrix of local pairs. */
export function extendBitmaps(
  g: Group,
  memberRanks: usize,
  members: usize,
  n: u32,
  localPairs: usize,
  memberBitmaps: usize,
  bitmapStride: usize,
  usedBytes: usize,
  least: u32,
): void {
  ranks = memberRanks
  places = members
  pairs = localPairs
  bitmaps = memberBitmaps
  stride = bitmapStride
  bytes = usedBytes
  minCount = least
  const candidates = take((<usize>n) << 2)
  for (let high = n - 1; high >= 2; high--) {
    let m: u32 = 0
    for (let low: i32 = high - 1; low >= 0; low--) {
      setU32(candidates, m, low)
      m += u32(pairCount(high, low) >= minCount)
    }
    if (m < 2) continue
    setU32(path, 1, u32At(ranks, high))
    extend(g, 2, bitmaps + <usize>high * stride, candidates, m)
  }
}

/** `path` holds `depth` ranks whose common rows are `rows`; each of the candidates, descending, is frequent with it. */
function extend(g: Group, depth: u32, rows: usize, candidates: usize, n: u32): void {
  const frame = mark()
  const common = take(bytes)
  const next = take((<usize>n) << 2)
  for (let x: u32 = 0; x + 1 < n; x++) {
    const high = u32At(candidates, x)
    // It may have risen with the limit.
    minCount = minimumOf(g)
    pollAfter(<u32>bytes)
    intersectBits(common, rows, bitmaps + <usize>high * stride, bytes)
    setU32(path, depth, u32At(ranks, high))
    let m: u32 = 0
    for (let y = x + 1; y < n; y++) {
      const low = u32At(candidates, y)
      if (pairCount(high, low) < minCount) continue
      const count = countCommon(common, bitmaps + <usize>low * stride, bytes)
      if (count < minCount) continue
      emit(g, path, depth + 1, u32At(ranks, low), count)
      setU32(next, m++, low)
    }
    if (m > 1 && depth + 2 < g.maxLength) extend(g, depth + 1, common, next, m)
  }
  release(frame)
}
