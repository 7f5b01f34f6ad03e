import { type BundleScope, earnedOn, rowsInScope } from './scope'
import type { BundleReceipts } from './types'

function groupOfRow(groupStart: Uint32Array, row: number): number {
  let low = 0
  let high = groupStart.length - 1
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (groupStart[middle]! <= row) low = middle
    else high = middle
  }
  return low
}

/** Groups by label, in each of them the receipts as in the file. */
function inOrder({ table }: BundleScope, rows: readonly number[]): number[] {
  const { groupStart, groupRank } = table.input
  const rank = (row: number) => groupRank[groupOfRow(groupStart, row)]!
  return rows
    .map((row) => ({ row, rank: rank(row) }))
    .sort((a, b) => a.rank - b.rank || a.row - b.row)
    .map(({ row }) => row)
}

/** The receipts behind a bundle, the bundle's own lines first on each. */
export function receiptsOf(
  scope: BundleScope,
  tallied: readonly number[],
  page: { offset: number; limit: number },
): BundleReceipts {
  const { table, bundle, power } = scope
  const { input, itemLabels, groupLabels, basketLabel, rowTimes, info } = table
  const { offsets, items, groupStart } = input
  const rows = rowsInScope(scope, tallied)
  return {
    total: rows.length,
    rows: inOrder(scope, rows)
      .slice(page.offset, page.offset + page.limit)
      .map((row) => {
        const lines = Array.from(items.subarray(offsets[row]!, offsets[row + 1]!), (item, i) => ({
          item: itemLabels[item]!,
          value: input.values![offsets[row]! + i]! / power,
          inBundle: bundle.includes(item),
        }))
        const time = rowTimes?.[row] ?? Number.NaN
        return {
          group: info.groupColumn === null ? null : (groupLabels[groupOfRow(groupStart, row)] ?? null),
          receipt: basketLabel(row),
          time: Number.isNaN(time) ? null : time,
          utility: earnedOn(scope, row) / power,
          items: [...lines.filter((line) => line.inBundle), ...lines.filter((line) => !line.inBundle)],
        }
      }),
  }
}
