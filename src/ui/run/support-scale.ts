import type { Forecast, Health } from '../../workers/protocol/table'

/** A slider of supports is even in orders of magnitude: twenty steps each. */
export const STEP = 0.05
const HIGHEST = Math.log10(0.5)
const LOWEST_EVER = -5

export interface Population {
  /** Null: all baskets together. */
  group: string | null | undefined
  baskets: number
}

/** The baskets a threshold is a share of: of the largest group when groups are looked at one by one. */
export function populationOf(health: Health, perGroup: boolean): Population {
  const largest = health.groups.reduce<Health['groups'][number] | null>(
    (best, group) => (best === null || group.baskets > best.baskets ? group : best),
    null,
  )
  if (perGroup && largest) return { group: largest.label, baskets: largest.baskets }
  return { group: undefined, baskets: health.baskets }
}

/** Below two baskets a pattern is an anecdote. */
export function lowestPosition(baskets: number | null): number {
  if (baskets === null || baskets < 4) return LOWEST_EVER
  return Math.max(LOWEST_EVER, Math.ceil(Math.log10(2 / baskets) / STEP) * STEP)
}

export const highestPosition = Math.floor(HIGHEST / STEP) * STEP

export function toPosition(support: number): number {
  return Math.log10(Math.max(support, 1e-9))
}

/** Round to read: two digits are all a threshold needs. */
export function fromPosition(position: number): number {
  return Number(Math.min(1, 10 ** position).toPrecision(2))
}

/** How the contract turns a share into a number of baskets. */
export function minCountOf(support: number, baskets: number): number {
  return Math.max(1, Math.ceil(support * baskets - 1e-9))
}

export interface Expected {
  itemsets: number
  ms: number
}

/** Between two points of the forecast both numbers grow evenly in orders of magnitude. */
export function expectedAt({ points }: Forecast, support: number): Expected | null {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return null
  if (support >= first.support) return { itemsets: first.itemsets, ms: first.ms }
  if (support <= last.support) return { itemsets: last.itemsets, ms: last.ms }
  const at = points.findIndex((point) => point.support <= support)
  const low = points[at] ?? last
  const high = points[at - 1] ?? first
  const share = Math.log(high.support / support) / Math.log(high.support / low.support || Math.E)
  const between = (a: number, b: number) => Math.expm1(Math.log1p(a) + share * (Math.log1p(b) - Math.log1p(a)))
  return { itemsets: between(high.itemsets, low.itemsets), ms: between(high.ms, low.ms) }
}
