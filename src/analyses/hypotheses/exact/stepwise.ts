import type { KernelContext } from '../../kernel-context'
import type { FoundSet } from '../matrix'
import type { MomentsAt } from './moments-at'

/**
 * Adds what explains most of what is left, one block after the other: a set of each size up to `maxSize`, fewer where
 * nothing tells anything any more.
 */
export function stepwise(kernel: KernelContext, at: MomentsAt, maxSize: number): FoundSet[] {
  const mark = kernel.mark()
  const most = Math.min(maxSize, at.blocks.length)
  const orderAt = kernel.alloc(4 * most)
  const reachedAt = kernel.alloc(8 * most)
  const sizes = kernel.timed('stepwise', () => kernel.call('stepwise', at.address, most, orderAt, reachedAt))
  const order = [...kernel.u32(orderAt, sizes)]
  const path = Array.from(kernel.f64(reachedAt, sizes), (r2, i) => ({
    blocks: order.slice(0, i + 1).sort((a, b) => a - b),
    r2,
  }))
  kernel.release(mark)
  return path
}
