import type { KernelContext } from '../kernel-context'
import type { LaidShelf, LinkRecords } from './links'
import { evenBlocks } from './rows'
import { easeFaults } from './sentences'

/** As in wasm/recommend/ease.ts. */
const BLOCK = 64
const BLOCK_HOLDERS = 16_000
const MOST_BLOCKS = 512

/** The square of so many items is 128 MB, and what it comes to half as much again. */
export const MOST_ITEMS = 4096

export function requireFewItems(items: number): void {
  if (items > MOST_ITEMS) throw easeFaults.tooManyItems({ items, most: MOST_ITEMS })
}

/** What every item says of every other, in closed form. */
export async function easeRecords(shelf: LaidShelf, ridge: number): Promise<LinkRecords> {
  const { kernel, address, itemCount, itemStart } = shelf
  requireFewItems(itemCount)
  const bytes = 8 * Math.ceil((8 + 12 * Math.max(0, itemCount - 1)) / 8)
  const records = kernel.alloc(bytes * itemCount)
  const blocks = Math.ceil(itemCount / BLOCK)
  const width = blocks * BLOCK
  const mark = kernel.mark()
  const matrix = kernel.alloc(8 * width * width)
  const [columns, weights] = [kernel.alloc(8 * BLOCK * width), kernel.alloc(8 * BLOCK * width)]
  const square = kernel.alloc(8 * BLOCK * BLOCK)
  const bounds = evenBlocks(itemStart, BLOCK_HOLDERS, MOST_BLOCKS)
  const whole = bounds.slice()
  whole[whole.length - 1] = width
  const all = kernel.put(whole)
  await phase(kernel, 'easeGram', whole.length - 1, [all, address, matrix, width, ridge])
  for (let k = 0; k < blocks; k++) {
    kernel.timed('train', () => kernel.call('easeSquare', matrix, width, k, square))
    await phase(kernel, 'easeGather', blocks, [matrix, width, k, square, columns, weights])
    await phase(kernel, 'easeUpdate', blocks, [matrix, width, k, columns, weights])
    kernel.tell({ label: 'train', done: k + 1, total: blocks, value: (k + 1) / blocks })
  }
  await phase(kernel, 'easeRecords', whole.length - 1, [all, matrix, width, itemCount, records, bytes])
  kernel.release(mark)
  return Uint32Array.from({ length: itemCount }, (_, item) => records + bytes * item)
}

function phase(kernel: KernelContext, run: string, tasks: number, args: number[]): Promise<unknown> {
  return kernel.parallel({ label: 'train', run, tasks, args, writes: 'memory', silent: true })
}
