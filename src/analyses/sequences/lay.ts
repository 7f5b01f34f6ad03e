import type { KernelContext, KernelInput } from '../kernel-context'
import type { GroupPlan } from '../mining/group'
import { fieldOf, type Journeys, type Limits, putJourneys, setFields } from './journeys'
import type { Ranking } from './ranking'
import { JOINED } from './record'
import type { SequenceParameters } from './types'

/** Up to so many ranks, `none` and `hole` aside, tokens are u16: `isNarrow` in wasm/sequences/journeys.ts. */
const NARROW = 0xfffe
const BLOCK = { firstRow: 0, endRow: 1, start: 2, words: 4 } as const
/** Words of pair counts one worker may have: beyond, or where there are few events, pairs are counted root by root. */
const MATRIX_WORDS = 2 ** 22
const WORDS_PER_EVENT = 8
const NOT_LAST = 1
const NOT_FIRST = 2

/** Recodes all journeys and lists them by item: what mining and times work on. */
export async function layJourneys(
  kernel: KernelContext,
  input: KernelInput,
  plans: readonly GroupPlan[],
  ranking: Ranking,
  parameters: SequenceParameters & { maxLength: number },
  limits: Limits,
): Promise<Journeys> {
  const start = kernel.mark()
  const { itemOfRank } = ranking
  const items = itemOfRank.length
  const width = items <= NARROW ? 2 : 4
  const { address: blocks, count: blockCount, tokens: room } = putBlocks(kernel, input, items)
  const address = putJourneys(kernel, limits, {
    maxLength: parameters.maxLength,
    items,
    groups: plans.length,
    groupStart: kernel.put(Uint32Array.from(groupBounds(plans, input.rows))),
    groupToken: kernel.put(new Uint32Array(plans.length + 1).fill(room)),
    minCounts: kernel.put(Uint32Array.from(plans, (plan) => plan.minCount)),
    labelOfRank: putLabels(kernel, input, itemOfRank, limits),
    marksOfRank: putMarks(kernel, itemOfRank, parameters, limits),
    minSteps: parameters.target === 'all' ? Math.min(parameters.minSteps ?? 1, 0xffffffff) : 1,
    // Cut to two bytes, the words for nothing and for a hole stay what they are.
    rankOf: kernel.put(width === 2 ? Uint16Array.from(ranking.rankOf) : ranking.rankOf),
    tokens: kernel.alloc(width * room),
    visits: limits.byVisits ? kernel.alloc(4 * room) : 0,
  })
  const cursors = kernel.allocZeroed(4 * items * blockCount)
  const laying = { address, blocks, blockCount, cursors, items }
  if (limits.byVisits) await recodeByVisits(kernel, input, laying, plans.length)
  else await recode(kernel, input, { ...laying, groups: plans.length }, parameters, limits)
  await fillLists(kernel, laying)
  if (limits.byTime) await layTimes(kernel, input, { address, blocks, blockCount, room }, 'recode and pairs')
  const range = { address: start, bytes: kernel.mark() - start }
  return { address, items, groups: plans.length, itemOfRank, blocks, blockCount, room, range }
}

const groupBounds = (plans: readonly GroupPlan[], rows: number) => [...plans.map((plan) => plan.firstRow), rows]

/** By visits a rank stands for an item in a visit of its own, and behind all of them again for one that joins a visit. */
function putLabels(kernel: KernelContext, input: KernelInput, itemOfRank: Uint32Array, { byVisits }: Limits): number {
  const labels = itemOfRank.map((item) => input.labelRank[item] as number)
  if (!byVisits) return kernel.put(labels)
  const both = new Uint32Array(2 * labels.length)
  both.set(labels)
  both.set(
    labels.map((label) => label + JOINED),
    labels.length,
  )
  return kernel.put(both)
}

function putMarks(
  kernel: KernelContext,
  itemOfRank: Uint32Array,
  { target, first, last }: SequenceParameters,
  { byVisits }: Limits,
): number {
  const copies = byVisits ? 2 : 1
  // Closed and maximal paths are judged among all, so their ends are looked at afterwards.
  if (target !== 'all' || (last === undefined && !(byVisits && first)))
    return kernel.allocZeroed(copies * itemOfRank.length)
  const allowed = (items: Uint32Array | undefined) => {
    const set = items && new Set(items)
    return (item: number) => !set || set.has(item)
  }
  const [mayBegin, mayEnd] = [allowed(byVisits ? first : undefined), allowed(last)]
  const marks = itemOfRank.map((item) => (mayEnd(item) ? 0 : NOT_LAST) + (mayBegin(item) ? 0 : NOT_FIRST))
  const all = new Uint8Array(copies * marks.length)
  for (let copy = 0; copy < copies; copy++) all.set(marks, copy * marks.length)
  return kernel.put(all)
}

function putBlocks(kernel: KernelContext, input: KernelInput, items: number) {
  // Cursors take 4 bytes an item and block; a block should stay in cache while its pairs are counted.
  const most = Math.max(4 * kernel.threads, Math.min(256, Math.floor(2 ** 22 / Math.max(1, items))))
  const count = Math.max(1, Math.min(input.rows, most, Math.ceil(input.nnz / 20_000)))
  const address = kernel.alloc(4 * BLOCK.words * count)
  const offsets = kernel.u32(input.offsets, input.rows + 1)
  const words = kernel.u32(address, BLOCK.words * count)
  for (let b = 0; b < count; b++) {
    const row = Math.floor((input.rows * b) / count)
    const at = BLOCK.words * b
    words[at + BLOCK.firstRow] = row
    words[at + BLOCK.endRow] = Math.floor((input.rows * (b + 1)) / count)
    words[at + BLOCK.start] = (offsets[row] ?? 0) + row
  }
  return { address, count, tokens: input.nnz + input.rows }
}

interface Laying {
  address: number
  blocks: number
  blockCount: number
  cursors: number
  items: number
}

async function recode(
  kernel: KernelContext,
  input: KernelInput,
  { address, blocks, blockCount, cursors, items, groups }: Laying & { groups: number },
  { maxLength }: { maxLength: number },
  { bounded }: Limits,
): Promise<void> {
  const words = groups * items * items
  const paired = !bounded && maxLength > 1 && words <= Math.min(MATRIX_WORDS, WORDS_PER_EVENT * input.nnz)
  const stride = paired ? 16 * Math.ceil(words / 4) : 0
  // Every worker counts for itself; the first one's counts become the sum.
  const pairs = paired ? kernel.allocZeroed(stride * kernel.writers) : 0
  setFields(kernel, address, { pairs })
  await kernel.parallel({
    label: 'recode and pairs',
    run: 'recodeJourneys',
    tasks: blockCount,
    args: [address, blocks, input.offsets, input.items, cursors, stride],
    writes: 'memory',
  })
  kernel.timed('recode and pairs', () => {
    if (paired) for (let w = 1; w < kernel.writers; w++) kernel.call('addWords', pairs, pairs + stride * w, stride / 4)
    closeGroups(kernel, address, groups)
  })
}

async function recodeByVisits(
  kernel: KernelContext,
  input: KernelInput,
  { address, blocks, blockCount, cursors }: Laying,
  groups: number,
): Promise<void> {
  await kernel.parallel({
    label: 'recode and pairs',
    run: 'recodeVisits',
    tasks: blockCount,
    args: [address, blocks, input.offsets, input.items, cursors, input.visits],
    writes: 'memory',
  })
  kernel.timed('recode and pairs', () => closeGroups(kernel, address, groups))
}

/** A group starts where the next one does if nothing of it is left, or none of its rows. */
function closeGroups(kernel: KernelContext, address: number, groups: number): void {
  const starts = kernel.u32(fieldOf(kernel, address, 'groupToken'), groups + 1)
  for (let g = groups - 1; g >= 0; g--) starts[g] = Math.min(starts[g] as number, starts[g + 1] as number)
}

async function fillLists(
  kernel: KernelContext,
  { address, blocks, blockCount, cursors, items }: Laying,
): Promise<void> {
  const listStart = kernel.alloc(4 * (items + 1))
  const entries = kernel.timed('lists', () => kernel.call('startTids', cursors, blockCount, items, listStart))
  setFields(kernel, address, { listStart, lists: kernel.alloc(4 * entries) })
  await kernel.parallel({
    label: 'lists',
    run: 'listJourneys',
    tasks: blockCount,
    args: [address, blocks, cursors],
    writes: 'memory',
  })
}

/** Writes the time of every token beside it. */
export async function layTimes(
  kernel: KernelContext,
  input: KernelInput,
  { address, blocks, blockCount, room }: Pick<Journeys, 'address' | 'blocks' | 'blockCount' | 'room'>,
  label: string,
): Promise<void> {
  setFields(kernel, address, { times: kernel.alloc(8 * room) })
  await kernel.parallel({
    label,
    run: fieldOf(kernel, address, 'visits') === 0 ? 'timeJourneys' : 'timeVisits',
    tasks: blockCount,
    args: [address, blocks, input.offsets, input.items, input.times],
    writes: 'memory',
  })
}
