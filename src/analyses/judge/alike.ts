import { evenBlocks, startsOf } from '../factors/rows'
import type { KernelContext, KernelInput, OutputChunk } from '../kernel-context'
import type { ListOf } from './measures'
import { judgedFlags, numbersOn, type Shelf } from './shelf'

/** Words of a shelf in kernel memory; `Shelf` in wasm/judge/alike.ts has the same fields in the same order. */
const SHELF = {
  customerStart: 0,
  itemsOf: 1,
  itemStart: 2,
  holdersOf: 3,
  itemCount: 4,
  neighbours: 5,
  alike: 6,
  k: 7,
  judged: 8,
} as const

const SHELF_BYTES = 48
/** Customers, and holders of items, in a block. */
const BLOCK_CUSTOMERS = 256
const BLOCK_HOLDERS = 16_000
const MOST_BLOCKS = 512

/** The items most like what a customer has, by who else has them. Lists stay good until memory is released. */
export async function alikeLists(
  kernel: KernelContext,
  training: KernelInput,
  shelf: Shelf,
  { k, neighbours }: { k: number; neighbours: number },
): Promise<ListOf> {
  const { plan, itemIds, holders } = shelf
  const first = kernel.mark()
  const entries = plan.endEntry - plan.firstEntry
  const customers = plan.endRow - plan.firstRow
  const customerStart = kernel
    .u32(training.offsets, training.rows + 1)
    .slice(plan.firstRow, plan.endRow + 1)
    .map((offset) => offset - plan.firstEntry)
  const itemStart = startsOf(holders)
  const fields: Record<keyof typeof SHELF, number> = {
    customerStart: kernel.put(customerStart),
    itemsOf: kernel.alloc(4 * entries),
    itemStart: kernel.put(itemStart),
    holdersOf: kernel.alloc(4 * entries),
    itemCount: itemIds.length,
    neighbours,
    alike: kernel.alloc(4 * itemIds.length),
    k: Math.min(k, 0xffffffff),
    judged: kernel.put(judgedFlags(shelf)),
  }
  const address = kernel.alloc(SHELF_BYTES)
  const words = kernel.u32(address, SHELF_BYTES / 4)
  for (const [name, value] of Object.entries(fields)) words[SHELF[name as keyof typeof SHELF]] = value
  kernel.timed('alike', () => layHolders(kernel, training, shelf, customerStart, itemStart, fields))

  const itemBounds = evenBlocks(itemStart, BLOCK_HOLDERS, MOST_BLOCKS)
  const bounds = kernel.put(itemBounds)
  const blocks = Math.ceil(customers / BLOCK_CUSTOMERS)
  const customerBounds = kernel.put(
    Uint32Array.from({ length: blocks + 1 }, (_, b) => Math.min(b * BLOCK_CUSTOMERS, customers)),
  )
  const laid = { address: first, bytes: kernel.mark() - first }
  const alike = await kernel.parallel({
    label: 'alike',
    run: 'alikeBlock',
    tasks: itemBounds.length - 1,
    args: [bounds, address],
    writes: 'output',
    reads: [laid],
  })
  kernel.u32(fields.alike, itemIds.length).set(recordsOf(kernel, alike, itemIds.length, (n) => 3 * n))
  const lists = await kernel.parallel({
    label: 'liking',
    run: 'likingBlock',
    tasks: blocks,
    args: [customerBounds, address],
    writes: 'output',
    reads: [laid, ...alike],
  })
  const records = recordsOf(kernel, lists, customers, (n) => n)
  return (row) => {
    const record = records[row] as number
    return kernel.u32(record + 8, kernel.u32(record, 2)[1] as number)
  }
}

/** Items of customers as numbers, and the customers of each item, both in the order they stand in. */
function layHolders(
  kernel: KernelContext,
  training: KernelInput,
  shelf: Shelf,
  customerStart: Uint32Array,
  itemStart: Uint32Array,
  places: { itemsOf: number; holdersOf: number },
): void {
  const { plan } = shelf
  const numberOf = numbersOn(shelf, training.itemCount)
  const entries = plan.endEntry - plan.firstEntry
  const items = kernel.u32(training.items + 4 * plan.firstEntry, entries)
  const itemsOf = kernel.u32(places.itemsOf, entries)
  const holdersOf = kernel.u32(places.holdersOf, entries)
  const next = itemStart.slice()
  for (let customer = 0; customer + 1 < customerStart.length; customer++) {
    for (let e = customerStart[customer] as number; e < (customerStart[customer + 1] as number); e++) {
      const number = numberOf[items[e] as number] as number
      const to = next[number] as number
      next[number] = to + 1
      itemsOf[e] = number
      holdersOf[to] = customer
    }
  }
}

/** Addresses of records by what they are about: number, count, then so many words as `wordsOf` says. */
function recordsOf(
  kernel: KernelContext,
  chunks: readonly OutputChunk[],
  length: number,
  wordsOf: (n: number) => number,
): Uint32Array {
  const records = new Uint32Array(length)
  for (const { address, bytes } of chunks) {
    const words = kernel.u32(address, bytes / 4)
    for (let at = 0; at < words.length; at += 2 + wordsOf(words[at + 1] as number)) {
      records[words[at] as number] = address + 4 * at
    }
  }
  return records
}
