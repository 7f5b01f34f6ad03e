import { BLOCK, type Centre, type Check, centreOf, eachBlock, standardise } from './rows'
import type { Factor } from './triangle'

/** Less than this of a column (of its square) that is not in those before it: it says nothing of its own. */
export const ALIASED = 1e-9

/** Columns and targets, centred and of length 1, as the triangle of their QR: all that least squares needs of them. */
export interface Reduced {
  n: number
  centres: Centre[]
  targetCentres: Centre[]
  /** R' of the kept columns. */
  factor: Factor
  /** Q' of each target, kept entries first. */
  sides: Float64Array[]
}

/**
 * Householder's QR of one block of rows after the other, each under the triangle so far: the error is that of the
 * columns' condition, not of its square as with their products.
 */
export function reduce(
  columns: readonly ArrayLike<number>[],
  targets: readonly ArrayLike<number>[],
  tolerance = ALIASED,
  check?: Check,
): Reduced {
  const n = targets[0]?.length ?? columns[0]?.length ?? 0
  const k = columns.length
  const m = k + targets.length
  const all = [...columns, ...targets]
  const centres = all.map(centreOf)
  const triangle = new Float64Array(m * m)
  const block = new Float64Array(m * BLOCK)
  eachBlock(n, check, (from, to) => {
    for (let j = 0; j < m; j++) standardise(all[j]!, centres[j]!, from, to, block, j * BLOCK)
    foldIn(triangle, block, m, to - from)
  })
  return { n, centres: centres.slice(0, k), targetCentres: centres.slice(k), ...settle(triangle, k, m, tolerance) }
}

/** Turns [triangle; block] into a triangle again. */
function foldIn(triangle: Float64Array, block: Float64Array, m: number, rows: number): void {
  for (let j = 0; j < m; j++) {
    const own = j * BLOCK
    const end = own + rows
    let below = 0
    for (let i = own; i < end; i++) below += block[i]! * block[i]!
    if (below === 0) continue
    const top = triangle[j * m + j]!
    const norm = Math.sqrt(top * top + below)
    const head = top > 0 ? top + norm : top - norm
    triangle[j * m + j] = top > 0 ? -norm : norm
    const scale = 2 / (head * head + below)
    let c = j + 1
    for (; c + 1 < m; c += 2) {
      const left = c * BLOCK - own
      const right = left + BLOCK
      const topLeft = triangle[j * m + c]!
      const topRight = triangle[j * m + c + 1]!
      let [dotLeft, dotRight] = [head * topLeft, head * topRight]
      for (let i = own; i < end; i++) {
        const v = block[i]!
        dotLeft += v * block[i + left]!
        dotRight += v * block[i + right]!
      }
      dotLeft *= scale
      dotRight *= scale
      triangle[j * m + c] = topLeft - dotLeft * head
      triangle[j * m + c + 1] = topRight - dotRight * head
      for (let i = own; i < end; i++) {
        const v = block[i]!
        block[i + left]! -= dotLeft * v
        block[i + right]! -= dotRight * v
      }
    }
    if (c < m) {
      const left = c * BLOCK - own
      const topLeft = triangle[j * m + c]!
      let dot = head * topLeft
      for (let i = own; i < end; i++) dot += block[i]! * block[i + left]!
      dot *= scale
      triangle[j * m + c] = topLeft - dot * head
      for (let i = own; i < end; i++) block[i + left]! -= dot * block[i]!
    }
  }
}

/** The triangle without what is aliased, in the order of the columns. */
function settle(triangle: Float64Array, k: number, m: number, tolerance: number): Pick<Reduced, 'factor' | 'sides'> {
  const kept: number[] = []
  for (let j = 0; j < k; j++) {
    const r = kept.length
    let rest = 0
    for (let i = r; i <= j; i++) rest += triangle[i * m + j]! * triangle[i * m + j]!
    if (!(rest > tolerance)) continue
    const norm = Math.sqrt(rest)
    const top = triangle[r * m + j]!
    const head = top > 0 ? top + norm : top - norm
    const v = new Float64Array(m)
    v[r] = head
    let length = head * head
    for (let i = r + 1; i <= j; i++) {
      v[i] = triangle[i * m + j]!
      length += v[i]! * v[i]!
    }
    for (let c = j; c < m; c++) {
      let dot = 0
      for (let i = r; i <= j; i++) dot += v[i]! * triangle[i * m + c]!
      dot *= 2 / length
      for (let i = r; i <= j; i++) triangle[i * m + c]! -= dot * v[i]!
    }
    // Growing diagonals, as Cholesky has them.
    if (triangle[r * m + j]! < 0) for (let c = j; c < m; c++) triangle[r * m + c] = -triangle[r * m + c]!
    kept.push(j)
  }
  const size = Math.max(1, k)
  const lower = new Float64Array(size * size)
  for (const [column, j] of kept.entries())
    for (let i = 0; i <= column; i++) lower[column * size + i] = triangle[i * m + j]!
  const sides = Array.from({ length: m - k }, (_, t) =>
    Float64Array.from({ length: m }, (_, i) => (i <= k + t ? triangle[i * m + k + t]! : 0)),
  )
  return { factor: { size, lower, kept }, sides }
}
