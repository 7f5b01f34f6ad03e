import { CHUNK_HEADER, firstChunk, rewind } from '../lib/output'
import { mark, release, take } from '../lib/stack'
import { u32At } from '../lib/words'
import { recordBytes } from './found'
import { raise } from './market'

/**
 * Drops what cannot be among the `n` best patterns of the records from a place on, raises the threshold to the least
 * utility that still can, and returns how many stay. `strict` says that patterns as good as the one after the n best
 * go as well: what is left is at most n.
 */
export function keepBest(threshold: usize, chunk: usize, place: usize, n: u32, strict: boolean): u32 {
  const first = chunk == 0 ? firstChunk() : closed(chunk)
  const from = chunk == 0 ? first + CHUNK_HEADER : place
  const key = keyAtPlace(first, from, strict ? n : n - 1)
  const least = strict ? key + 1 : key
  raise(threshold, utilityAt(least))
  return compact(first, from, least)
}

/** The current chunk is closed for readers by asking for the first. */
function closed(chunk: usize): usize {
  firstChunk()
  return chunk
}

/** Sorts as the number does, and the key after it is that of the next larger number. */
function keyOf(value: f64): u64 {
  const bits = reinterpret<u64>(value)
  return bits >> 63 ? ~bits : bits | ((<u64>1) << 63)
}

function utilityAt(key: u64): f64 {
  return reinterpret<f64>(key >> 63 ? key & ~((<u64>1) << 63) : ~key)
}

/** The key at `place` (from 0) when they are sorted descending: byte by byte from the highest. */
function keyAtPlace(first: usize, from: usize, place: u32): u64 {
  const frame = mark()
  const histogram = take(1024)
  let prefix: u64 = 0
  let mask: u64 = 0
  for (let shift: u64 = 56; ; shift -= 8) {
    memory.fill(histogram, 0, 1024)
    let r = from
    for (let chunk = first; chunk != 0; chunk = load<usize>(chunk)) {
      if (chunk != first) r = chunk + CHUNK_HEADER
      for (const end = load<usize>(chunk, 4); r < end; r += recordBytes(r)) {
        const key = keyOf(load<f64>(r))
        if (load<u32>(r, 32) == 0 || (key & mask) != prefix) continue
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

/** Moves what stays to the front: fewer records are packed into the same chunks in the same way. */
function compact(first: usize, from: usize, least: u64): u32 {
  let target = first
  let place = from
  let kept: u32 = 0
  let r = from
  for (let chunk = first; chunk != 0; chunk = load<usize>(chunk)) {
    if (chunk != first) r = chunk + CHUNK_HEADER
    const end = load<usize>(chunk, 4)
    while (r < end) {
      const bytes = recordBytes(r)
      const note = load<u32>(r, 32) == 0
      if (note || keyOf(load<f64>(r)) >= least) {
        while (place + bytes > load<usize>(target, 8)) {
          store<usize>(target, place, 4)
          target = load<usize>(target)
          place = target + CHUNK_HEADER
        }
        memory.copy(place, r, bytes)
        place += bytes
        if (!note) kept++
      }
      r += bytes
    }
  }
  rewind(target, place)
  return kept
}
