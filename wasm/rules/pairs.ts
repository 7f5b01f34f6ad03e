import { mark, release, take } from '../lib/stack'

const HISTOGRAM: usize = 256 * 4

/**
 * Sorts `n` pairs of a u64 key and 8 bytes of anything by the key: byte by byte from the lowest, all histograms in one
 * reading; bytes in which all keys agree are passed over. Stable. Returns where the sorted pairs lie, `a` or `b`.
 */
export function sortPairs(a: usize, b: usize, n: u32): usize {
  if (n < 2) return a
  const frame = mark()
  const histograms = take(8 * HISTOGRAM)
  memory.fill(histograms, 0, 8 * HISTOGRAM)
  const bytes = (<usize>n) << 4
  for (let p = a; p < a + bytes; p += 16) {
    let key = load<u64>(p)
    for (let h = histograms; h < histograms + 8 * HISTOGRAM; h += HISTOGRAM, key >>= 8) {
      const counter = h + ((<usize>key & 255) << 2)
      store<u32>(counter, load<u32>(counter) + 1)
    }
  }
  for (let byte: u64 = 0; byte < 8; byte++) {
    const histogram = histograms + <usize>byte * HISTOGRAM
    const shift = byte << 3
    if (load<u32>(histogram + ((<usize>(load<u64>(a) >> shift) & 255) << 2)) == n) continue
    let next = b
    for (let h = histogram; h < histogram + HISTOGRAM; h += 4) {
      const count = load<u32>(h)
      store<u32>(h, <u32>next)
      next += (<usize>count) << 4
    }
    for (let p = a; p < a + bytes; p += 16) {
      const key = load<u64>(p)
      const cursor = histogram + ((<usize>(key >> shift) & 255) << 2)
      const to = <usize>load<u32>(cursor)
      store<u32>(cursor, <u32>(to + 16))
      store<u64>(to, key)
      store<u64>(to, load<u64>(p, 8), 8)
    }
    const swap = a
    a = b
    b = swap
  }
  release(frame)
  return a
}
