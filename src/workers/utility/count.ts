import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'

/** Row-major bundles × groups, in the unit of the table. */
export interface BundleCounts {
  groups: number
  count: Uint32Array
  utility: Float64Array
  /** By group. */
  receipts: Uint32Array
  earned: Float64Array
  itemReceipts(group: number, item: number): number
}

const ROWS_BETWEEN_PAUSES = 1 << 15

/** Bundles by their rarest item: on most receipts none of them is even looked at. */
function byRarestItem({ itemBaskets }: BasketTable, bundles: readonly Uint32Array[]): Map<number, number[]> {
  const at = new Map<number, number[]>()
  bundles.forEach((bundle, b) => {
    const rarest = bundle.reduce((one, other) => (itemBaskets[other]! < itemBaskets[one]! ? other : one))
    at.set(rarest, [...(at.get(rarest) ?? []), b])
  })
  return at
}

/** Counts all bundles in every group in one pass over the receipts. */
export async function countBundles(
  table: BasketTable,
  bundles: readonly Uint32Array[],
  pause: Pause,
): Promise<BundleCounts> {
  const { groupStart, groupBaskets, offsets, items, itemCount } = table.input
  const values = table.input.values!
  const groups = groupStart.length - 1
  const slotOf = new Int32Array(itemCount).fill(-1)
  const used = [...new Set(bundles.flatMap((bundle) => [...bundle]))]
  used.forEach((item, slot) => {
    slotOf[item] = slot
  })
  const rarest = byRarestItem(table, bundles)
  const rootedAt = used.map((item) => rarest.get(item) ?? [])
  const inSlots = bundles.map((bundle) => Array.from(bundle, (item) => slotOf[item]!))
  const count = new Uint32Array(bundles.length * groups)
  const utility = new Float64Array(bundles.length * groups)
  const earned = new Float64Array(groups)
  const itemReceipts = new Uint32Array(used.length * groups)
  /** Row + 1 that held an item last, and what it earned there. */
  const holder = new Uint32Array(used.length)
  const worth = new Float64Array(used.length)

  function look(row: number, group: number): void {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      const slot = slotOf[items[i]!]!
      if (slot < 0) continue
      for (const b of rootedAt[slot]!) {
        let sum = 0
        let whole = true
        for (const each of inSlots[b]!) {
          whole = holder[each] === row + 1
          if (!whole) break
          sum += worth[each]!
        }
        if (!whole) continue
        count[b * groups + group]!++
        utility[b * groups + group]! += sum
      }
    }
  }

  for (let group = 0; group < groups; group++) {
    for (let row = groupStart[group]!; row < groupStart[group + 1]!; row++) {
      if (row % ROWS_BETWEEN_PAUSES === 0) await pause()
      let held = 0
      for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
        earned[group]! += values[i]!
        const slot = slotOf[items[i]!]!
        if (slot < 0) continue
        held++
        holder[slot] = row + 1
        worth[slot] = values[i]!
        itemReceipts[slot * groups + group]!++
      }
      if (held > 0) look(row, group)
    }
  }
  return {
    groups,
    count,
    utility,
    receipts: groupBaskets,
    earned,
    itemReceipts: (group, item) => itemReceipts[slotOf[item]! * groups + group]!,
  }
}
