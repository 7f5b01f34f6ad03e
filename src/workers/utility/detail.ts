import { rowAt } from '../result/page'
import { rowsOfSameLists } from '../result/same-lists'
import type { StoredResult } from '../result/stored'
import { isThinBundle, isThinCount, liftOfBundle } from './chance'
import type { BundleScope } from './scope'
import { type GroupTally, sumTallies, type Tally } from './tally'
import type { BundleDetail, GroupEarning } from './types'
import { weeksOf } from './weeks'

function earning(group: string | null, tally: GroupTally, power: number): GroupEarning {
  const { receipts, count, itemReceipts } = tally
  const utility = tally.utility / power
  return {
    group,
    receipts,
    count,
    utility,
    perReceipt: utility / count,
    lift: liftOfBundle(receipts, count, itemReceipts),
    share: utility / (tally.earned / power),
    thin: isThinBundle(receipts, count, itemReceipts),
  }
}

/** What is known of a bundle: where it was found, in all receipts, and in each group. */
export function detailOfBundle(result: StoredResult, scope: BundleScope, tally: Tally): BundleDetail {
  const { table, index, group, power, bundle } = scope
  const { itemLabels, groupLabels, input } = table
  const all = sumTallies(tally.groups, bundle.length)
  const own = group === null ? all : tally.groups[group]!
  const label = (g: number) => groupLabels[g] ?? null
  const byLabel = Array.from(tally.groups.keys()).sort((a, b) => input.groupRank[a]! - input.groupRank[b]!)
  return {
    index,
    group: group === null ? null : label(group),
    items: Array.from(bundle, (item) => itemLabels[item]!),
    own: earning(group === null ? null : label(group), own, power),
    expected: Number(rowAt(result, index).cells['expected']),
    overall: earning(null, all, power),
    groups: table.info.groupColumn === null ? [] : byLabel.map((g) => earning(label(g), tally.groups[g]!, power)),
    parts: Array.from(bundle, (item, slot) => ({
      item: itemLabels[item]!,
      inBundle: own.inBundle[slot]! / power,
      alone: own.itemUtility[slot]! / power,
      receipts: own.itemReceipts[slot]!,
    })),
    weeks: weeksOf(scope, tally.rows),
    partial: false,
  }
}

/** What a row says of its group, or of all. */
function earningOfRow(result: StoredResult, row: number): GroupEarning {
  const { cells } = rowAt(result, row)
  const [count, utility, perReceipt, lift, share] = ['support', 'utility', 'per_receipt', 'lift', 'share'].map((name) =>
    Number(cells[name]),
  ) as [number, number, number, number, number]
  const group = result.group && result.context.groupLabel(result.columns.group[row]!)
  const receipts = result.basketsOf(row)
  return { group, receipts, count, utility, perReceipt, lift, share, thin: isThinCount(count, count / lift) }
}

/** The same as far as rows know it. */
export function detailOfRow(result: StoredResult, index: number): BundleDetail {
  const { cells } = rowAt(result, index)
  const { groupRank } = result.context.ranks
  const rank = (row: number) => groupRank[result.columns.group[row]!]!
  const own = earningOfRow(result, index)
  const others = result.group ? rowsOfSameLists(result, index).sort((a, b) => rank(a) - rank(b)) : []
  return {
    index,
    group: own.group,
    items: cells['itemset'] as string[],
    own,
    expected: Number(cells['expected']),
    overall: result.group ? null : own,
    groups: others.map((row) => earningOfRow(result, row)),
    parts: [],
    weeks: [],
    partial: true,
  }
}
