import type { Model } from '../factors/model'
import type { Side } from '../factors/sides'
import { gramOf, improve, layDesk, type Training, turnBack } from '../factors/train'
import type { GivenModel } from '../factors/types'
import type { KernelContext } from '../kernel-context'
import type { RecommendParameters } from './types'

/**
 * Factors of customers in a model that is given: those it learned from keep theirs, all others are solved exactly from
 * what they have, with the items held as they are.
 */
export async function foldIn(
  kernel: KernelContext,
  model: Model,
  given: GivenModel,
  parameters: RecommendParameters,
): Promise<Training> {
  const { customers, goods, plan } = model
  const kept = given.rows.map((row) => row - plan.firstRow)
  const putGoods = () => putFactors(kernel, goods, given.factors, parameters.factors, (row) => row)
  putGoods()
  if (kernel.u8(model.known, customers.rows).reduce((sum, known) => sum + known, 0) > kept.length) {
    const mark = kernel.mark()
    const desk = layDesk(kernel, model, { ...parameters, solver: 'cholesky' })
    kernel.call('startAxes', desk.axes, desk.width)
    forgetEntries(kernel, customers, goods, kept)
    await gramOf(desk, goods)
    await improve(desk, customers, goods, 0)
    await turnBack(desk)
    kernel.release(mark)
    // To be turned there and back leaves its roundings.
    putGoods()
  }
  putFactors(kernel, customers, given.rowFactors, parameters.factors, (i) => kept[i] as number)
  return { loss: [], heldOutLoss: [] }
}

/** A row without entries costs nothing to solve. */
function forgetEntries(kernel: KernelContext, { entries, start }: Side, { zeros }: Side, rows: Uint32Array): void {
  const words = kernel.u32(entries, start.at(-1) as number)
  for (const row of rows) words.fill(zeros, start[row], start[row + 1])
}

function putFactors(
  kernel: KernelContext,
  { matrix, rows, bytes }: Side,
  from: Float32Array,
  factors: number,
  rowOf: (i: number) => number,
): void {
  const width = bytes / 4
  const padded = new Float32Array(kernel.u32(matrix, rows * width).buffer, matrix, rows * width)
  for (let i = 0; i * factors < from.length; i++) {
    padded.set(from.subarray(i * factors, (i + 1) * factors), width * rowOf(i))
  }
}
