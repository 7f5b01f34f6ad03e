import { byCodePoint } from '../code-points'

/** A basket as a person would note it down. */
export interface Receipt {
  group: string | null
  items: readonly string[]
  customer?: string | undefined
  /** Of baskets at one moment, and of those without a time, those that stand first in the list came first. */
  time?: number | undefined
}

export interface Asked {
  minBaskets: number
  minSupport?: number | undefined
  maxLift: number
  minCompany: number
  perGroup: boolean
  exclude: readonly string[]
  limit: number
}

export interface PairRow {
  group: string | null | undefined
  a: string
  b: string
  basketsA: number
  basketsB: number
  count: number
  expected: number
  liftUpper: number
  company: number
  customersBoth: number
  customerLift: number
  switches: number
  switchRate: number
  pValue: number
  qValue: number
  score: number
  sure: boolean
}

const Z2 = 1.959963984540054 ** 2
const PRIOR = 5

/** ln of n over k, term by term. */
function logChoose(n: number, k: number): number {
  let sum = 0
  for (let i = 1; i <= k; i++) sum += Math.log(n - k + i) - Math.log(i)
  return sum
}

/** P(X ≤ both) of the hypergeometric distribution, by adding up its points. */
export function chanceOfSoFew(n: number, a: number, b: number, both: number): number {
  let sum = 0
  for (let k = Math.max(0, a + b - n); k <= both; k++) {
    sum += Math.exp(logChoose(a, k) + logChoose(n - a, b - k) - logChoose(n, b))
  }
  return Math.min(1, sum)
}

function purchases(receipts: readonly Receipt[], a: string, b: string) {
  const byCustomer = new Map<string, Receipt[]>()
  for (const receipt of receipts) {
    if (receipt.customer === undefined) continue
    byCustomer.set(receipt.customer, [...(byCustomer.get(receipt.customer) ?? []), receipt])
  }
  let [withA, withB, both, steps, switches] = [0, 0, 0, 0, 0]
  for (const own of byCustomer.values()) {
    const inOrder = own.toSorted((x, y) => (x.time ?? Number.MAX_VALUE) - (y.time ?? Number.MAX_VALUE))
    const visits = inOrder.filter(({ items }) => items.includes(a) || items.includes(b))
    if (visits.some(({ items }) => items.includes(a))) withA++
    if (visits.some(({ items }) => items.includes(b))) withB++
    if (visits.some((x) => visits.some((y) => x !== y && x.items.includes(a) && y.items.includes(b)))) both++
    for (let i = 1; i < visits.length; i++) {
      const [x, y] = [visits[i - 1], visits[i]] as [Receipt, Receipt]
      const one = ({ items }: Receipt) => items.includes(a) !== items.includes(b)
      if (x.time === undefined || y.time === undefined || !one(x) || !one(y)) continue
      steps++
      if (x.items.includes(a) !== y.items.includes(a)) switches++
    }
  }
  return { customers: byCustomer.size, withA, withB, both, steps, switches }
}

function naiveGroup(group: string | null | undefined, receipts: readonly Receipt[], asked: Asked): PairRow[] {
  const n = receipts.length
  const holding = (...items: string[]) => receipts.filter((r) => items.every((item) => r.items.includes(item))).length
  const least = Math.max(asked.minBaskets, Math.ceil((asked.minSupport ?? 0) * n - 1e-9))
  const items = [...new Set(receipts.flatMap((r) => r.items))]
    .filter((item) => !asked.exclude.includes(item) && holding(item) >= least)
    .sort((x, y) => holding(y) - holding(x) || byCodePoint(x, y))
  const weight = (x: string, y: string) => {
    const expected = (holding(x) * holding(y)) / n
    return Math.max(0, Math.log((holding(x, y) + PRIOR) / (expected + PRIOR)))
  }
  const family: PairRow[] = []
  for (const [at, a] of items.entries()) {
    for (const b of items.slice(at + 1)) {
      const expected = (holding(a) * holding(b)) / n
      if (holding(a) * holding(b) < 4 * n) continue
      const others = items.filter((item) => item !== a && item !== b)
      const dot = (x: string, y: string) => others.reduce((sum, item) => sum + weight(x, item) * weight(y, item), 0)
      const squares = dot(a, a) * dot(b, b)
      const company = squares === 0 ? 0 : dot(a, b) / Math.sqrt(squares)
      const count = holding(a, b)
      const { customers, withA, withB, both, steps, switches } = purchases(receipts, a, b)
      const byChance = (withA * withB) / customers
      const low = both + Z2 / 2 - Math.sqrt(Z2 * (both + Z2 / 4))
      const support = customers === 0 ? 1 : low <= byChance ? 0 : 1 - byChance / low
      const liftUpper = (count + Z2 / 2 + Math.sqrt(Z2 * (count + Z2 / 4))) / expected
      family.push({
        group,
        a,
        b,
        basketsA: holding(a),
        basketsB: holding(b),
        count,
        expected,
        liftUpper,
        company,
        customersBoth: customers === 0 ? Number.NaN : both,
        customerLift: customers === 0 ? Number.NaN : both / byChance,
        switches: customers === 0 || steps === 0 ? Number.NaN : switches,
        switchRate: customers === 0 ? Number.NaN : switches / steps,
        pValue: count > asked.maxLift * expected ? 1 : chanceOfSoFew(n, holding(a), holding(b), count),
        qValue: 1,
        score: company * Math.max(0, 1 - liftUpper) * support,
        sure: false,
      })
    }
  }
  const rising = family.toSorted((x, y) => x.pValue - y.pValue)
  rising.forEach((row, i) => {
    row.qValue = Math.min(1, ...rising.slice(i).map(({ pValue }, j) => (pValue * family.length) / (i + j + 1)))
    row.sure = row.score > 0 && row.qValue <= 0.05
  })
  return family
    .filter(({ count, expected, company }) => count <= asked.maxLift * expected && company >= asked.minCompany)
    .sort((x, y) => y.score - x.score || x.pValue - y.pValue)
}

/** All that pass, by group; nothing is cut off. */
export function naiveSubstitutes(receipts: readonly Receipt[], asked: Asked): PairRow[][] {
  if (!asked.perGroup) return [naiveGroup(undefined, receipts, asked)]
  const groups = [...new Set(receipts.map(({ group }) => group))].sort((x, y) =>
    x === null ? -1 : y === null ? 1 : byCodePoint(x, y),
  )
  return groups.map((group) =>
    naiveGroup(
      group,
      receipts.filter((r) => r.group === group),
      asked,
    ),
  )
}
