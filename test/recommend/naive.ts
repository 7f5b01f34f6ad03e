/** Dense and in the order of the formulas, nothing shared with what is tested. */

type Matrix = number[][]

const product = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] as number), 0)

/** Gauss-Jordan with the largest pivot. */
function inverse(A: Matrix): Matrix {
  const n = A.length
  const rows = A.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))])
  for (let i = 0; i < n; i++) {
    let best = i
    for (let r = i; r < n; r++) if (Math.abs(rows[r]?.[i] as number) > Math.abs(rows[best]?.[i] as number)) best = r
    const pivot = rows[best] as number[]
    rows[best] = rows[i] as number[]
    const head = pivot[i] as number
    rows[i] = pivot.map((x) => x / head)
    rows.forEach((row, r) => {
      const share = row[i] as number
      if (r !== i) rows[r] = row.map((x, k) => x - share * (rows[i]?.[k] as number))
    })
  }
  return rows.map((row) => row.slice(n))
}

/** Part of each item of the history in the score of each item: c_j · y_iᵀ W⁻¹ y_j. */
export function naiveParts(Y: Matrix, history: ReadonlyMap<number, number>, lambda: number, alpha: number): Matrix {
  const n = Y[0]?.length ?? 0
  const W = Array.from({ length: n }, (_, a) =>
    Array.from({ length: n }, (_, b) =>
      Y.reduce(
        (sum, y, i) => sum + (1 + alpha * (history.get(i) ?? 0)) * (y[a] as number) * (y[b] as number),
        a === b ? lambda : 0,
      ),
    ),
  )
  const V = inverse(W)
  return Y.map((seen) =>
    [...history].map(
      ([j, value]) =>
        (1 + alpha * value) *
        product(
          seen,
          V.map((row) => product(row, Y[j] as number[])),
        ),
    ),
  )
}

export function cosine(a: readonly number[], b: readonly number[]): number {
  const length = Math.sqrt(product(a, a) * product(b, b))
  return length === 0 ? 0 : product(a, b) / length
}
