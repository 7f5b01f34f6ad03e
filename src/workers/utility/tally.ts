import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'

/** What was counted of a bundle in one group. Money in the unit of the table, so that sums of cents are exact. */
export interface GroupTally {
  receipts: number
  /** What all receipts of the group earn. */
  earned: number
  /** Receipts with the whole bundle, and what it earns on them. */
  count: number
  utility: number
  /** By item of the bundle: receipts with it, what it earns on all of them, and on those with the whole bundle. */
  itemReceipts: Uint32Array
  itemUtility: Float64Array
  inBundle: Float64Array
  /** Receipts with all items but this one. */
  lacking: Uint32Array
}

export interface Tally {
  /** By number of the group. */
  groups: GroupTally[]
  /** Rows with the whole bundle, in the order of the table. */
  rows: number[]
}

type Counted = Pick<BasketTable, 'input'>

const ROWS_BETWEEN_PAUSES = 1 << 16

function emptyTally(receipts: number, size: number): GroupTally {
  return {
    receipts,
    earned: 0,
    count: 0,
    utility: 0,
    itemReceipts: new Uint32Array(size),
    itemUtility: new Float64Array(size),
    inBundle: new Float64Array(size),
    lacking: new Uint32Array(size),
  }
}

/** Looks at every receipt once. */
export async function tallyBundle({ input }: Counted, bundle: Uint32Array, pause: Pause): Promise<Tally> {
  const { groupStart, groupBaskets, offsets, items, itemCount } = input
  const values = input.values!
  const size = bundle.length
  const slotOf = new Int32Array(itemCount).fill(-1)
  bundle.forEach((item, slot) => {
    slotOf[item] = slot
  })
  const allSlots = (size * (size - 1)) / 2
  const rows: number[] = []
  const groups: GroupTally[] = []
  for (let group = 0; group + 1 < groupStart.length; group++) {
    const tally = emptyTally(groupBaskets[group]!, size)
    const { itemReceipts, itemUtility, inBundle, lacking } = tally
    let earned = 0
    for (let row = groupStart[group]!; row < groupStart[group + 1]!; row++) {
      if (row % ROWS_BETWEEN_PAUSES === 0) await pause()
      let held = 0
      let slots = 0
      for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
        const value = values[i]!
        earned += value
        const slot = slotOf[items[i]!]!
        if (slot < 0) continue
        held++
        slots += slot
        itemReceipts[slot]!++
        itemUtility[slot]! += value
      }
      if (held === size) {
        rows.push(row)
        for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
          const slot = slotOf[items[i]!]!
          if (slot < 0) continue
          inBundle[slot]! += values[i]!
          tally.utility += values[i]!
        }
      } else if (held > 0 && held === size - 1) {
        // All slots but one were added up: what is left is the one.
        lacking[allSlots - slots]!++
      }
    }
    tally.count = rows.length - groups.reduce((sum, { count }) => sum + count, 0)
    tally.earned = earned
    groups.push(tally)
  }
  return { groups, rows }
}

export function sumTallies(groups: readonly GroupTally[], size: number): GroupTally {
  const sum = emptyTally(0, size)
  for (const group of groups) {
    sum.receipts += group.receipts
    sum.earned += group.earned
    sum.count += group.count
    sum.utility += group.utility
    for (let slot = 0; slot < size; slot++) {
      sum.itemReceipts[slot]! += group.itemReceipts[slot]!
      sum.itemUtility[slot]! += group.itemUtility[slot]!
      sum.inBundle[slot]! += group.inBundle[slot]!
      sum.lacking[slot]! += group.lacking[slot]!
    }
  }
  return sum
}
