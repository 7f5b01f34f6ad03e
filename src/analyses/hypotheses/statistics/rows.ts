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

/** Rows in the order of their clusters, or null where they are in it; and where each cluster begins. */
export function clustered({ codes, count }: Clusters): {
  order: Uint32Array | null
  starts: Uint32Array
  used: number
} {
  const starts = new Uint32Array(count + 1)
  let sorted = true
  for (let i = 0; i < codes.length; i++) {
    starts[codes[i]! + 1]!++
    if (i > 0 && codes[i]! < codes[i - 1]!) sorted = false
  }
  let used = 0
  for (let c = 0; c < count; c++) {
    if (starts[c + 1]! > 0) used++
    starts[c + 1]! += starts[c]!
  }
  if (sorted) return { order: null, starts, used }
  const next = starts.slice()
  const order = new Uint32Array(codes.length)
  for (let i = 0; i < codes.length; i++) order[next[codes[i]!]!++] = i
  return { order, starts, used }
}

/** Mean and length of what is left of a column without it. */
export interface Centre {
  mean: number
  length: number
}

export function centreOf(column: ArrayLike<number>): Centre {
  const n = column.length
  const shift = n === 0 ? 0 : column[0]!
  const mean = shift + meanAbout(column, shift)
  const middle = mean + meanAbout(column, mean)
  let squares = 0
  for (let from = 0; from < n; from += BLOCK) {
    let sum = 0
    for (let i = from, to = Math.min(n, from + BLOCK); i < to; i++) {
      const apart = column[i]! - middle
      sum += apart * apart
    }
    squares += sum
  }
  // What rounding of the mean alone would leave is no difference.
  const noise = Number.EPSILON * Math.abs(middle)
  return { mean: middle, length: squares <= 4 * n * noise * noise ? 0 : Math.sqrt(squares) }
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
