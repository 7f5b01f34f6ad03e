import type { KernelContext, KernelInput, OutputChunk } from '../kernel-context'
import type { Model } from './model'

/** Words of a search in kernel memory; `Top` in wasm/recommend/top.ts has the same fields in the same order. */
const TOP = {
  k: 0,
  excludeSeen: 1,
  bytes: 2,
  customers: 3,
  goods: 4,
  goodsCount: 5,
  firstRow: 6,
  offsets: 7,
  items: 8,
  values: 9,
  numberOf: 10,
  known: 11,
  itemAt: 12,
  placeOf: 13,
  scales: 14,
  tiles: 15,
  barred: 16,
} as const

const TOP_BYTES = 80
/** Items in a tile: see wasm/recommend/tiles.ts. */
const TILE = 32
const BLOCK_ROWS = 256

/** The best items of every customer that is known, with scores; numbers of items, not items. */
export interface Lists {
  /** Beginning of each customer's list. */
  offsets: Uint32Array
  items: Uint32Array
  scores: Float32Array
}

export async function findTop(
  kernel: KernelContext,
  input: KernelInput,
  model: Model,
  { k, excludeSeen, barred }: { k: number; excludeSeen: boolean; barred?: Uint8Array | undefined },
): Promise<Lists> {
  const { customers, goods, plan } = model
  const mark = kernel.mark()
  const blocks = Math.ceil(customers.rows / BLOCK_ROWS)
  const bounds = kernel.put(
    Uint32Array.from({ length: blocks + 1 }, (_, b) => Math.min(b * BLOCK_ROWS, customers.rows)),
  )
  const tiles = Math.ceil(goods.rows / TILE)
  const top = kernel.alloc(TOP_BYTES)
  const fields: Record<keyof typeof TOP, number> = {
    k: Math.min(k, 0xffffffff),
    excludeSeen: excludeSeen ? 1 : 0,
    bytes: goods.bytes,
    customers: customers.matrix,
    goods: goods.matrix,
    goodsCount: goods.rows,
    firstRow: plan.firstRow,
    offsets: input.offsets,
    items: input.items,
    values: input.values,
    numberOf: model.numberOf,
    known: model.known,
    itemAt: kernel.alloc(4 * goods.rows),
    placeOf: kernel.alloc(4 * goods.rows),
    scales: kernel.alloc(8 * tiles),
    // A factor of an item takes two bytes instead of four.
    tiles: kernel.alloc((tiles * TILE * goods.bytes) / 2),
    barred: barred ? kernel.put(barred) : 0,
  }
  const words = kernel.u32(top, TOP_BYTES / 4)
  for (const [name, value] of Object.entries(fields)) words[TOP[name as keyof typeof TOP]] = value
  kernel.timed('top', () => kernel.call('layTiles', top))
  const end = kernel.mark()
  const chunks = await kernel.parallel({
    label: 'top',
    run: 'topBlock',
    tasks: blocks,
    args: [bounds, top],
    writes: 'output',
    reads: [
      { address: mark, bytes: end - mark },
      { address: goods.matrix, bytes: goods.bytes * goods.rows },
      { address: model.numberOf, bytes: 4 * input.itemCount },
      { address: model.known, bytes: customers.rows },
    ],
    readsOf(task) {
      const first = task * BLOCK_ROWS
      const last = Math.min(first + BLOCK_ROWS, customers.rows)
      return rowsRead(kernel, input, model, first, last)
    },
  })
  const lists = kernel.timed('top', () => collect(kernel, chunks, customers.rows))
  kernel.release(mark)
  return lists
}

function rowsRead(kernel: KernelContext, input: KernelInput, { plan, customers }: Model, first: number, last: number) {
  const from = plan.firstRow + first
  const offsets = kernel.u32(input.offsets + 4 * from, last - first + 1)
  const [entry, end] = [offsets[0] as number, offsets[last - first] as number]
  return [
    { address: customers.matrix + customers.bytes * first, bytes: customers.bytes * (last - first) },
    { address: input.offsets + 4 * from, bytes: 4 * (last - first + 1) },
    { address: input.items + 4 * entry, bytes: 4 * (end - entry) },
    ...(input.values === 0 ? [] : [{ address: input.values + 8 * entry, bytes: 8 * (end - entry) }]),
  ]
}

/** Records come in any order: customer, number of items, then item and score each. */
function collect(kernel: KernelContext, chunks: readonly OutputChunk[], rows: number): Lists {
  const offsets = new Uint32Array(rows + 1)
  walk(kernel, chunks, (row, n) => {
    offsets[row + 1] = n
  })
  for (let row = 0; row < rows; row++) offsets[row + 1] = (offsets[row] as number) + (offsets[row + 1] as number)
  const items = new Uint32Array(offsets[rows] as number)
  const scores = new Float32Array(items.length)
  walk(kernel, chunks, (row, n, words, numbers, at) => {
    const to = offsets[row] as number
    for (let i = 0; i < n; i++) {
      items[to + i] = words[at + 2 * i] as number
      scores[to + i] = numbers[at + 2 * i + 1] as number
    }
  })
  return { offsets, items, scores }
}

function walk(
  kernel: KernelContext,
  chunks: readonly OutputChunk[],
  visit: (row: number, n: number, words: Uint32Array, numbers: Float32Array, at: number) => void,
): void {
  for (const { address, bytes } of chunks) {
    const words = kernel.u32(address, bytes / 4)
    const numbers = new Float32Array(words.buffer, address, bytes / 4)
    for (let at = 0; at < words.length; ) {
      const n = words[at + 1] as number
      visit(words[at] as number, n, words, numbers, at + 2)
      at += 2 + 2 * n
    }
  }
}
