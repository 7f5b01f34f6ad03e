import type { KernelContext, KernelInput, OutputChunk } from '../kernel-context'
import { byFallingCost } from '../mining/falling-cost'
import { entriesOf, type GroupPlan } from '../mining/group'
import { rowBounds } from '../mining/row-bounds'
import { fieldOf, putMarkets, type Sought, setFields } from './market'

/** One large group, its work spread over all workers: blocks of rows first, then the patterns of each first item. */

/** By item: see wasm/utility/weigh.ts. */
const WEIGHT_BYTES = 24
/** An item in a recoded row: see wasm/utility/market.ts. */
const ENTRY_BYTES = 16
const BLOCK_WORDS = 4
/** A block should stay in cache while it is worked on. */
const BLOCK_ENTRIES = 20_000

interface Work {
  kernel: KernelContext
  input: KernelInput
  plan: GroupPlan
  /** Address of the group's `Market`. */
  market: number
  rankOf: number
}

export async function searchSpread(
  kernel: KernelContext,
  input: KernelInput,
  plan: GroupPlan,
  sought: Sought,
  thresholds: readonly number[],
  exact: boolean,
): Promise<OutputChunk[]> {
  const market = putMarkets(kernel, [plan], sought, thresholds)
  const work = { kernel, input, plan, market, rankOf: kernel.alloc(4 * input.itemCount) }
  await rank(work, sought, exact)
  if (fieldOf(kernel, market, 'items') === 0) return []
  const rows = await layRows(work)
  if (sought.top > 0 && sought.maxLength > 2) {
    // Pairs first: they are many and soon found, and what they earn cuts the search for more.
    const mark = kernel.mark()
    await searchRoots(work, rows, 'pairs', 2)
    kernel.release(mark)
  }
  return searchRoots(work, rows, 'mine', sought.maxLength)
}

/** Weighs all items and ranks those that can be part of a pattern. */
async function rank({ kernel, input, plan, market, rankOf }: Work, sought: Sought, exact: boolean): Promise<void> {
  const { itemCount } = input
  setFields(kernel, market, {
    itemOfRank: kernel.alloc(4 * itemCount),
    countOfRank: kernel.alloc(4 * itemCount),
    utilityOfRank: kernel.alloc(8 * itemCount),
    reachOfRank: kernel.alloc(8 * itemCount),
    listStart: kernel.alloc(4 * (itemCount + 1)),
  })
  const mark = kernel.mark()
  // Sums of fractions depend on their order: then one worker adds them all, row by row.
  const blocks = exact ? Math.max(1, Math.ceil(entriesOf(plan) / BLOCK_ENTRIES)) : 1
  const bounds = kernel.put(rowBounds(kernel.u32(input.offsets, input.rows + 1), plan, blocks))
  const bytes = WEIGHT_BYTES * itemCount
  const weights = kernel.allocZeroed(bytes * kernel.writers)
  const best = kernel.alloc(64 * kernel.writers)
  await kernel.parallel({
    label: 'weigh',
    run: 'weighBlock',
    tasks: blocks,
    args: [bounds, input.offsets, input.items, input.values, weights, itemCount, sought.maxLength, best],
    writes: 'memory',
  })
  kernel.timed('rank', () => {
    for (let w = 1; w < kernel.writers; w++) kernel.call('addWeights', weights, weights + bytes * w, itemCount)
    kernel.call('rankMarket', market, weights, itemCount, rankOf)
  })
  kernel.release(mark)
}

/** Recodes the rows and lists by item where it has others behind it; returns where rows and lists lie. */
async function layRows({ kernel, input, plan, market, rankOf }: Work): Promise<{ address: number; bytes: number }> {
  const items = fieldOf(kernel, market, 'items')
  // Cursors take 4 bytes an item and block.
  const most = Math.max(4 * kernel.threads, Math.min(256, Math.floor(2 ** 22 / items)))
  const blockCount = Math.max(1, Math.min(most, Math.ceil(entriesOf(plan) / BLOCK_ENTRIES)))
  const stream = kernel.alloc(ENTRY_BYTES * entriesOf(plan))
  const offsets = kernel.u32(input.offsets, input.rows + 1)
  const bounds = rowBounds(offsets, plan, blockCount)
  const words = new Uint32Array(BLOCK_WORDS * blockCount)
  for (let b = 0; b < blockCount; b++) {
    const row = bounds[b] as number
    const entry = (offsets[row] as number) - plan.firstEntry
    words.set([row, bounds[b + 1] as number, stream + ENTRY_BYTES * entry], BLOCK_WORDS * b)
  }
  const blocks = kernel.put(words)
  const cursors = kernel.allocZeroed(4 * items * blockCount)
  const reach = kernel.allocZeroed(8 * items * kernel.writers)
  await kernel.parallel({
    label: 'recode',
    run: 'recodeMarketBlock',
    tasks: blockCount,
    args: [market, blocks, input.offsets, input.items, input.values, rankOf, reach, cursors],
    writes: 'memory',
  })
  for (let w = 1; w < kernel.writers; w++) kernel.call('addReach', reach, reach + 8 * items * w, items)
  setFields(kernel, market, { reachOfRank: reach })
  const entries = kernel.timed('lists', () => kernel.call('startLists', market, cursors, blockCount))
  const lists = kernel.alloc(4 * entries)
  setFields(kernel, market, { lists })
  await kernel.parallel({
    label: 'lists',
    run: 'fillListsOfBlock',
    tasks: blockCount,
    args: [market, blocks, cursors],
    writes: 'memory',
  })
  return { address: stream, bytes: kernel.mark() - stream }
}

/** Tasks a worker should have at least, so that none waits long for another. */
const TASKS_A_WORKER = 64
const MOST_PARTS = 16

/** A first item is one task or, where few can be one and patterns are long, some. The most promising go first. */
function searchRoots(
  { kernel, market }: Work,
  rows: { address: number; bytes: number },
  label: string,
  maxLength: number,
): Promise<OutputChunk[]> {
  const items = fieldOf(kernel, market, 'items')
  const threshold = { address: fieldOf(kernel, market, 'threshold'), bytes: 8 }
  const reach = kernel.f64(fieldOf(kernel, market, 'reachOfRank'), items)
  const parts = maxLength > 3 ? partsOf(kernel, reach, kernel.f64(threshold.address, 1)[0] as number) : 1
  const order = byFallingCost(sharesOf(reach))
  return kernel.parallel({
    label,
    run: 'utilityTask',
    tasks: items * parts,
    order: new Uint32Array(items * parts).map((_, i) => (order[Math.floor(i / parts)] as number) * parts + (i % parts)),
    args: [market, maxLength, parts],
    writes: 'output',
    // Rank tables and lists all lie between the market and the end of the rows.
    reads: [threshold, { address: market, bytes: rows.address + rows.bytes - market }],
  })
}

function partsOf(kernel: KernelContext, reach: Float64Array, threshold: number): number {
  if (kernel.threads === 1) return 1
  const roots = reach.filter((r) => r >= threshold).length
  return Math.max(1, Math.min(MOST_PARTS, Math.ceil((TASKS_A_WORKER * kernel.threads) / Math.max(1, roots))))
}

/** Money has any unit, and costs are told apart by powers of two from 1 on. */
function sharesOf(reach: Float64Array): Float64Array {
  const largest = reach.reduce((a, b) => Math.max(a, b), 0)
  return reach.map((r) => (largest > 0 ? (r / largest) * 2 ** 40 : 0))
}
