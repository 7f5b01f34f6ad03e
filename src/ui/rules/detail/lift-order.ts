import type { GroupLift } from '../../../workers/rules/types'

export type LiftSort = 'lift' | 'baskets' | 'name'

const byName = (a: GroupLift, b: GroupLift) => (a.group ?? '').localeCompare(b.group ?? '', 'en', { numeric: true })

/** Groups in the order asked for. By lift, those with too few baskets stand last: their number means little. */
export function orderGroups(groups: readonly GroupLift[], sort: LiftSort): GroupLift[] {
  const sorted = [...groups]
  if (sort === 'name') return sorted.sort(byName)
  if (sort === 'baskets') return sorted.sort((a, b) => b.baskets - a.baskets || byName(a, b))
  return sorted.sort((a, b) => Number(a.thin) - Number(b.thin) || b.lift - a.lift || byName(a, b))
}

/** Where a lift stands between 0 and 1 on a log axis that holds all intervals worth looking at, and chance. */
export function liftAxis(lifts: readonly GroupLift[]): (lift: number) => number {
  const sure = lifts.filter((each) => !each.thin && each.lift > 0)
  const low = Math.max(1 / 64, Math.min(0.8, ...sure.map((each) => Math.max(each.low, each.lift / 4))))
  const high = Math.min(4096, Math.max(1.25, ...sure.map((each) => Math.min(each.high, each.lift * 4))))
  const from = Math.log2(low)
  const span = Math.log2(high) - from
  return (lift) => (lift > 0 ? Math.max(0, Math.min(1, (Math.log2(lift) - from) / span)) : 0)
}
