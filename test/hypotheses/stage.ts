import type { KernelContext } from '../../src/analyses/kernel-context'
import type { NodePool } from '../kernels/node-pool'

/** Does a part of an analysis on the workers of a pool, without baskets. */
export function onStage<T>(pool: NodePool, work: (kernel: KernelContext) => Promise<T>): Promise<T> {
  const none = new Uint32Array(0)
  const input = {
    memory: null,
    top: 0,
    groupStart: new Uint32Array(2),
    groupBaskets: new Uint32Array(1),
    offsets: new Uint32Array(1),
    items: none,
    itemCount: 0,
    labelRank: none,
    groupRank: new Uint32Array(1),
  }
  return pool.stage.run(input, () => undefined, work)
}
