/**
 * The best items so far, the worst of them on top of a heap: u32 size, then from byte 8 on keys that rise with the
 * score and, where scores are equal, fall with the number of the item (numbers follow labels).
 */
const KEYS: usize = 8

export function heapBytes(most: u32): usize {
  return KEYS + ((<usize>most) << 3)
}

export function sizeOf(heap: usize): u32 {
  return load<u32>(heap)
}

/** The score to reach; -Infinity while there is room. */
export function least(heap: usize, most: u32): f64 {
  if (sizeOf(heap) < most) return -Infinity
  return <f64>scoreOf(load<u64>(heap + KEYS))
}

export function offer(heap: usize, most: u32, score: f32, item: u32): void {
  const key = keyOf(score, item)
  const size = sizeOf(heap)
  if (size < most) {
    store<u32>(heap, size + 1)
    rise(heap + KEYS, size, key)
  } else if (key > load<u64>(heap + KEYS)) sink(heap + KEYS, size, key)
}

/** Writes u32 item and f32 score, the best first, and leaves the heap empty. */
export function drain(heap: usize, target: usize): void {
  for (let size = sizeOf(heap); size > 0; size--) {
    const key = load<u64>(heap + KEYS)
    const place = target + ((<usize>(size - 1)) << 3)
    store<u32>(place, ~(<u32>key))
    store<f32>(place, scoreOf(key), 4)
    sink(heap + KEYS, size - 1, load<u64>(heap + ((<usize>size) << 3)))
  }
  store<u32>(heap, 0)
}

/** Bits of negative numbers sort the wrong way round; adding 0 makes 0 of -0. */
function keyOf(score: f32, item: u32): u64 {
  const bits = reinterpret<u32>(score + 0)
  const sorted = (bits & 0x80000000) != 0 ? ~bits : bits | 0x80000000
  return ((<u64>sorted) << 32) | <u64>~item
}

function scoreOf(key: u64): f32 {
  const sorted = <u32>(key >> 32)
  return reinterpret<f32>((sorted & 0x80000000) != 0 ? sorted & 0x7fffffff : ~sorted)
}

function rise(keys: usize, at: u32, key: u64): void {
  while (at > 0) {
    const above = (at - 1) >> 1
    const other = load<u64>(keys + ((<usize>above) << 3))
    if (other <= key) break
    store<u64>(keys + ((<usize>at) << 3), other)
    at = above
  }
  store<u64>(keys + ((<usize>at) << 3), key)
}

/** Puts `key` in place of the top of `n` keys. */
function sink(keys: usize, n: u32, key: u64): void {
  let at: u32 = 0
  while (true) {
    let child: u32 = 2 * at + 1
    if (child >= n) break
    if (child + 1 < n && load<u64>(keys + ((<usize>child + 1) << 3)) < load<u64>(keys + ((<usize>child) << 3))) child++
    const other = load<u64>(keys + ((<usize>child) << 3))
    if (other >= key) break
    store<u64>(keys + ((<usize>at) << 3), other)
    at = child
  }
  store<u64>(keys + ((<usize>at) << 3), key)
}
