import { isThinBundle, liftOfBundle } from './chance'
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
export function detailOfBundle(scope: BundleScope, tally: Tally): BundleDetail {
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
    overall: earning(null, all, power),
    groups: table.info.groupColumn === null ? [] : byLabel.map((g) => earning(label(g), tally.groups[g]!, power)),
    parts: Array.from(bundle, (item, slot) => ({
      item: itemLabels[item]!,
      inBundle: own.inBundle[slot]! / power,
      alone: own.itemUtility[slot]! / power,
      receipts: own.itemReceipts[slot]!,
    })),
    weeks: weeksOf(scope, tally.rows),
  }
}
