import type { GroupPlan } from '../mining/group'

/** Rows of a plan, from 0, in the order of their labels. */
export function rowsByLabel(plan: GroupPlan, rowRank: Uint32Array | undefined): Uint32Array {
  const rows = Uint32Array.from({ length: plan.endRow - plan.firstRow }, (_, i) => i)
  if (!rowRank) return rows
  const rankOf = (row: number) => rowRank[plan.firstRow + row] as number
  return rows.sort((a, b) => rankOf(a) - rankOf(b))
}

/** Where each value of a permutation stands. */
export function inverse(order: Uint32Array): Uint32Array {
  const places = new Uint32Array(order.length)
  order.forEach((value, place) => {
    places[value] = place
  })
  return places
}

/** Where rows of these lengths begin; one more than rows. */
export function startsOf(lengths: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1)
  for (let row = 0; row < lengths.length; row++) starts[row + 1] = (starts[row] as number) + (lengths[row] as number)
  return starts
}

/** Where rows begin whose lengths are filled up to fours; one more than rows. */
export function startsOfFours(rows: number, length: (row: number) => number): Uint32Array {
  const starts = new Uint32Array(rows + 1)
  for (let row = 0; row < rows; row++) starts[row + 1] = (starts[row] as number) + 4 * Math.ceil(length(row) / 4)
  return starts
}

/** A row costs as much as so many entries, however few it has. */
const ROW_COST = 24

/** Rows cut into blocks of about equal cost, at most `most`: the same whatever the number of threads. */
export function evenBlocks(starts: Uint32Array, cost: number, most: number): Uint32Array {
  const rows = starts.length - 1
  const costBefore = (row: number) => (starts[row] as number) + ROW_COST * row
  const blocks = Math.max(1, Math.min(most, Math.ceil(costBefore(rows) / cost)))
  const bounds = new Uint32Array(blocks + 1)
  let row = 0
  for (let b = 1; b < blocks; b++) {
    while (row < rows && costBefore(row) < (costBefore(rows) * b) / blocks) row++
    bounds[b] = row
  }
  bounds[blocks] = rows
  return bounds
}
