import { CHUNK_HEADER, rewind } from './output'
import { mark, release, take } from './stack'
import { u32At } from './words'

/**
 * Drops the worst of what a worker has written. R is the record: an unmanaged class with `bytes(): usize`,
 * `pattern(): bool` (whether it is one; all else stays) and `key(): u64`, by which patterns are judged.
 * Records lie from `from` in chunk `first` on.
 */

/** The key at `place` (from 0) when keys are sorted descending: byte by byte from that at bit `highest`. */
export function keyAtPlace<R>(first: usize, from: usize, place: u32, highest: u64): u64 {
  const frame = mark()
  const histogram = take(1024)
  let prefix: u64 = 0
  let mask: u64 = 0
  for (let shift = highest; ; shift -= 8) {
    memory.fill(histogram, 0, 1024)
    let r = from
    for (let chunk = first; chunk != 0; chunk = load<usize>(chunk)) {
      if (chunk != first) r = chunk + CHUNK_HEADER
      for (const end = load<usize>(chunk, 4); r < end; r += changetype<R>(r).bytes()) {
        const key = changetype<R>(r).key()
        if (!changetype<R>(r).pattern() || (key & mask) != prefix) continue
        const slot = histogram + ((<usize>((key >> shift) & 255)) << 2)
        store<u32>(slot, load<u32>(slot) + 1)
      }
    }
    let digit: u32 = 255
    while (digit > 0 && place >= u32At(histogram, digit)) place -= u32At(histogram, digit--)
    prefix |= (<u64>digit) << shift
    mask |= (<u64>255) << shift
    if (shift == 0) break
  }
  release(frame)
  return prefix
}

/**
 * Moves what stays to the front, patterns with a key of at least `least`, and returns how many they are. Writing never
 * overtakes reading: it packs fewer records into the same chunks in the same way.
 */
export function keepFrom<R>(first: usize, from: usize, least: u64): u32 {
  let target = first
  let place = from
  let kept: u32 = 0
  let r = from
  for (let chunk = first; chunk != 0; chunk = load<usize>(chunk)) {
    if (chunk != first) r = chunk + CHUNK_HEADER
    const end = load<usize>(chunk, 4)
    while (r < end) {
      const bytes = changetype<R>(r).bytes()
      const pattern = changetype<R>(r).pattern()
      if (!pattern || changetype<R>(r).key() >= least) {
        while (place + bytes > load<usize>(target, 8)) {
          store<usize>(target, place, 4)
          target = load<usize>(target)
          place = target + CHUNK_HEADER
        }
        memory.copy(place, r, bytes)
        place += bytes
        if (pattern) kept++
      }
      r += bytes
    }
  }
  rewind(target, place)
  return kept
}
