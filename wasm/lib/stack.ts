import { alloc } from './heap'

/**
 * Scratch memory of one worker: take, mark, release. It is a chain of segments, so that what was taken never moves
 * and the size of a task need not be known before. A phase starts with an empty chain.
 */
const HEADER: usize = 16
const SEGMENT: usize = 1 << 20

let segment: usize = 0
let top: usize = 0
let end: usize = 0

export function resetStack(): void {
  segment = 0
  top = 0
  end = 0
}

/** 16-byte aligned room with whatever was there before. */
export function take(bytes: usize): usize {
  const size = (bytes + 15) & ~(<usize>15)
  // Compared by what is left: near 4 GiB a sum would run over, and what does not fit would seem to.
  if (size > end - top || segment == 0) moveOn(size)
  const place = top
  top += size
  return place
}

export function takeZeroed(bytes: usize): usize {
  const place = take(bytes)
  memory.fill(place, 0, bytes)
  return place
}

export function mark(): usize {
  if (segment == 0) moveOn(0)
  return top
}

export function release(place: usize): void {
  while (place < segment + HEADER || place > load<usize>(segment, 8)) segment = load<usize>(segment)
  top = place
  end = load<usize>(segment, 8)
}

/** Gives back the end of what was taken last. */
export function trim(place: usize, bytes: usize): void {
  top = place + ((bytes + 15) & ~(<usize>15))
}

/** Goes to the next segment with enough room, or puts a new one at the end of the chain. */
function moveOn(size: usize): void {
  let last = segment
  let next: usize = last == 0 ? 0 : load<usize>(last, 4)
  while (next != 0 && size > load<usize>(next, 8) - next - HEADER) {
    last = next
    next = load<usize>(last, 4)
  }
  if (next == 0) next = append(last, size)
  segment = next
  top = next + HEADER
  end = load<usize>(next, 8)
}

/** Header of a segment: previous, next, end. */
function append(last: usize, size: usize): usize {
  // Each at least twice the last: however sizes rise, all segments together are a small multiple of the largest.
  const double = last == 0 ? SEGMENT : (load<usize>(last, 8) - last) << 1
  const bytes = max<usize>(double, size + HEADER)
  const fresh = alloc(bytes)
  store<usize>(fresh, last)
  store<usize>(fresh, 0, 4)
  store<usize>(fresh, fresh + bytes, 8)
  if (last != 0) store<usize>(last, fresh, 4)
  return fresh
}
