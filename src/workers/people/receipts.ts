import type { Behind } from '../behind'
import { itemsAt, type StoredResult } from '../result/stored'
import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { peopleFaults } from './sentences'
import type { Part } from './types'

const ROWS_BETWEEN_PAUSES = 1 << 17

/** Items by the numbers of a table. */
export interface Sides {
  left: ReadonlySet<number>
  right: ReadonlySet<number>
}

/** The two sides of a row; what is no rule and no pair has one. */
export function sidesOf({ lists, rows }: StoredResult, row: number): Sides {
  if (!Number.isInteger(row) || row < 0 || row >= rows || lists.length === 0) throw peopleFaults.noSuchList()
  const [left, right] = [lists[0]!, lists[1]]
  return { left: new Set(itemsAt(left, row)), right: new Set(right ? itemsAt(right, row) : []) }
}

/** Whether a row of a table belongs to a part, by how many items of each side it holds. */
function testOf(part: Part, { left, right }: Sides): (left: number, right: number) => boolean {
  if (part !== 'all' && right.size === 0) throw peopleFaults.noSide()
  switch (part) {
    case 'all':
      return (l, r) => l === left.size && r === right.size
    case 'left':
      return (l) => l === left.size
    case 'leftOnly':
      return (l, r) => l === left.size && r < right.size
    case 'right':
      return (_, r) => r === right.size
    case 'rightOnly':
      return (l, r) => r === right.size && l < left.size
  }
}

/** Groups in order of their labels: one, or all of them. */
function groupsOf({ input: { groupRank } }: BasketTable, group: number | null): number[] {
  if (group !== null) return [group]
  return Array.from(groupRank.keys()).sort((a, b) => groupRank[a]! - groupRank[b]!)
}

/** Rows of a table that hold what a part of a row says, by group label and then as in the file. */
export async function rowsHolding(
  table: BasketTable,
  sides: Sides,
  { part, group }: { part: Part; group: number | null },
  pause: Pause,
): Promise<Uint32Array> {
  const { offsets, items, itemCount, groupStart } = table.input
  const test = testOf(part, sides)
  const inLeft = new Uint8Array(itemCount)
  const inRight = new Uint8Array(itemCount)
  for (const item of sides.left) inLeft[item] = 1
  for (const item of sides.right) inRight[item] = 1
  const found = new Uint32Array(offsets.length - 1)
  let n = 0
  for (const of of groupsOf(table, group)) {
    for (let row = groupStart[of]!; row < groupStart[of + 1]!; row++) {
      if (row % ROWS_BETWEEN_PAUSES === 0) await pause()
      let left = 0
      let right = 0
      for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
        left += inLeft[items[at]!]!
        right += inRight[items[at]!]!
      }
      if (test(left, right)) found[n++] = row
    }
  }
  return found.slice(0, n)
}

/** The group that a row of a result is about; null where it is about all. */
export const groupOfRow = ({ group }: Behind['result'], row: number): number | null =>
  group === null ? null : group.codes[row]!

/** The group that a row of a table is in. */
export function groupAt({ groupStart }: BasketTable['input'], row: number): number {
  let low = 0
  let high = groupStart.length - 1
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (groupStart[middle]! <= row) low = middle
    else high = middle
  }
  return low
}
