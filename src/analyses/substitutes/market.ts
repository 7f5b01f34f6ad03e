import { startsOf } from '../factors/rows'
import type { KernelContext, KernelInput, MemoryRange } from '../kernel-context'
import type { GroupPlan } from '../mining/group'
import { minimumCount } from '../mining/plan'
import { TELLING } from './definition'
import type { SubstitutesParameters } from './types'

/** Words of a market in kernel memory; `Market` in wasm/substitutes/market.ts has the same fields in the same order. */
const MARKET = {
  rowStart: 2,
  itemsOf: 3,
  itemStart: 4,
  holdersOf: 5,
  itemCount: 6,
  baskets: 7,
  partnersEnd: 8,
  company: 9,
} as const

const MARKET_BYTES = 48
/** In place of the number of an item that is not looked at. */
const NONE = 0xffffffff
const ENTRIES_BETWEEN_CHECKS = 1 << 20

/** The baskets of a group and what is frequent in them; items are numbered by falling frequency, then by label. */
export interface Market {
  plan: GroupPlan
  /** Where all that kernels read of it begins, and where it is told. */
  start: number
  address: number
  itemIds: Uint32Array
  held: Uint32Array
  /** By item: the first behind it that is no partner any more. */
  partnersEnd: Uint32Array
  /** Where the companies of items are to be noted. */
  company: number
}

/** Brings the frequent items of a group into order; undefined where no two of them could be told to be kept apart. */
export function openMarket(
  kernel: KernelContext,
  input: KernelInput,
  plan: GroupPlan,
  parameters: SubstitutesParameters,
): Market | undefined {
  const { itemIds, held } = frequentItems(kernel, input, plan, parameters)
  const partnersEnd = partnersOf(held, plan.baskets)
  if ((partnersEnd[0] ?? 0) < 2) return undefined
  const start = kernel.mark()
  const rows = plan.endRow - plan.firstRow
  const itemStart = startsOf(held)
  const entries = itemStart[held.length] as number
  const company = kernel.allocZeroed(4 * held.length)
  const fields: Record<keyof typeof MARKET, number> = {
    rowStart: kernel.alloc(4 * (rows + 1)),
    itemsOf: kernel.alloc(4 * entries),
    itemStart: kernel.put(itemStart),
    holdersOf: kernel.alloc(4 * entries),
    itemCount: held.length,
    baskets: plan.baskets,
    partnersEnd: kernel.put(partnersEnd),
    company,
  }
  const address = kernel.alloc(MARKET_BYTES)
  kernel.f64(address, 1)[0] = parameters.maxLift
  const words = kernel.u32(address, MARKET_BYTES / 4)
  for (const [name, value] of Object.entries(fields)) words[MARKET[name as keyof typeof MARKET]] = value
  lay(kernel, input, plan, numbersOf(itemIds, input.itemCount), itemStart, fields)
  return { plan, start, address, itemIds, held, partnersEnd, company }
}

function frequentItems(
  kernel: KernelContext,
  input: KernelInput,
  plan: GroupPlan,
  { minSupport, minBaskets, exclude }: SubstitutesParameters,
) {
  const counts = new Uint32Array(input.itemCount)
  const items = kernel.u32(input.items, input.nnz)
  for (let e = plan.firstEntry; e < plan.endEntry; e++) {
    if (e % ENTRIES_BETWEEN_CHECKS === 0) kernel.checkCancelled()
    const item = items[e] as number
    counts[item] = (counts[item] as number) + 1
  }
  for (const item of exclude ?? []) counts[item] = 0
  const share = minSupport === undefined ? 1 : minimumCount({ minSupport }, plan.baskets)
  const least = Math.max(minBaskets, share)
  const countOf = (item: number) => counts[item] as number
  const itemIds = Uint32Array.from(counts, (_, item) => item).filter((item) => countOf(item) >= least)
  const rank = input.labelRank
  itemIds.sort((a, b) => countOf(b) - countOf(a) || (rank[a] as number) - (rank[b] as number))
  return { itemIds, held: itemIds.map(countOf) }
}

/** Those behind an item with which chance would bring it together often enough; as frequency falls, they stand together. */
function partnersOf(held: Uint32Array, baskets: number): Uint32Array {
  let end = held.length
  return held.map((own, item) => {
    while (end > item + 1 && own * (held[end - 1] as number) < TELLING * baskets) end--
    return Math.max(end, item + 1)
  })
}

function numbersOf(itemIds: Uint32Array, itemCount: number): Uint32Array {
  const numbers = new Uint32Array(itemCount).fill(NONE)
  itemIds.forEach((item, number) => {
    numbers[item] = number
  })
  return numbers
}

/** Frequent items of baskets, and the baskets of each item, both in the order they stand in. */
function lay(
  kernel: KernelContext,
  input: KernelInput,
  plan: GroupPlan,
  numberOf: Uint32Array,
  itemStart: Uint32Array,
  places: Pick<Record<keyof typeof MARKET, number>, 'rowStart' | 'itemsOf' | 'holdersOf'>,
): void {
  const rows = plan.endRow - plan.firstRow
  const entries = itemStart.at(-1) as number
  const offsets = kernel.u32(input.offsets + 4 * plan.firstRow, rows + 1)
  const items = kernel.u32(input.items, input.nnz)
  const rowStart = kernel.u32(places.rowStart, rows + 1)
  const itemsOf = kernel.u32(places.itemsOf, entries)
  const holdersOf = kernel.u32(places.holdersOf, entries)
  const next = itemStart.slice()
  let write = 0
  for (let row = 0; row < rows; row++) {
    if (row % ENTRIES_BETWEEN_CHECKS === 0) kernel.checkCancelled()
    rowStart[row] = write
    for (let e = offsets[row] as number; e < (offsets[row + 1] as number); e++) {
      const number = numberOf[items[e] as number] as number
      if (number === NONE) continue
      const to = next[number] as number
      next[number] = to + 1
      holdersOf[to] = row
      itemsOf[write++] = number
    }
  }
  rowStart[rows] = write
}

/** All that kernels read of a market, up to what was put into memory last. */
export function rangeOf(kernel: KernelContext, { start }: Market): MemoryRange {
  return { address: start, bytes: kernel.mark() - start }
}
