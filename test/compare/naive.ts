/** A basket of a tiny shop: what is in it, what each item brought, and which side it stands on. */
export interface Basket {
  side: 'a' | 'b' | null
  items: Map<number, number>
}

export const holds = (items: readonly number[]) => (basket: Basket) => items.every((item) => basket.items.has(item))
export const onSide = (baskets: readonly Basket[], side: 'a' | 'b') => baskets.filter((each) => each.side === side)

/** Every set of up to so many of the items, in no order that matters. */
export function subsets(items: readonly number[], most: number): number[][] {
  let all: number[][] = [[]]
  for (const item of items) all = [...all, ...all.filter((set) => set.length < most).map((set) => [...set, item])]
  return all.filter((set) => set.length > 0)
}

const factorials = [1n]
for (let n = 1n; n < 200n; n++) factorials.push(factorials.at(-1)! * n)
/** Ways to choose, 0 where there is none; exact. */
export const ways = (n: number, k: number): bigint =>
  k < 0 || k > n || n < 0 ? 0n : factorials[n]! / factorials[k]! / factorials[n - k]!

/** The share of the weights that are no larger than that of what was seen. */
export function shareOfUnlikely(weights: Map<number, bigint>, seen: number): number {
  const limit = weights.get(seen)!
  let [all, extreme] = [0n, 0n]
  for (const weight of weights.values()) {
    all += weight
    if (weight <= limit) extreme += weight
  }
  return Number((extreme * 10n ** 15n) / all) / 1e15
}

/** All ways to deal k baskets out to A and B, each as likely as any other: how often the sums are at least as far apart. */
export function dealtOut(values: readonly number[], a: number, b: number, sumA: number): number {
  const k = values.length
  const total = values.reduce((x, y) => x + y, 0)
  const expected = (total * a) / (a + b)
  let [all, far] = [0n, 0n]
  for (let set = 0; set < 2 ** k; set++) {
    const chosen = values.filter((_, i) => Math.floor(set / 2 ** i) % 2 === 1)
    const weight = ways(a + b - k, a - chosen.length)
    all += weight
    const sum = chosen.reduce((x, y) => x + y, 0)
    if (Math.abs(sum - expected) >= Math.abs(sumA - expected) - 1e-9) far += weight
  }
  return Number((far * 10n ** 15n) / all) / 1e15
}
