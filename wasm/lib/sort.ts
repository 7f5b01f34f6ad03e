import { mark, release, take } from './stack'

/** Sorts u64 keys, ascending: byte by byte from the lowest (radix sort), leaving out bytes that are all alike. */
export function sortKeys(keys: usize, n: u32): void {
  if (n < 2) return
  if (n <= 64) {
    insertionSort(keys, n)
    return
  }
  const frame = mark()
  const bytes = (<usize>n) << 3
  const histogram = take(1024)
  let from = keys
  let to = take(bytes)
  const differing = differingBits(keys, n)
  for (let shift: u64 = 0; shift < 64; shift += 8) {
    if (((differing >> shift) & 255) == 0) continue
    memory.fill(histogram, 0, 1024)
    for (let p = from, end = from + bytes; p < end; p += 8) {
      const slot = histogram + ((<usize>((load<u64>(p) >> shift) & 255)) << 2)
      store<u32>(slot, load<u32>(slot) + 1)
    }
    let sum: u32 = 0
    for (let slot = histogram; slot < histogram + 1024; slot += 4) {
      const count = load<u32>(slot)
      store<u32>(slot, sum)
      sum += count
    }
    for (let p = from, end = from + bytes; p < end; p += 8) {
      const key = load<u64>(p)
      const slot = histogram + ((<usize>((key >> shift) & 255)) << 2)
      const at = load<u32>(slot)
      store<u32>(slot, at + 1)
      store<u64>(to + ((<usize>at) << 3), key)
    }
    const other = from
    from = to
    to = other
  }
  if (from != keys) memory.copy(keys, from, bytes)
  release(frame)
}

function differingBits(keys: usize, n: u32): u64 {
  const first = load<u64>(keys)
  let bits: u64 = 0
  for (let p = keys, end = keys + ((<usize>n) << 3); p < end; p += 8) bits |= load<u64>(p) ^ first
  return bits
}

function insertionSort(keys: usize, n: u32): void {
  for (let p = keys + 8, end = keys + ((<usize>n) << 3); p < end; p += 8) {
    const key = load<u64>(p)
    let q = p
    for (; q > keys && load<u64>(q - 8) > key; q -= 8) store<u64>(q, load<u64>(q - 8))
    store<u64>(q, key)
  }
}

/** Sorts values of type T, ascending, in place: short runs by insertion, long ones on a heap. */
export function sortValues<T>(base: usize, n: u32): void {
  if (n <= 48) insertValues<T>(base, n)
  else heapSort<T>(base, n)
}

function insertValues<T>(base: usize, n: u32): void {
  const size = sizeof<T>()
  for (let p = base + size, end = base + <usize>n * size; p < end; p += size) {
    const value = load<T>(p)
    let q = p
    for (; q > base && load<T>(q - size) > value; q -= size) store<T>(q, load<T>(q - size))
    store<T>(q, value)
  }
}

function heapSort<T>(base: usize, n: u32): void {
  const size = sizeof<T>()
  for (let i = n >> 1; i > 0; i--) sink<T>(base, i - 1, n)
  for (let last = n - 1; last > 0; last--) {
    const at = base + <usize>last * size
    const largest = load<T>(base)
    store<T>(base, load<T>(at))
    store<T>(at, largest)
    sink<T>(base, 0, last)
  }
}

function sink<T>(base: usize, root: u32, n: u32): void {
  const size = sizeof<T>()
  const value = load<T>(base + <usize>root * size)
  while (true) {
    let child: u32 = 2 * root + 1
    if (child >= n) break
    if (child + 1 < n && load<T>(base + <usize>(child + 1) * size) > load<T>(base + <usize>child * size)) child++
    if (load<T>(base + <usize>child * size) <= value) break
    store<T>(base + <usize>root * size, load<T>(base + <usize>child * size))
    root = child
  }
  store<T>(base + <usize>root * size, value)
}
