import type { GroupPlan } from '../mining/group'
import type { Mined } from './mine'
import { ROOT } from './roots'
import type { SequenceColumns } from './types'

/** What chance would bring: every root says how many customers of its group have its item. */
export function fillExpected({ roots, journeys }: Mined, plans: readonly GroupPlan[], columns: SequenceColumns): void {
  const { rows, group, offsets, items, expected } = columns
  const customers = new Map<number, number>()
  const key = (g: number, item: number) => g * 0x100000000 + item
  for (let at = 0; at < roots.length; at += ROOT.words) {
    const item = journeys.itemOfRank[roots[at + ROOT.rank] as number] as number
    customers.set(key(roots[at + ROOT.group] as number, item), roots[at + ROOT.customers] as number)
  }
  for (let row = 0; row < rows; row++) {
    const g = group[row] as number
    const all = (plans[g] as GroupPlan).baskets
    let chance = all
    for (let i = offsets[row] as number; i < (offsets[row + 1] as number); i++) {
      chance *= (customers.get(key(g, items[i] as number)) ?? 0) / all
    }
    expected[row] = chance
  }
}
