import { BLOCK } from './rows'

/**
 * Adds products of all pairs of a block's first columns with those of `others` (themselves, where none are given) to
 * the lower half of `into`. Four columns by two at a time: each number that is read takes part in as much as fits.
 */
export function addProducts(
  block: Float64Array,
  size: number,
  rows: number,
  into: Float64Array,
  others: Float64Array = block,
): void {
  const at = (column: number) => Math.min(column, size - 1) * BLOCK
  const add = (a: number, b: number, one: number, other: number) => {
    if (a >= size) return
    if (b <= a) into[a * size + b]! += one
    if (b + 1 <= a) into[a * size + b + 1]! += other
  }
  for (let a = 0; a < size; a += 4) {
    const [a0, a1, a2, a3] = [at(a), at(a + 1), at(a + 2), at(a + 3)]
    for (let b = 0; b < a + 4 && b < size; b += 2) {
      const [b0, b1] = [at(b), at(b + 1)]
      let [s0, s1, s2, s3] = [0, 0, 0, 0]
      let [t0, t1, t2, t3] = [0, 0, 0, 0]
      for (let i = 0; i < rows; i++) {
        const u = others[b0 + i]!
        const w = others[b1 + i]!
        const p = block[a0 + i]!
        const q = block[a1 + i]!
        const r = block[a2 + i]!
        const s = block[a3 + i]!
        s0 += p * u
        t0 += p * w
        s1 += q * u
        t1 += q * w
        s2 += r * u
        t2 += r * w
        s3 += s * u
        t3 += s * w
      }
      add(a, b, s0, t0)
      add(a + 1, b, s1, t1)
      add(a + 2, b, s2, t2)
      add(a + 3, b, s3, t3)
    }
  }
}

/** Copies the lower half of a square to its upper. */
export function mirror(a: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) a[j * size + i] = a[i * size + j]!
}
