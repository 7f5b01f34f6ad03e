import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { isThinBundle } from './chance'
import { type BundleCounts, countBundles } from './count'
import type { BundleMatrix, MatrixOrder } from './types'

/** A bundle of the result; the same one found in several groups comes once. */
export interface BundleRow {
  index: number
  bundle: Uint32Array
}

/** One group has at least so much of the receipts with a bundle, and at least so many: it is sold there alone. */
const NEARLY_ALL = 0.9
const ENOUGH = 5

/** By group, in the order of their labels. */
interface Cells {
  count: number[]
  utility: number[]
  perThousand: number[]
  thin: boolean[]
}

function onlyIn({ count }: Cells): number | null {
  const most = Math.max(...count)
  const all = count.reduce((a, b) => a + b, 0)
  return most >= ENOUGH && most >= NEARLY_ALL * all ? count.indexOf(most) : null
}

/** Standard deviation of money per 1,000 receipts between groups, each by the weight of its receipts. */
function disagreement({ perThousand, thin }: Cells, receipts: readonly number[]): number {
  const sure = thin.flatMap((isThin, at) => (isThin ? [] : [at]))
  const weight = sure.reduce((sum, at) => sum + receipts[at]!, 0)
  if (sure.length < 2 || weight === 0) return 0
  const mean = sure.reduce((sum, at) => sum + perThousand[at]! * receipts[at]!, 0) / weight
  return Math.sqrt(sure.reduce((sum, at) => sum + receipts[at]! * (perThousand[at]! - mean) ** 2, 0) / weight)
}

function cellsOf(counts: BundleCounts, row: BundleRow, place: number, groups: readonly number[], power: number): Cells {
  const at = (group: number) => place * counts.groups + group
  const receipts = (group: number) => counts.receipts[group]!
  const utility = groups.map((group) => counts.utility[at(group)]! / power)
  return {
    count: groups.map((group) => counts.count[at(group)]!),
    utility,
    perThousand: groups.map((group, i) => (receipts(group) === 0 ? 0 : (1000 * utility[i]!) / receipts(group))),
    thin: groups.map((group) => {
      const itemReceipts = Array.from(row.bundle, (item) => counts.itemReceipts(group, item))
      return isThinBundle(receipts(group), counts.count[at(group)]!, itemReceipts)
    }),
  }
}

/** Bundles against groups, counted from the receipts, so also where a bundle was not found. */
export async function matrixOf(
  { table, power }: { table: BasketTable; power: number },
  rows: readonly BundleRow[],
  limit: number,
  sort: MatrixOrder,
  pause: Pause,
): Promise<BundleMatrix> {
  const { groupLabels, itemLabels, input } = table
  const groups = Array.from(input.groupRank.keys()).sort((a, b) => input.groupRank[a]! - input.groupRank[b]!)
  const counts = await countBundles(
    table,
    rows.map(({ bundle }) => bundle),
    pause,
  )
  const receipts = groups.map((group) => counts.receipts[group]!)
  const all = rows.map((row, place) => {
    const cells = cellsOf(counts, row, place, groups, power)
    const ofBundle = counts.utility.subarray(place * counts.groups, (place + 1) * counts.groups)
    const utility = ofBundle.reduce((a, b) => a + b, 0) / power
    return { ...row, utility, cells, onlyIn: onlyIn(cells), disagreement: disagreement(cells, receipts) }
  })
  // Array sort is stable: bundles alike keep the order of the query.
  if (sort === 'disagreement') all.sort((a, b) => b.disagreement - a.disagreement)
  const shown = (sort === 'only' ? all.filter((row) => row.onlyIn !== null) : all).slice(0, limit)
  const flat = <K extends keyof Cells>(name: K) => shown.flatMap(({ cells }) => cells[name] as Cells[K][number][])
  return {
    groups: groups.map((group, i) => ({
      label: groupLabels[group] ?? null,
      receipts: receipts[i]!,
      utility: counts.earned[group]! / power,
    })),
    bundles: shown.map(({ index, bundle, utility, cells, onlyIn, disagreement }) => ({
      index,
      items: Array.from(bundle, (item) => itemLabels[item]!),
      utility,
      groupsWith: cells.count.filter((count) => count > 0).length,
      onlyIn,
      disagreement,
    })),
    utility: Float64Array.from(flat('utility')),
    perThousand: Float64Array.from(flat('perThousand')),
    count: Uint32Array.from(flat('count')),
    thin: Uint8Array.from(flat('thin'), Number),
  }
}
