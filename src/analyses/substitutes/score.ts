import type { Market } from './market'
import type { Pair } from './pairs'

type Held = Pick<Market, 'held' | 'plan'>

/** Two-sided 95 %. */
const Z = 1.959963984540054

/** The 95 % interval of what brings a count about (the score interval of a Poisson mean). */
export function meanInterval(count: number): [low: number, high: number] {
  const middle = count + (Z * Z) / 2
  const half = Z * Math.sqrt(count + (Z * Z) / 4)
  return [Math.max(0, middle - half), middle + half]
}

export const expectedOf = ({ held, plan }: Held, { a, b }: Pair): number =>
  ((held[a] as number) * (held[b] as number)) / plan.baskets

export const liftUpperOf = (market: Held, pair: Pair): number => meanInterval(pair.both)[1] / expectedOf(market, pair)

/** What baskets alone say: as much company, times how surely they share fewer baskets than by chance. */
export function basketScore(market: Held, pair: Pair): number {
  return pair.company * Math.max(0, 1 - liftUpperOf(market, pair))
}

/** Who buys both at different visits, among all customers of a group. */
export interface Shoppers {
  both: number
  /** So many it would be by chance. */
  expected: number
  steps: number
  switches: number
}

/** What customers add: how surely more than by chance have both. Without them nothing is added or taken away. */
export function customerScore(shoppers: Shoppers | undefined): number {
  if (shoppers === undefined) return 1
  const [low] = meanInterval(shoppers.both)
  return low <= shoppers.expected ? 0 : 1 - shoppers.expected / low
}

/** As in wasm/substitutes/company.ts. */
const PRIOR = 5

/** How strongly an item belongs to the company of another: 0 where they meet no more often than by chance. */
export const companyWeight = (both: number, expected: number): number =>
  both <= expected ? 0 : Math.log((both + PRIOR) / (expected + PRIOR))
