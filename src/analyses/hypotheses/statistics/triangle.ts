/** A factor L of a matrix A = L L', row by row; what hangs on columns before it is left out. */
export interface Factor {
  size: number
  lower: Float64Array
  /** Columns of A that are in it. */
  kept: number[]
}

/** By Cholesky. A column is left out where less than `tolerance` of it is not in those before. */
export function factor(a: Float64Array, size: number, tolerance: number): Factor {
  const lower = new Float64Array(size * size)
  const kept: number[] = []
  for (let i = 0; i < size; i++) {
    const r = kept.length
    const row = r * size
    let pivot = a[i * size + i]!
    for (let c = 0; c < r; c++) {
      let sum = a[i * size + kept[c]!]!
      for (let t = 0; t < c; t++) sum -= lower[row + t]! * lower[c * size + t]!
      const value = sum / lower[c * size + c]!
      lower[row + c] = value
      pivot -= value * value
    }
    if (!(pivot > tolerance * a[i * size + i]!)) continue
    lower[row + r] = Math.sqrt(pivot)
    kept.push(i)
  }
  return { size, lower, kept }
}

/** Solves L z = b in place; b has an entry of each kept column. */
export function forward({ size, lower, kept }: Factor, b: Float64Array): Float64Array {
  for (let i = 0; i < kept.length; i++) {
    let sum = b[i]!
    for (let t = 0; t < i; t++) sum -= lower[i * size + t]! * b[t]!
    b[i] = sum / lower[i * size + i]!
  }
  return b
}

/** Solves L' z = b in place. */
export function backward({ size, lower, kept }: Factor, b: Float64Array): Float64Array {
  for (let i = kept.length - 1; i >= 0; i--) {
    let sum = b[i]!
    for (let t = i + 1; t < kept.length; t++) sum -= lower[t * size + i]! * b[t]!
    b[i] = sum / lower[i * size + i]!
  }
  return b
}

/** L^-T M L^-1, or the inverse of A where M is not given. */
export function sandwich(l: Factor, middle?: Float64Array): Float64Array {
  const r = l.kept.length
  const half = new Float64Array(r * r)
  const column = new Float64Array(r)
  for (let j = 0; j < r; j++) {
    for (let i = 0; i < r; i++) column[i] = middle ? middle[i * r + j]! : i === j ? 1 : 0
    backward(l, column)
    for (let i = 0; i < r; i++) half[j * r + i] = column[i]!
  }
  const out = new Float64Array(r * r)
  for (let i = 0; i < r; i++) {
    for (let j = 0; j < r; j++) column[j] = half[j * r + i]!
    backward(l, column)
    out.set(column, i * r)
  }
  return out
}

/** b' V^-1 b over some places of b and V; NaN where V cannot carry them all. */
export function quadraticForm(b: Float64Array, v: Float64Array, size: number, places: readonly number[]): number {
  const q = places.length
  const part = new Float64Array(q * q)
  const side = new Float64Array(q)
  const scale = places.map((at) => Math.sqrt(v[at * size + at]!))
  for (let i = 0; i < q; i++) {
    if (!(scale[i]! > 0)) return Number.NaN
    side[i] = b[places[i]!]! / scale[i]!
    for (let j = 0; j < q; j++) part[i * q + j] = v[places[i]! * size + places[j]!]! / (scale[i]! * scale[j]!)
  }
  const l = factor(part, q, 1e-12)
  if (l.kept.length < q) return Number.NaN
  forward(l, side)
  let sum = 0
  for (const each of side) sum += each * each
  return sum
}
