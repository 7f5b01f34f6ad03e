import type { KernelContext, KernelInput, MemoryRange, OutputChunk } from '../kernel-context'
import { byFallingCost } from './falling-cost'
import { entriesOf, GROUP, GROUP_BYTES, GROUP_WORDS } from './group'
import type { MethodChoice } from './method'
import { rangesOf } from './put-branches'
import type { RankedGroup } from './ranking'
import type { MiningParameters } from './types'

/** One large group, its work spread over all workers: blocks of rows first, then the subtree of each item. */

/** Below this many items ranks are u16: see wasm/itemsets/group.ts. */
const NARROW = 0xffff
const BLOCK_WORDS = 6
const BLOCK = { firstRow: 0, endRow: 1, start: 2, end: 3, rows: 4, rowsBefore: 5 } as const

interface Work {
  kernel: KernelContext
  group: RankedGroup
  blocks: number
  blockCount: number
  /** The recoded rows and where they end. */
  stream: MemoryRange
  limit: number
}

export async function mineSpread(
  kernel: KernelContext,
  input: KernelInput,
  group: RankedGroup,
  choice: MethodChoice,
  limit: number,
  target: MiningParameters['target'] = 'all',
): Promise<OutputChunk[]> {
  if (group.items <= group.firstRoot) return []
  const work = layBlocks(kernel, input, group, limit)
  await recode(work, input, target === 'all' && choice.method !== 'fpgrowth' && choice.countPairs)
  if (target !== 'all') return closed(work, target)
  if (choice.method === 'fpgrowth') return growth(work)
  return choice.method === 'eclat' ? eclat(work) : deliver(work)
}

function layBlocks(kernel: KernelContext, input: KernelInput, group: RankedGroup, limit: number): Work {
  const { plan, items } = group
  const width = items <= NARROW ? 2 : 4
  // Cursors take 4 bytes an item and block; a block should stay in cache while it is recoded and its pairs counted.
  const most = Math.max(4 * kernel.threads, Math.min(256, Math.floor(2 ** 22 / Math.max(1, items))))
  const blockCount = Math.max(1, Math.min(most, Math.ceil(entriesOf(plan) / 20_000)))
  const rows = plan.endRow - plan.firstRow
  const stream = kernel.alloc(width * (entriesOf(plan) + rows + blockCount))
  const blocks = kernel.alloc(4 * BLOCK_WORDS * blockCount)
  const offsets = kernel.u32(input.offsets, input.rows + 1)
  const words = kernel.u32(blocks, BLOCK_WORDS * blockCount)
  let row = plan.firstRow
  for (let b = 0; b < blockCount; b++) {
    const at = b * BLOCK_WORDS
    const before = (offsets[row] as number) - plan.firstEntry + row - plan.firstRow + b
    words[at + BLOCK.firstRow] = row
    words[at + BLOCK.start] = stream + width * before
    row = b + 1 === blockCount ? plan.endRow : rowAt(offsets, row, plan.endRow, blockEntry(plan, b + 1, blockCount))
    words[at + BLOCK.endRow] = row
  }
  return { kernel, group, blocks, blockCount, stream: { address: stream, bytes: kernel.mark() - stream }, limit }
}

const blockEntry = (plan: RankedGroup['plan'], b: number, blocks: number) =>
  plan.firstEntry + Math.floor((entriesOf(plan) * b) / blocks)

/** The first row from `low` on that starts at `entry` or behind. */
function rowAt(offsets: Uint32Array, low: number, high: number, entry: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((offsets[middle] as number) < entry) low = middle + 1
    else high = middle
  }
  return low
}

async function recode(work: Work, input: KernelInput, countPairs: boolean): Promise<void> {
  const { kernel, group, blocks, blockCount } = work
  const paired = countPairs ? Math.min(group.items, field(work, 'paired')) : 0
  const stride = 16 * Math.ceil((paired * Math.max(0, paired - 1)) / 32)
  const pairs = kernel.allocZeroed(4 * stride)
  setField(work, 'paired', paired)
  setField(work, 'pairs', pairs)
  const bytes = kernel.allocZeroed(stride * kernel.writers)
  await kernel.parallel({
    label: 'recode and pairs',
    run: 'recodeBlock',
    tasks: blockCount,
    args: [group.address, blocks, input.offsets, input.items, group.rankOf, bytes, stride],
    writes: 'memory',
  })
  const parts = 32
  await kernel.parallel({
    label: 'recode and pairs',
    run: 'addBytes',
    tasks: parts,
    args: [pairs, bytes, stride, kernel.writers, parts],
    writes: 'memory',
  })
  if (group.apart) kernel.timed('recode and pairs', () => kernel.call('dropTogether', group.address))
  numberRows(work)
}

/** Notes how many rows are left in all and before each block. */
function numberRows(work: Work): void {
  const words = work.kernel.u32(work.blocks, BLOCK_WORDS * work.blockCount)
  let rows = 0
  for (let at = 0; at < words.length; at += BLOCK_WORDS) {
    words[at + BLOCK.rowsBefore] = rows
    rows += words[at + BLOCK.rows] as number
  }
  setField(work, 'rows', rows)
}

function setField(work: Work, field: keyof typeof GROUP, value: number): void {
  work.kernel.u32(work.group.address, GROUP_WORDS)[GROUP[field]] = value
}

function field(work: Work, name: keyof typeof GROUP): number {
  return work.kernel.u32(work.group.address, GROUP_WORDS)[GROUP[name]] as number
}

/** Lists of entries by item. `count` counts them block by block, into cursors; then they are filled in. */
async function layTids(
  work: Work,
  places: number,
  count: (cursors: number) => Promise<unknown>,
): Promise<MemoryRange[]> {
  const { kernel, group, blockCount } = work
  const tidStart = kernel.alloc(4 * (group.items + 1))
  const cursors = kernel.allocZeroed(4 * group.items * blockCount)
  await count(cursors)
  const entries = kernel.timed('lists', () => kernel.call('startTids', cursors, blockCount, group.items, tidStart))
  const tids = kernel.alloc(4 * entries)
  setField(work, 'tidStart', tidStart)
  setField(work, 'tids', tids)
  await listPhase(work, 'fillTidsOfBlock', [places, cursors])
  return [
    { address: tidStart, bytes: 4 * (group.items + 1) },
    { address: tids, bytes: 4 * entries },
  ]
}

function listPhase({ kernel, group, blocks, blockCount }: Work, run: string, args: number[]): Promise<unknown> {
  return kernel.parallel({
    label: 'lists',
    run,
    tasks: blockCount,
    args: [group.address, blocks, ...args],
    writes: 'memory',
  })
}

async function deliver(work: Work): Promise<OutputChunk[]> {
  const { kernel, group } = work
  const { items } = group
  const paired = field(work, 'paired')
  const core = kernel.allocZeroed(items)
  const places = kernel.alloc(items)
  const step = Math.ceil(paired / 64)
  await kernel.parallel({
    label: 'triangles',
    run: 'markTriangles',
    tasks: Math.ceil(paired / Math.max(1, step)),
    args: [group.address, step, core, places],
    writes: 'memory',
  })
  kernel.u8(places, items).fill(1, paired)
  // Where the matrix knows all pairs, most of the rows can go before any list is made.
  const lists = await layTids(work, places, (cursors) =>
    paired === items
      ? listPhase(work, 'shrinkBlock', [core, places, cursors])
      : listPhase(work, 'countTidsOfBlock', [places, cursors]),
  )
  return mineRoots(work, 'deliverTask', [...lists, matrix(work), work.stream])
}

async function eclat(work: Work): Promise<OutputChunk[]> {
  const { kernel, group } = work
  const counted = field(work, 'paired') > 0
  const rowStarts = { address: kernel.mark(), bytes: counted ? 4 * field(work, 'rows') : 0 }
  if (counted) setField(work, 'rowStarts', kernel.alloc(rowStarts.bytes))
  const lists = await layTids(work, 0, (cursors) => listPhase(work, 'countTidsOfBlock', [0, cursors]))
  const addresses = kernel.alloc(4 * group.items)
  setField(work, 'bitmaps', addresses)
  const bytes = kernel.call('placeBitmaps', group.address, 0)
  const bitmaps = kernel.alloc(bytes + 16)
  kernel.call('placeBitmaps', group.address, bitmaps)
  await kernel.parallel({
    label: 'bitmaps',
    run: 'fillBitmapOfItem',
    tasks: group.items,
    args: [group.address],
    writes: 'memory',
  })
  const dense = { address: addresses, bytes: bitmaps + bytes - addresses }
  return mineRoots(work, 'eclatTask', [...lists, dense, matrix(work), ...(counted ? [rowStarts, work.stream] : [])])
}

async function closed(work: Work, target: 'closed' | 'maximal'): Promise<OutputChunk[]> {
  const { kernel } = work
  const rowStarts = { address: kernel.mark(), bytes: 4 * field(work, 'rows') }
  setField(work, 'rowStarts', kernel.alloc(rowStarts.bytes))
  const lists = await layTids(work, 0, (cursors) => listPhase(work, 'countTidsOfBlock', [0, cursors]))
  return mineRoots(work, 'closedTask', [...lists, rowStarts, work.stream], [Number(target === 'maximal')])
}

function matrix(work: Work): MemoryRange {
  const paired = field(work, 'paired')
  return { address: field(work, 'pairs'), bytes: 2 * paired * Math.max(0, paired - 1) }
}

async function growth(work: Work): Promise<OutputChunk[]> {
  const { kernel, group, blocks, blockCount, stream } = work
  const entries = stream.bytes / (group.items <= NARROW ? 2 : 4)
  const tree = kernel.alloc(64 + 8 * group.items + 16 * (entries + 1))
  const end = kernel.timed('tree', () => kernel.call('growTree', group.address, blocks, blockCount, tree))
  kernel.release(Math.ceil(end / 16) * 16)
  return mineRoots(work, 'growTask', [{ address: tree, bytes: end - tree }])
}

/** One task a root; the subtree of a root grows with its count and with the items before it. */
function mineRoots(
  work: Work,
  run: string,
  reads: MemoryRange[],
  more: readonly number[] = [],
): Promise<OutputChunk[]> {
  const { kernel, group, limit } = work
  const { firstRoot, items } = group
  const counts = kernel.u32(group.countOfRank, items)
  const cost = Float64Array.from(
    { length: items - firstRoot },
    (_, i) => (counts[firstRoot + i] as number) * (firstRoot + i),
  )
  return kernel.parallel({
    label: 'mine',
    run,
    tasks: items - firstRoot,
    order: byFallingCost(cost),
    args: [group.address, limit, ...more],
    writes: 'output',
    reads: [
      { address: group.address, bytes: GROUP_BYTES },
      { address: group.countOfRank, bytes: 4 * items },
      ...(group.apart ? [{ address: group.itemOfRank, bytes: 4 * items }] : []),
      ...rangesOf(group.apart),
      ...reads,
    ],
  })
}
