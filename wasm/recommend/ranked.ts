import { u32At } from '../lib/words'

/**
 * The best items so far by positive scores in f64, the worst of them on top of a heap: u32 size, then from byte 16 on
 * f64 score and u32 item each. Of equal scores the lower number is better (numbers follow labels).
 */
const FIRST: usize = 16

export function rankedBytes(most: u32): usize {
  return FIRST + ((<usize>most) << 4)
}

export function countOf(heap: usize): u32 {
  return u32At(heap, 0)
}

/** The score to reach; 0 while there is room. */
export function barOf(heap: usize, most: u32): f64 {
  return countOf(heap) < most ? 0 : load<f64>(heap + FIRST)
}

export function consider(heap: usize, most: u32, score: f64, item: u32): void {
  const size = countOf(heap)
  if (size < most) {
    store<u32>(heap, size + 1)
    rise(heap + FIRST, size, score, item)
  } else if (isWorse(heap + FIRST, score, item)) sink(heap + FIRST, size, score, item)
}

/** Takes the worst one out; it is to be read before. */
export function dropWorst(heap: usize): void {
  const size = countOf(heap) - 1
  store<u32>(heap, size)
  const last = heap + FIRST + ((<usize>size) << 4)
  sink(heap + FIRST, size, load<f64>(last), load<u32>(last, 8))
}

export function worstScore(heap: usize): f64 {
  return load<f64>(heap + FIRST)
}

export function worstItem(heap: usize): u32 {
  return load<u32>(heap + FIRST, 8)
}

/** Whether what stands at `place` is worse. */
function isWorse(place: usize, score: f64, item: u32): bool {
  const other = load<f64>(place)
  return other < score || (other == score && load<u32>(place, 8) > item)
}

function put(place: usize, score: f64, item: u32): void {
  store<f64>(place, score)
  store<u32>(place, item, 8)
}

function rise(entries: usize, at: u32, score: f64, item: u32): void {
  while (at > 0) {
    const above = entries + ((<usize>((at - 1) >> 1)) << 4)
    if (isWorse(above, score, item)) break
    memory.copy(entries + ((<usize>at) << 4), above, 16)
    at = (at - 1) >> 1
  }
  put(entries + ((<usize>at) << 4), score, item)
}

/** Puts an entry in place of the top of `n`. */
function sink(entries: usize, n: u32, score: f64, item: u32): void {
  let at: u32 = 0
  while (true) {
    let child: u32 = 2 * at + 1
    if (child >= n) break
    let below = entries + ((<usize>child) << 4)
    if (child + 1 < n && isWorse(below + 16, load<f64>(below), load<u32>(below, 8))) {
      child++
      below += 16
    }
    if (!isWorse(below, score, item)) break
    memory.copy(entries + ((<usize>at) << 4), below, 16)
    at = child
  }
  put(entries + ((<usize>at) << 4), score, item)
}
