import type { KernelContext, KernelInput } from '../kernel-context'
import { entriesOf, type GroupPlan } from '../mining/group'
import { rowBounds } from '../mining/row-bounds'
import { inverse, rowsByLabel, startsOfFours } from './rows'
import { type Blocks, laySide, linkSide, type Side } from './sides'
import type { GivenModel, ModelParameters } from './types'

/** Who and what a model is about, laid out for training. Items are numbered in the order of their labels. */
export interface Model {
  plan: GroupPlan
  customers: Side
  goods: Side
  /** Items of the input, by number. */
  itemIds: Uint32Array
  /** Customers that have each item, by number. */
  holders: Uint32Array
  /** Customers (rows of the plan, from 0) in the order of their labels. */
  byLabel: Uint32Array
  /** Pairs with a positive value. */
  pairs: number
  /** Address of the words of the pairs, and the blocks of rows they are worked on in. */
  layout: number
  reading: Blocks
  /** u32 by item of the input: its number, or NONE. */
  numberOf: number
  /** u8 by customer: 1 where it has a pair. */
  known: number
}

/** Words of pairs in kernel memory; `Pairs` in wasm/recommend/pairs.ts has the same fields in the same order. */
const PAIRS = {
  heldOut: 2,
  seed: 3,
  offsets: 4,
  items: 5,
  values: 6,
  firstRow: 7,
  itemCount: 8,
  numberOf: 9,
  placeOf: 10,
  bytes: 11,
  customers: 12,
  noCustomer: 13,
  goods: 14,
  noItem: 15,
  customerStart: 16,
  customerEntries: 17,
  customerWeights: 18,
  itemEntries: 19,
  itemWeights: 20,
  cursors: 21,
  known: 22,
} as const

const PAIRS_BYTES = 96
const NONE = 0xffffffff
const BLOCK_ENTRIES = 50_000
const MOST_BLOCKS = 256
/** Counts by block and item take at most 64 MB. */
const MOST_COUNTS = 2 ** 24

/** Factors are filled up to so many, which kernels take at a time. */
export const bytesOfFactors = (factors: number) => 64 * Math.ceil(factors / 16)

export async function layModel(
  kernel: KernelContext,
  input: KernelInput,
  plan: GroupPlan,
  parameters: ModelParameters,
  given?: GivenModel,
): Promise<Model> {
  const reading = readingBlocks(kernel, input, plan)
  const { offsets, items, values, itemCount } = input
  const counts = kernel.allocZeroed(4 * itemCount * reading.tasks)
  await kernel.parallel({
    label: 'pairs',
    run: 'countPairs',
    tasks: reading.tasks,
    args: [reading.bounds, offsets, items, values, counts, itemCount],
    writes: 'memory',
  })
  const { itemIds, holders } = kernel.timed('pairs', () => numberItems(kernel, input, counts, reading.tasks, given))
  const bytes = bytesOfFactors(parameters.factors)
  const lengths = kernel.u32(offsets, input.rows + 1).slice(plan.firstRow, plan.endRow + 1)
  const customers = laySide(
    kernel,
    startsOfFours(lengths.length - 1, (r) => (lengths[r + 1] as number) - (lengths[r] as number)),
    bytes,
  )
  const goods = laySide(
    kernel,
    startsOfFours(itemIds.length, (item) => holders[item] as number),
    bytes,
  )
  linkSide(kernel, customers, goods)
  linkSide(kernel, goods, customers)
  kernel.timed('pairs', () => countsToCursors(kernel, counts, reading.tasks, itemCount, itemIds, goods.start))

  const byLabel = rowsByLabel(plan, input.rowRank)
  const numberOf = new Uint32Array(itemCount).fill(NONE)
  itemIds.forEach((id, number) => {
    numberOf[id] = number
  })
  const layout = putPairs(kernel, parameters, {
    offsets,
    items,
    values,
    firstRow: plan.firstRow,
    itemCount,
    numberOf: kernel.put(numberOf),
    placeOf: kernel.put(inverse(byLabel)),
    bytes,
    customers: customers.matrix,
    noCustomer: customers.zeros,
    goods: goods.matrix,
    noItem: goods.zeros,
    customerStart: customers.startAddress,
    customerEntries: customers.entries,
    customerWeights: customers.weights,
    itemEntries: goods.entries,
    itemWeights: goods.weights,
    cursors: counts,
    known: kernel.allocZeroed(customers.rows),
  })
  await kernel.parallel({
    label: 'pairs',
    run: 'layPairs',
    tasks: reading.tasks,
    args: [reading.bounds, layout.address],
    writes: 'memory',
  })
  return {
    plan,
    customers,
    goods,
    itemIds,
    holders,
    byLabel,
    pairs: holders.reduce((sum, n) => sum + n, 0),
    layout: layout.address,
    reading,
    numberOf: layout.fields.numberOf,
    known: layout.fields.known,
  }
}

function readingBlocks(kernel: KernelContext, input: KernelInput, plan: GroupPlan): Blocks {
  const fitting = Math.floor(MOST_COUNTS / Math.max(1, input.itemCount))
  const tasks = Math.max(1, Math.min(MOST_BLOCKS, fitting, Math.ceil(entriesOf(plan) / BLOCK_ENTRIES)))
  return { bounds: kernel.put(rowBounds(kernel.u32(input.offsets, input.rows + 1), plan, tasks)), tasks }
}

/** Items somebody has (or those of a given model), in the order of labels, and how many have each. */
function numberItems(
  kernel: KernelContext,
  { itemCount, labelRank }: KernelInput,
  counts: number,
  blocks: number,
  given: GivenModel | undefined,
) {
  const sums = new Uint32Array(itemCount)
  for (let b = 0; b < blocks; b++) {
    kernel.u32(counts + 4 * itemCount * b, itemCount).forEach((n, item) => {
      sums[item] = (sums[item] as number) + n
    })
  }
  const itemIds = given?.items ?? inverse(labelRank).filter((item) => sums[item] !== 0)
  return { itemIds, holders: itemIds.map((item) => sums[item] as number) }
}

/** Block after block fills its part of every item's list, so that customers stand in it in order. */
function countsToCursors(
  kernel: KernelContext,
  counts: number,
  blocks: number,
  itemCount: number,
  itemIds: Uint32Array,
  start: Uint32Array,
): void {
  const next = start.slice(0, itemIds.length)
  for (let b = 0; b < blocks; b++) {
    const own = kernel.u32(counts + 4 * itemCount * b, itemCount)
    itemIds.forEach((id, number) => {
      const n = own[id] as number
      own[id] = next[number] as number
      next[number] = (next[number] as number) + n
    })
  }
}

function putPairs(
  kernel: KernelContext,
  { alpha, seed, stopEarly = 0 }: ModelParameters,
  fields: Omit<Record<keyof typeof PAIRS, number>, 'heldOut' | 'seed'>,
) {
  const address = kernel.allocZeroed(PAIRS_BYTES)
  kernel.f64(address, 1)[0] = alpha
  const words = kernel.u32(address, PAIRS_BYTES / 4)
  const all = { ...fields, heldOut: Math.floor(stopEarly * 2 ** 32), seed: seed % 2 ** 32 }
  for (const [name, value] of Object.entries(all)) words[PAIRS[name as keyof typeof PAIRS]] = value
  return { address, fields }
}
