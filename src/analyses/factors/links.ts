import type { KernelContext, OutputChunk } from '../kernel-context'
import { evenBlocks, startsOf } from './rows'
import type { Lists } from './top'
import type { Holdings, Links } from './types'

/** Words of a shelf in kernel memory; `Shelf` in wasm/recommend/alike.ts has the same fields in the same order. */
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
  excludeSeen: 9,
  barred: 10,
} as const

const SHELF_BYTES = 48
/** Customers, and holders of items, in a block. */
const BLOCK_CUSTOMERS = 256
const BLOCK_HOLDERS = 16_000
const MOST_BLOCKS = 512

/** Holdings in kernel memory, both ways. */
export interface LaidShelf {
  kernel: KernelContext
  address: number
  customers: number
  itemCount: number
  /** All that belongs to it stands from here on, for kernels that work on copies. */
  laid: number
  itemStart: Uint32Array
}

export function layShelf(kernel: KernelContext, { start, items }: Holdings, itemCount: number): LaidShelf {
  return kernel.timed('alike', () => {
    const first = kernel.mark()
    const holders = new Uint32Array(itemCount)
    for (const item of items) holders[item] = (holders[item] as number) + 1
    const itemStart = startsOf(holders)
    const holdersOf = new Uint32Array(items.length)
    const next = itemStart.slice()
    for (let customer = 0; customer + 1 < start.length; customer++) {
      for (let e = start[customer] as number; e < (start[customer + 1] as number); e++) {
        const to = next[items[e] as number] as number
        next[items[e] as number] = to + 1
        holdersOf[to] = customer
      }
    }
    const customers = start.length - 1
    const fields = {
      customerStart: kernel.put(start),
      itemsOf: kernel.put(items),
      itemStart: kernel.put(itemStart),
      holdersOf: kernel.put(holdersOf),
      itemCount,
      alike: kernel.alloc(4 * itemCount),
      judged: kernel.alloc(customers),
    }
    const address = kernel.allocZeroed(SHELF_BYTES)
    const shelf = { kernel, address, customers, itemCount, itemStart, laid: first }
    tell(shelf, fields)
    return shelf
  })
}

function tell(
  { kernel, address }: Pick<LaidShelf, 'kernel' | 'address'>,
  fields: Partial<Record<keyof typeof SHELF, number>>,
) {
  const words = kernel.u32(address, SHELF_BYTES / 4)
  for (const [name, value] of Object.entries(fields)) words[SHELF[name as keyof typeof SHELF]] = value
}

/** Where the record is of what each item says of others. */
export type LinkRecords = Uint32Array

/** The items most like each, by the cosine of who has them. */
export async function alikeRecords(shelf: LaidShelf, neighbours: number): Promise<LinkRecords> {
  const { kernel, address, itemCount, itemStart, laid } = shelf
  tell(shelf, { neighbours })
  const itemBounds = evenBlocks(itemStart, BLOCK_HOLDERS, MOST_BLOCKS)
  const memory = await kernel.parallel({
    label: 'alike',
    run: 'alikeBlock',
    tasks: itemBounds.length - 1,
    args: [kernel.put(itemBounds), address],
    writes: 'output',
    reads: [{ address: laid, bytes: kernel.mark() - laid }],
  })
  return recordsOf(kernel, memory, itemCount)
}

/** The same of links that are known already. */
export function putRecords({ kernel, itemCount }: LaidShelf, { start, items, weights }: Links): LinkRecords {
  const address = kernel.alloc(8 * itemCount + 12 * items.length)
  const addresses = new Uint32Array(itemCount)
  let at = address
  for (let item = 0; item < itemCount; item++) {
    const [from, end] = [start[item] as number, start[item + 1] as number]
    addresses[item] = at
    const words = kernel.u32(at, 2 + end - from)
    words[0] = item
    words[1] = end - from
    words.set(items.subarray(from, end), 2)
    at += 8 + 4 * (end - from)
    kernel.u8(at, 8 * (end - from)).set(bytesOf(weights.subarray(from, end)))
    at += 8 * (end - from)
  }
  return addresses
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array) => new Uint8Array(buffer, byteOffset, byteLength)

export function readLinks({ kernel, itemCount }: LaidShelf, addresses: LinkRecords): Links {
  const lengths = Array.from(addresses, (address) => kernel.u32(address, 2)[1] as number)
  const start = startsOf(lengths)
  const items = new Uint32Array(start[itemCount] as number)
  const weights = new Float64Array(items.length)
  const into = bytesOf(weights)
  addresses.forEach((address, item) => {
    const n = lengths[item] as number
    items.set(kernel.u32(address + 8, n), start[item])
    // A record begins at any word, which numbers of two words may not.
    into.set(kernel.u8(address + 8 + 4 * n, 8 * n), 8 * (start[item] as number))
  })
  return { start, items, weights }
}

/** What is wanted of lists. */
export interface Wanted {
  k: number
  excludeSeen: boolean
  /** One byte a customer: 1 where a list is wanted. */
  wanted: Uint8Array
  /** One byte an item: 1 where nobody is to be recommended it. */
  barred?: Uint8Array | undefined
}

/** What all items of each wanted customer speak for most. */
export async function linkedLists(
  shelf: LaidShelf,
  addresses: LinkRecords,
  { k, excludeSeen, wanted, barred }: Wanted,
): Promise<Lists> {
  const { kernel, address, customers, itemCount, laid } = shelf
  tell(shelf, {
    k: Math.min(k, 0xffffffff),
    excludeSeen: excludeSeen ? 1 : 0,
    barred: barred ? kernel.put(barred) : 0,
  })
  const fields = kernel.u32(address, SHELF_BYTES / 4)
  const [alike, judged] = [fields[SHELF.alike] as number, fields[SHELF.judged] as number]
  kernel.u32(alike, itemCount).set(addresses)
  kernel.u8(judged, customers).set(wanted)
  const blocks = Math.ceil(customers / BLOCK_CUSTOMERS)
  const bounds = Uint32Array.from({ length: blocks + 1 }, (_, b) => Math.min(b * BLOCK_CUSTOMERS, customers))
  const chunks = await kernel.parallel({
    label: 'liking',
    run: 'likingBlock',
    tasks: blocks,
    args: [kernel.put(bounds), address],
    writes: 'output',
    reads: [{ address: laid, bytes: kernel.mark() - laid }],
  })
  return kernel.timed('liking', () => collect(kernel, recordsOf(kernel, chunks, customers)))
}

function collect(kernel: KernelContext, records: Uint32Array): Lists {
  const offsets = startsOf(
    Array.from(records, (address) => (address === 0 ? 0 : (kernel.u32(address, 2)[1] as number))),
  )
  const items = new Uint32Array(offsets[records.length] as number)
  const scores = new Float32Array(items.length)
  records.forEach((address, customer) => {
    if (address === 0) return
    const n = kernel.u32(address, 2)[1] as number
    const from = offsets[customer] as number
    items.set(kernel.u32(address + 8, n), from)
    const bytes = kernel.u8(address + 8 + 4 * n, 8 * n).slice()
    scores.set(new Float64Array(bytes.buffer), from)
  })
  return { offsets, items, scores }
}

/** Addresses of records by what they are about, 0 where there is none: number, count, numbers, then f64 each. */
function recordsOf(kernel: KernelContext, chunks: readonly OutputChunk[], length: number): Uint32Array {
  const records = new Uint32Array(length)
  for (const { address, bytes } of chunks) {
    const words = kernel.u32(address, bytes / 4)
    for (let at = 0; at < words.length; at += 2 + 3 * (words[at + 1] as number)) {
      records[words[at] as number] = address + 4 * at
    }
  }
  return records
}
