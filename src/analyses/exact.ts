/** Outcomes as likely as the one seen count as no likelier, whatever was rounded on the way. */
const TIES = 1 + 1e-7
/** What is left of the sum once terms are so much smaller cannot be seen in it. */
const NEGLIGIBLE = 1e-17

/**
 * Two-sided p of `seen` among the outcomes least…most: the probability of all that are no likelier. `ratio` is the
 * likelihood of x + 1 against that of x, and falls from x to x + 1.
 */
function twoSided(least: number, most: number, seen: number, ratio: (x: number) => number): number {
  let [low, high] = [least, most]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (ratio(middle) >= 1) low = middle + 1
    else high = middle
  }
  const mode = low
  let limit = 1
  for (let x = mode; x < seen && limit > 0; x++) limit *= ratio(x)
  for (let x = mode; x > seen && limit > 0; x--) limit /= ratio(x - 1)
  if (limit === 0) return 0
  const few = Math.min(limit, 1) * NEGLIGIBLE
  const bound = limit * TIES
  let all = 1
  let extreme = 1 <= bound ? 1 : 0
  const add = (likelihood: number) => {
    all += likelihood
    if (likelihood <= bound) extreme += likelihood
    return likelihood > few
  }
  for (let x = mode, likelihood = 1; x < most; x++) {
    likelihood *= ratio(x)
    if (!add(likelihood)) break
  }
  for (let x = mode, likelihood = 1; x > least; x--) {
    likelihood /= ratio(x - 1)
    if (!add(likelihood)) break
  }
  return Math.min(1, extreme / all)
}

/** So many of so many on each side: Fisher's exact test. NaN where one side is empty. */
export function fisherTest(a: { count: number; of: number }, b: { count: number; of: number }): number {
  if (a.of === 0 || b.of === 0) return Number.NaN
  const taken = a.count + b.count
  return twoSided(
    Math.max(0, taken - b.of),
    Math.min(taken, a.of),
    a.count,
    (x) => ((taken - x) * (a.of - x)) / ((x + 1) * (b.of - taken + x + 1)),
  )
}

/** A rule in one set of baskets. */
export interface RuleCounts {
  baskets: number
  antecedent: number
  consequent: number
  both: number
}

const range = ({ baskets, antecedent, consequent }: RuleCounts): [number, number] => [
  Math.max(0, antecedent + consequent - baskets),
  Math.min(antecedent, consequent),
]

/** Likelihood of x + 1 against x where the sides of the rule have nothing to do with each other. */
const step = ({ baskets, antecedent, consequent }: RuleCounts, x: number): number =>
  ((antecedent - x) * (consequent - x)) / ((x + 1) * (baskets - antecedent - consequent + x + 1))

/**
 * Do the sides of a rule go together as much on both sides of the comparison? Zelen's exact test (1971) of equal odds
 * ratios: given all margins and how often both come in all, how they fall to A and B tells nothing of the common ratio.
 * NaN where margins leave one outcome only, on either side.
 */
export function zelenTest(a: RuleCounts, b: RuleCounts): number {
  const [leastA, mostA] = range(a)
  const [leastB, mostB] = range(b)
  if (leastA >= mostA || leastB >= mostB) return Number.NaN
  const all = a.both + b.both
  return twoSided(
    Math.max(leastA, all - mostB),
    Math.min(mostA, all - leastB),
    a.both,
    (x) => step(a, x) / step(b, all - x - 1),
  )
}
