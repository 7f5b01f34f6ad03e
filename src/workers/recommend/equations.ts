import type { Pause } from '../table/pause'

const ROWS_AT_A_TIME = 512

/** Adds `weight` times the square of a vector to the lower triangle of a matrix of `n` columns. */
export function addSquare(matrix: Float64Array, n: number, vector: Float32Array, at: number, weight: number): void {
  for (let i = 0; i < n; i++) {
    const scaled = weight * vector[at + i]!
    for (let j = 0; j <= i; j++) matrix[n * i + j]! += scaled * vector[at + j]!
  }
}

/** YᵀY of vectors of length `n`: its lower triangle. */
export async function gramOf(vectors: Float32Array, n: number, pause: Pause): Promise<Float64Array> {
  const gram = new Float64Array(n * n)
  for (let at = 0, row = 0; at < vectors.length; at += n, row++) {
    if (row % ROWS_AT_A_TIME === 0) await pause()
    addSquare(gram, n, vectors, at, 1)
  }
  return gram
}

/**
 * Turns the lower triangle of A + λI in place into its Cholesky factor. No pivot of such a matrix is below λ: one that
 * comes out lower has only been rounded.
 */
export function factorize(matrix: Float64Array, n: number, lambda: number): void {
  for (let i = 0; i < n; i++) matrix[n * i + i]! += lambda
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[n * i + j]!
      for (let k = 0; k < j; k++) sum -= matrix[n * i + k]! * matrix[n * j + k]!
      matrix[n * i + j] = i === j ? Math.sqrt(Math.max(sum, lambda)) : sum / matrix[n * j + j]!
    }
  }
}

/** Solves for one right side, in place, with a factor of `factorize`. */
export function solve(factor: Float64Array, n: number, vector: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = vector[i]!
    for (let k = 0; k < i; k++) sum -= factor[n * i + k]! * vector[k]!
    vector[i] = sum / factor[n * i + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = vector[i]!
    for (let k = i + 1; k < n; k++) sum -= factor[n * k + i]! * vector[k]!
    vector[i] = sum / factor[n * i + i]!
  }
}
