import { entriesOf, type GroupPlan } from './group'

/** Rows of a group cut into about equal numbers of entries: n + 1 bounds. */
export function rowBounds(offsets: Uint32Array, plan: GroupPlan, n: number): Uint32Array {
  const bounds = new Uint32Array(n + 1)
  bounds[0] = plan.firstRow
  bounds[n] = plan.endRow
  let row = plan.firstRow
  for (let b = 1; b < n; b++) {
    const entry = plan.firstEntry + Math.floor((entriesOf(plan) * b) / n)
    let high = plan.endRow
    while (row < high) {
      const middle = (row + high) >>> 1
      if ((offsets[middle] as number) < entry) row = middle + 1
      else high = middle
    }
    bounds[b] = row
  }
  return bounds
}
