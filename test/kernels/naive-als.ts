import type { RecommendParameters } from '../../src/analyses/recommend/types'

/** Implicit ALS over a full matrix, every row solved exactly by elimination, all in f64. */

type Matrix = number[][]

/** The start that is asked for: XorShift64, the lowest 24 bits as a share of -1 to 1, by the root of the factors. */
export function startFactors(rows: number, factors: number, seed: number): Matrix {
  const mask = (1n << 64n) - 1n
  let state = seed === 0 ? 0xbad5eedn : BigInt(seed)
  const next = () => {
    state ^= (state << 13n) & mask
    state ^= state >> 7n
    state ^= (state << 17n) & mask
    return Number(state & 0xffffffn) / 0xffffff
  }
  return Array.from({ length: rows }, () =>
    Array.from({ length: factors }, () => Math.fround((2 * next() - 1) / Math.sqrt(factors))),
  )
}

const product = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] as number), 0)

/** Solves A x = b for a symmetric positive definite A. */
function solve(A: Matrix, b: number[]): number[] {
  const n = b.length
  const rows = A.map((row, i) => [...row, b[i] as number])
  for (let i = 0; i < n; i++) {
    const pivot = rows[i] as number[]
    for (let j = i + 1; j < n; j++) {
      const row = rows[j] as number[]
      const share = (row[i] as number) / (pivot[i] as number)
      for (let k = i; k <= n; k++) row[k] = (row[k] as number) - share * (pivot[k] as number)
    }
  }
  const x = new Array<number>(n).fill(0)
  for (let i = n - 1; i >= 0; i--) {
    const row = rows[i] as number[]
    let sum = row[n] as number
    for (let k = i + 1; k < n; k++) sum -= (row[k] as number) * (x[k] as number)
    x[i] = sum / (row[i] as number)
  }
  return x
}

export function halfStep(values: Matrix, held: Matrix, lambda: number, alpha: number): Matrix {
  const factors = held[0]?.length as number
  return values.map((row) => {
    if (row.every((v) => v <= 0)) return new Array<number>(factors).fill(0)
    const A = Array.from({ length: factors }, (_, i) =>
      Array.from({ length: factors }, (_, j) => (i === j ? lambda : 0)),
    )
    const b = new Array<number>(factors).fill(0)
    row.forEach((value, u) => {
      const y = held[u] as number[]
      const confidence = value > 0 ? 1 + alpha * value : 1
      for (let i = 0; i < factors; i++) {
        const scaled = confidence * (y[i] as number)
        if (value > 0) b[i] = (b[i] as number) + scaled
        for (let j = 0; j < factors; j++)
          (A[i] as number[])[j] = ((A[i] as number[])[j] as number) + scaled * (y[j] as number)
      }
    })
    return solve(A, b)
  })
}

const transposed = (values: Matrix): Matrix => (values[0] ?? []).map((_, i) => values.map((row) => row[i] as number))

/** Over all pairs: Σ c (p - x·y)² + λ (‖x‖² + ‖y‖²). */
export function lossOf(values: Matrix, X: Matrix, Y: Matrix, { regularization, alpha }: RecommendParameters): number {
  let loss = 0
  values.forEach((row, u) => {
    row.forEach((value, i) => {
      const miss = (value > 0 ? 1 : 0) - product(X[u] as number[], Y[i] as number[])
      loss += (value > 0 ? 1 + alpha * value : 1) * miss * miss
    })
  })
  const squares = [...X, ...Y].reduce((sum, row) => sum + product(row, row), 0)
  return loss + Math.max(regularization, 1e-6) * squares
}

export function naiveAls(values: Matrix, parameters: RecommendParameters) {
  const { factors, seed, iterations, alpha } = parameters
  const lambda = Math.max(parameters.regularization, 1e-6)
  let X = startFactors(values.length, factors, seed)
  let Y = startFactors(values[0]?.length ?? 0, factors, seed + 1)
  const loss: number[] = []
  for (let i = 0; i < iterations; i++) {
    X = halfStep(values, Y, lambda, alpha)
    Y = halfStep(transposed(values), X, lambda, alpha)
    loss.push(lossOf(values, X, Y, parameters))
  }
  return { X, Y, loss }
}
