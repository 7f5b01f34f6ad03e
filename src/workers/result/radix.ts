const DIGIT = 16
const BUCKETS = 1 << DIGIT

function pass(order: Uint32Array, key: Uint32Array, shift: number, buckets: number): Uint32Array {
  const mask = BUCKETS - 1
  const next = new Uint32Array(buckets + 1)
  for (let i = 0; i < order.length; i++) next[((key[order[i]!]! >>> shift) & mask) + 1]!++
  for (let b = 1; b < next.length; b++) next[b]! += next[b - 1]!
  const sorted = new Uint32Array(order.length)
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!
    sorted[next[(key[row]! >>> shift) & mask]!++] = row
  }
  return sorted
}

/** Sorts row numbers by `key[row]`, all below `bound`; equal keys keep their order. */
export function sortByKey(order: Uint32Array, key: Uint32Array, bound: number): Uint32Array {
  if (bound <= 1) return order
  const low = pass(order, key, 0, Math.min(bound, BUCKETS))
  return bound <= BUCKETS ? low : pass(low, key, DIGIT, ((bound - 1) >>> DIGIT) + 1)
}

/** 0, 1, 2 … n − 1. */
export function identity(n: number): Uint32Array {
  const order = new Uint32Array(n)
  for (let i = 0; i < n; i++) order[i] = i
  return order
}
