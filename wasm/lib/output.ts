import { workerIndex } from './control'
import { alloc } from './heap'

/**
 * What a worker has found, as records of any length in a chain of chunks that grows as needed. Records are never cut.
 * Header of a chunk: next chunk, end of its records, end of its room.
 */
export const CHUNK_HEADER: usize = 16
const HEADS: usize = 1024
const SMALLEST: usize = 1 << 16
const LARGEST: usize = 1 << 22

let first: usize = 0
let chunk: usize = 0
let position: usize = 0
let limit: usize = 0
let nextSize: usize = SMALLEST

/** Starts an empty chain; what was written before stays where it is. */
export function resetOutput(): void {
  first = 0
  chunk = 0
  position = 0
  limit = 0
  nextSize = SMALLEST
}

/** Room for a record of exactly `bytes` (a multiple of 4). */
export function write(bytes: usize): usize {
  if (bytes > limit - position) extend(bytes)
  const place = position
  position += bytes
  return place
}

/** First chunk of the chain, 0 if nothing was written. Closes the last chunk for readers. */
export function finishOutput(): usize {
  if (chunk != 0) store<usize>(chunk, position, 4)
  store<usize>(HEADS + ((<usize>workerIndex()) << 2), first)
  return first
}

/** Goes on writing at `place` in chunk `at`: everything behind is given up, its room is used again. */
export function rewind(at: usize, place: usize): void {
  chunk = at
  position = place
  limit = load<usize>(at, 8)
  for (let next = load<usize>(at); next != 0; next = load<usize>(next)) store<usize>(next, next + CHUNK_HEADER, 4)
}

/** First and current chunk, for kernels that look back on what they wrote. */
export function firstChunk(): usize {
  if (chunk != 0) store<usize>(chunk, position, 4)
  return first
}

/** Where the next record comes, or near it; 0 before the first. */
export function currentChunk(): usize {
  return chunk
}

export function currentPlace(): usize {
  return position
}

function extend(bytes: usize): void {
  let next: usize = chunk == 0 ? 0 : load<usize>(chunk)
  if (chunk != 0) store<usize>(chunk, position, 4)
  while (next != 0 && bytes > load<usize>(next, 8) - next - CHUNK_HEADER) {
    chunk = next
    next = load<usize>(chunk)
  }
  if (next == 0) next = append(bytes)
  chunk = next
  position = next + CHUNK_HEADER
  limit = load<usize>(next, 8)
}

function append(bytes: usize): usize {
  const size = max<usize>(nextSize, bytes + CHUNK_HEADER)
  if (nextSize < LARGEST) nextSize <<= 1
  const fresh = alloc(size)
  store<usize>(fresh, 0)
  store<usize>(fresh, fresh + CHUNK_HEADER, 4)
  store<usize>(fresh, fresh + size, 8)
  if (chunk == 0) first = fresh
  else store<usize>(chunk, fresh)
  return fresh
}
