/** Rows that are worked on at a time: a block of all columns stays in the cache. */
export const BLOCK = 256
/** Rows between two looks at whether to go on. */
const LOOK = 65_536

/** Called now and then in long loops; what it throws ends them. */
export type Check = () => void

/** Which unit a row belongs to: codes below `count`. */
export interface Clusters {
  codes: Uint32Array
  count: number
}

/** Calls `each` for one block after the other. */
export function eachBlock(n: number, check: Check | undefined, each: (from: number, to: number) => void): void {
  for (let from = 0; from < n; from += BLOCK) {
    if (check && from % LOOK === 0) check()
    each(from, Math.min(n, from + BLOCK))
  }
}

/** How many clusters have any row. */
export function clustersIn({ codes, count }: Clusters): number {
  const seen = new Uint8Array(count)
  let used = 0
  for (let i = 0; i < codes.length; i++) {
    used += 1 - seen[codes[i]!]!
    seen[codes[i]!] = 1
  }
  return used
}

/** Mean and length of what is left of a column without it. */
export interface Centre {
  mean: number
  length: number
}

export function centreOf(column: ArrayLike<number>): Centre {
  const n = column.length
  if (n === 0) return { mean: 0, length: 0 }
  const shift = column[0]!
  const near = shift + meanAbout(column, shift)
  let [apart, squares] = [0, 0]
  for (let from = 0; from < n; from += BLOCK) {
    let [sum, sumOfSquares] = [0, 0]
    for (let i = from, to = Math.min(n, from + BLOCK); i < to; i++) {
      const each = column[i]! - near
      sum += each
      sumOfSquares += each * each
    }
    apart += sum
    squares += sumOfSquares
  }
  const mean = near + apart / n
  squares -= (apart / n) * apart
  // What rounding of the mean alone would leave is no difference.
  const noise = Number.EPSILON * Math.abs(mean)
  return { mean, length: squares <= 4 * n * noise * noise ? 0 : Math.sqrt(squares) }
}

function meanAbout(column: ArrayLike<number>, shift: number): number {
  const n = column.length
  let whole = 0
  for (let from = 0; from < n; from += BLOCK) {
    let sum = 0
    for (let i = from, to = Math.min(n, from + BLOCK); i < to; i++) sum += column[i]! - shift
    whole += sum
  }
  return n === 0 ? 0 : whole / n
}

/** Puts rows of a column, centred and of length 1, where `into` says. */
export function standardise(
  column: ArrayLike<number>,
  { mean, length }: Centre,
  from: number,
  to: number,
  into: Float64Array,
  at: number,
): void {
  const scale = length === 0 ? 0 : 1 / length
  for (let i = from, to_ = at; i < to; i++, to_++) into[to_] = (column[i]! - mean) * scale
}
