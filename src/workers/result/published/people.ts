import type { RecommendColumns } from '../../../analyses/recommend/types'
import type { ResultContext } from '../context'

interface Renamed {
  columns: RecommendColumns
  rowLabels: NonNullable<ResultContext['rowLabels']>
  moved: Uint32Array
}

/**
 * Rows of customers under other names. They are sorted anew, by those: in their old order they would tell how the names
 * stand in the alphabet. So does the number of a customer's row in the table, which becomes its place here.
 */
export function renamed(
  columns: RecommendColumns,
  { groupRank }: ResultContext['ranks'],
  nameOf: (row: number) => string,
): Renamed {
  const { rows, group, offsets } = columns
  const names = Array.from(columns.customer, nameOf)
  const order = Uint32Array.from({ length: rows }, (_, row) => row).sort(
    (a, b) =>
      (groupRank[group[a]!] ?? 0) - (groupRank[group[b]!] ?? 0) ||
      (names[a]! < names[b]! ? -1 : names[a]! > names[b]! ? 1 : a - b),
  )
  const starts = new Uint32Array(rows + 1)
  for (const [to, row] of order.entries()) starts[to + 1] = starts[to]! + offsets[row + 1]! - offsets[row]!
  const items = new Uint32Array(columns.items.length)
  const scores = new Float32Array(columns.scores.length)
  const moved = new Uint32Array(rows)
  for (const [to, row] of order.entries()) {
    items.set(columns.items.subarray(offsets[row], offsets[row + 1]), starts[to])
    scores.set(columns.scores.subarray(offsets[row], offsets[row + 1]), starts[to])
    moved[row] = to
  }
  const places = order.map((_, at) => at)
  return {
    columns: {
      ...columns,
      group: order.map((row) => group[row]!),
      personal: Uint8Array.from(order, (row) => columns.personal[row]!),
      customer: places,
      offsets: starts,
      items,
      scores,
    },
    rowLabels: { label: (row) => names[order[row]!]!, rank: places },
    moved,
  }
}
