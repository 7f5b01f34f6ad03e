import { liftInterval, lowestRatio } from './lift'

/** What a row amounts to, times how surely it is more than chance: its doublings of chance at the low end of its lift. */
function surely(amount: number, lowLift: number): number {
  const trust = Math.log(Math.max(lowLift, Number.MIN_VALUE))
  // A loss is no find, however sure.
  return amount < 0 && trust < 0 ? -amount * trust : amount * trust
}

/**
 * How strong a row is, and surely so; what the screen orders by: `count · ln(low)`, with low the lower end of the 95 %
 * interval of lift. Lift alone favours the rarest, baskets beyond chance alone the best-sellers.
 */
export function strengthOfSplit(baskets: number, antecedent: number, consequent: number, both: number): number {
  return surely(both, liftInterval({ baskets, antecedent, consequent, both }).low)
}

/** The same for any number of items that `expected` of `rows` would hold by chance; `amount` where it is not rows that count. */
export function strengthOfSet(rows: number, expected: number, count: number, amount = count): number {
  return surely(amount, (count / expected) * lowestRatio(count, rows))
}
