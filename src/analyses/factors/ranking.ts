import type { KernelContext } from '../kernel-context'
import type { Model } from './model'
import type { Stretch, Training } from './train'
import type { Holdings } from './types'

/** Words of a ranking in kernel memory; `Ranking` in wasm/recommend/bpr.ts has the same fields in the same order. */
const RANKING = {
  customers: 0,
  rows: 1,
  start: 2,
  items: 3,
  itemCount: 4,
  customerFactors: 5,
  itemFactors: 6,
  bytes: 7,
  factors: 8,
  seedLow: 9,
  seedHigh: 10,
  loss: 11,
  rate: 12,
  regularization: 13,
} as const

const RANKING_BYTES = 64
/** How far a step goes, and how often all pairs are seen in one iteration: one is far less than ALS makes of it. */
const RATE = 0.05
export const PASSES = 5

export interface RankingParameters {
  factors: number
  iterations: number
  regularization: number
  seed: number
}

/** Trains in place: afterwards the matrices of both sides hold the factors. `held`: by place in the order of labels. */
export async function rank(
  kernel: KernelContext,
  model: Model,
  held: Holdings,
  { factors, iterations, regularization, seed }: RankingParameters,
  stretch: Stretch,
): Promise<Training> {
  const { customers, goods, byLabel } = model
  const mark = kernel.mark()
  const [seedLow, seedHigh] = [seed % 2 ** 32, Math.floor(seed / 2 ** 32)]
  const loss = kernel.allocZeroed(8)
  const order = kernel.put(byLabel)
  const fields: Record<keyof typeof RANKING, number> = {
    customers: byLabel.length,
    rows: order,
    start: kernel.put(held.start),
    items: kernel.put(held.items),
    itemCount: goods.rows,
    customerFactors: customers.matrix,
    itemFactors: goods.matrix,
    bytes: goods.bytes,
    factors,
    seedLow,
    seedHigh,
    loss,
    rate: kernel.put(Float64Array.of(RATE)),
    regularization: kernel.put(Float64Array.of(regularization)),
  }
  const address = kernel.alloc(RANKING_BYTES)
  const words = kernel.u32(address, RANKING_BYTES / 4)
  for (const [name, value] of Object.entries(fields)) words[RANKING[name as keyof typeof RANKING]] = value
  kernel.timed('train', () => {
    kernel.call('fillStart', customers.matrix, order, customers.rows, factors, goods.bytes, seedLow, seedHigh)
    kernel.call('fillStart', goods.matrix, 0, goods.rows, factors, goods.bytes, seedLow + 1, seedHigh)
    const wide = goods.bytes / 4
    const own = new Float32Array(
      kernel.u32(customers.matrix, wide * customers.rows).buffer,
      customers.matrix,
      wide * customers.rows,
    )
    for (let row = 0; row < customers.rows; row++) own[row * wide + factors - 1] = 1
    const items = new Float32Array(own.buffer, goods.matrix, wide * goods.rows)
    for (let item = 0; item < goods.rows; item++) items[item * wide + factors - 1] = 0
  })
  const training: Training = { loss: [], heldOutLoss: [] }
  for (let i = 0; i < iterations; i++) {
    for (let pass = 0; pass < PASSES; pass++) {
      const room = kernel.mark()
      const args = [address, i * PASSES + pass]
      await kernel.parallel({ label: 'train', run: 'bprEpoch', tasks: 1, args, writes: 'memory', silent: true })
      kernel.release(room)
    }
    training.loss.push(kernel.f64(loss, 1)[0] as number)
    const done = i + 1 === iterations || kernel.stopped()
    kernel.tell({
      label: 'train',
      done: stretch.before + (done ? iterations : i + 1),
      total: stretch.total,
      value: training.loss[i] as number,
    })
    if (done) break
  }
  kernel.release(mark)
  return training
}
