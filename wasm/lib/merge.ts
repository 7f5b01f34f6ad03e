import { pollAfter } from './control'
import { setU32, u32At } from './words'

/**
 * Merge sort of addresses of records. R is the record: an unmanaged class with `before(other: R): boolean`, as
 * AssemblyScript has no closures.
 */

/** Sorts in place; `spare` has as much room. */
export function mergeSort<R>(base: usize, spare: usize, n: u32): void {
  if (n <= 8) {
    for (let i: u32 = 1; i < n; i++) {
      const record = u32At(base, i)
      let j = i
      for (; j > 0 && before<R>(record, u32At(base, j - 1)); j--) setU32(base, j, u32At(base, j - 1))
      setU32(base, j, record)
    }
    return
  }
  const half = n >> 1
  mergeSort<R>(base, spare, half)
  mergeSort<R>(base + ((<usize>half) << 2), spare + ((<usize>half) << 2), n - half)
  memory.copy(spare, base, (<usize>n) << 2)
  merge<R>(spare, base, 0, half, n)
}

/** Merges two neighbouring runs of `source` into the same places of `target`. */
export function merge<R>(source: usize, target: usize, from: u32, middle: u32, to: u32): void {
  let a = from
  let b = middle
  pollAfter((to - from) << 3)
  for (let w = from; w < to; w++) {
    const left = a < middle && (b >= to || !before<R>(u32At(source, b), u32At(source, a)))
    setU32(target, w, left ? u32At(source, a++) : u32At(source, b++))
  }
}

function before<R>(a: usize, b: usize): boolean {
  return changetype<R>(a).before(changetype<R>(b))
}
