import type { KernelContext } from '../kernel-context'
import type { GroupPlan } from '../mining/group'

/** Words of a market in kernel memory; `Market` in wasm/utility/market.ts has the same fields in the same order. */
export const MARKET = {
  baskets: 0,
  number: 2,
  maxLength: 3,
  top: 4,
  limit: 5,
  items: 6,
  itemOfRank: 7,
  countOfRank: 8,
  utilityOfRank: 9,
  reachOfRank: 10,
  listStart: 11,
  lists: 12,
  threshold: 13,
  minCount: 14,
} as const

const MARKET_WORDS = 16
export const MARKET_BYTES = 4 * MARKET_WORDS

/** What is asked for, as kernels take it: lengths and limits in 32 bits, 0 for none. */
export interface Sought {
  maxLength: number
  /** 0 where `minUtility` is given. */
  top: number
  minUtility: number
  limit: number
}

/** Address of the threshold of each group: the best of a group are its own business, a limit is common to all. */
export function putThresholds(kernel: KernelContext, groups: number, { top, minUtility }: Sought): number[] {
  const cells = top > 0 ? groups : 1
  const address = kernel.put(new Float64Array(cells).fill(top > 0 ? Number.NEGATIVE_INFINITY : minUtility))
  return Array.from({ length: groups }, (_, g) => address + (top > 0 ? 8 * g : 0))
}

/** Writes markets beside each other and returns where. */
export function putMarkets(
  kernel: KernelContext,
  plans: readonly GroupPlan[],
  sought: Sought,
  thresholds: readonly number[],
): number {
  const address = kernel.allocZeroed(MARKET_BYTES * plans.length)
  plans.forEach((plan, i) => {
    const market = address + MARKET_BYTES * i
    kernel.f64(market, 1)[0] = plan.baskets
    const words = kernel.u32(market, MARKET_WORDS)
    words[MARKET.number] = plan.number
    words[MARKET.maxLength] = sought.maxLength
    words[MARKET.top] = sought.top
    words[MARKET.limit] = sought.limit
    words[MARKET.minCount] = plan.minCount
    words[MARKET.threshold] = thresholds[plan.number] as number
  })
  return address
}

export function fieldOf(kernel: KernelContext, market: number, name: keyof typeof MARKET): number {
  return kernel.u32(market, MARKET_WORDS)[MARKET[name]] as number
}

export function setFields(
  kernel: KernelContext,
  market: number,
  fields: Partial<Record<keyof typeof MARKET, number>>,
): void {
  const words = kernel.u32(market, MARKET_WORDS)
  for (const [name, value] of Object.entries(fields)) words[MARKET[name as keyof typeof MARKET]] = value
}
