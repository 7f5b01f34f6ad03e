/** Steps of the diverging scale: −5 … 5, 0 is chance. Half a doubling per step near 1, then a little more. */
const STEPS = [0.12, 0.6, 1.2, 1.9, 2.7]

export function liftLevel(lift: number): number {
  if (!(lift > 0)) return -5
  const doublings = Math.log2(lift)
  const size = STEPS.filter((step) => Math.abs(doublings) >= step).length
  return doublings < 0 ? -size : size
}
