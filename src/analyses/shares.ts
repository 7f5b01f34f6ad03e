/** So many of so many. */
export interface Share {
  count: number
  of: number
}

export interface Interval {
  low: number
  high: number
}

/** So many standard deviations hold 95 % of a normal distribution. */
const Z95 = 1.959963984540054

/** Where the true share lies with 95 % certainty (Wilson, 1927). */
export function wilson({ count, of }: Share, z = Z95): Interval {
  const z2 = z * z
  const middle = (2 * count + z2) / (2 * (of + z2))
  const half = (z * Math.sqrt(z2 + 4 * count * (1 - count / of))) / (2 * (of + z2))
  return { low: count === 0 ? 0 : middle - half, high: count === of ? 1 : middle + half }
}

/** Newcombe's hybrid score interval (1998, method 10) of the difference of two independent shares. */
export function differenceInterval(a: Share, b: Share, z = Z95): Interval {
  if (a.of === 0 || b.of === 0) return { low: Number.NaN, high: Number.NaN }
  const [shareA, shareB] = [a.count / a.of, b.count / b.of]
  const [ofA, ofB] = [wilson(a, z), wilson(b, z)]
  const difference = shareA - shareB
  return {
    low: difference - reach(shareA - ofA.low, ofB.high - shareB),
    high: difference + reach(ofA.high - shareA, shareB - ofB.low),
  }
}

/** Browsers differ in the last digit of `Math.hypot`. */
const reach = (a: number, b: number) => Math.sqrt(a * a + b * b)
