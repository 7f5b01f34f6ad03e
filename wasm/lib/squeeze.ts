import { RECORD_HEADER, recordBytes } from '../itemsets/emit'
import { THRESHOLD } from './control'
import { CHUNK_HEADER, firstChunk, rewind, write } from './output'
import { mark, release, take } from './stack'
import { u32At } from './words'

/**
 * Drops what cannot be among the `limit` patterns of highest count: where more than `limit` patterns have a count of
 * at least t, c* lies above t. Other workers learn of it through the threshold, the lead through a record of count and
 * length 0 with the threshold in place of the group. Returns how many records stay.
 */
export function squeeze(limit: u32): u32 {
  const bound = countAtPlace(firstChunk(), limit)
  raise(bound + 1)
  const kept = compact(firstChunk(), bound)
  const note = write(RECORD_HEADER)
  store<u32>(note, bound + 1)
  store<u32>(note, 0, 4)
  store<u32>(note, 0, 8)
  return kept
}

function raise(threshold: u32): void {
  while (true) {
    const current = atomic.load<u32>(THRESHOLD)
    if (current >= threshold || atomic.cmpxchg<u32>(THRESHOLD, current, threshold) == current) return
  }
}

/** The count at `place` (from 0) when counts are sorted descending: byte by byte from the highest. */
function countAtPlace(first: usize, place: u32): u32 {
  const frame = mark()
  const histogram = take(1024)
  let prefix: u32 = 0
  let mask: u32 = 0
  for (let shift = 24; shift >= 0; shift -= 8) {
    memory.fill(histogram, 0, 1024)
    for (let chunk = first; chunk != 0; chunk = load<usize>(chunk)) {
      const end = load<usize>(chunk, 4)
      for (let r = chunk + CHUNK_HEADER; r < end; r += recordBytes(r)) {
        const count = u32At(r, 1)
        if (u32At(r, 2) == 0 || (count & mask) != prefix) continue
        const slot = histogram + ((<usize>((count >> shift) & 255)) << 2)
        store<u32>(slot, load<u32>(slot) + 1)
      }
    }
    let digit: u32 = 255
    while (digit > 0 && place >= u32At(histogram, digit)) place -= u32At(histogram, digit--)
    prefix |= digit << shift
    mask |= 255 << shift
  }
  release(frame)
  return prefix
}

/**
 * Moves the records with a count above `bound` to the front. Writing never overtakes reading: it packs fewer records
 * into the same chunks in the same way.
 */
function compact(first: usize, bound: u32): u32 {
  let target = first
  let place = first + CHUNK_HEADER
  let kept: u32 = 0
  for (let chunk = first; chunk != 0; chunk = load<usize>(chunk)) {
    const end = load<usize>(chunk, 4)
    let r = chunk + CHUNK_HEADER
    while (r < end) {
      const bytes = recordBytes(r)
      const table = u32At(r, 2) == 0
      if (table || u32At(r, 1) > bound) {
        while (place + bytes > load<usize>(target, 8)) {
          store<usize>(target, place, 4)
          target = load<usize>(target)
          place = target + CHUNK_HEADER
        }
        memory.copy(place, r, bytes)
        place += bytes
        if (!table) kept++
      }
      r += bytes
    }
  }
  rewind(target, place)
  return kept
}
