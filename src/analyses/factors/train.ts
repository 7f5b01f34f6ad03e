import type { KernelContext, KernelPhase } from '../kernel-context'
import type { Model } from './model'
import type { Side } from './sides'
import type { ModelParameters } from './types'

/** What training tells of itself, by iteration. */
export interface Training {
  loss: number[]
  /** Mean of c(1 - x·y)² over the pairs held out, weighted by c; empty where none are. */
  heldOutLoss: number[]
}

/** Where the iterations of this model stand among all of the run. */
export interface Stretch {
  before: number
  total: number
}

/** Places in kernel memory that training works in: squares of all factors, f64 or f32. */
export interface Desk {
  kernel: KernelContext
  model: Model
  parameters: ModelParameters
  regularization: number
  width: number
  bytes: number
  partials: number
  gram: number
  strength: number
  turn: number
  axes: number
  diagonal: number
  losses: number
}

/** Below this the equations of a customer with few items have no clear answer in f32. */
const LEAST_REGULARIZATION = 1e-6

/** Trains in place: afterwards the matrices of both sides hold the factors. */
export async function train(
  kernel: KernelContext,
  model: Model,
  parameters: ModelParameters,
  stretch: Stretch,
): Promise<Training> {
  const mark = kernel.mark()
  const desk = layDesk(kernel, model, parameters)
  startFactors(desk)
  const training: Training = { loss: [], heldOutLoss: [] }
  await gramOf(desk, model.goods)
  for (let i = 0; i < parameters.iterations; i++) {
    // What kernels took to work in would stay until training ends, and add up.
    const room = kernel.mark()
    await improve(desk, model.customers, model.goods, 0)
    await improve(desk, model.goods, model.customers, desk.losses)
    training.loss.push(lossNow(desk))
    if (parameters.stopEarly) training.heldOutLoss.push(await heldOutLossNow(desk))
    kernel.release(room)
    const [before, now] = training.heldOutLoss.slice(-2)
    const worse = now !== undefined && now >= (before as number)
    const done = i + 1 === parameters.iterations || worse || kernel.stopped()
    kernel.tell({
      label: 'train',
      done: stretch.before + (done ? parameters.iterations : i + 1),
      total: stretch.total,
      value: training.loss[i] as number,
    })
    if (done) break
  }
  await turnBack(desk)
  kernel.release(mark)
  return training
}

export function layDesk(kernel: KernelContext, model: Model, parameters: ModelParameters): Desk {
  const { bytes } = model.goods
  const width = bytes / 4
  const square = 8 * width * width
  const blocks = Math.max(model.customers.dense.tasks, model.goods.dense.tasks)
  return {
    kernel,
    model,
    parameters,
    regularization: Math.max(parameters.regularization, LEAST_REGULARIZATION),
    width,
    bytes,
    partials: kernel.alloc(square * blocks),
    gram: kernel.alloc(square),
    strength: kernel.alloc(8 * width),
    turn: kernel.alloc(square / 2),
    axes: kernel.alloc(square),
    diagonal: kernel.alloc(4 * width),
    losses: kernel.alloc(8 * model.goods.solving.tasks),
  }
}

export function startFactors({ kernel, model, parameters: { factors, seed }, axes, width, bytes }: Desk): void {
  kernel.timed('train', () => {
    const fill = ({ matrix, rows }: Side, order: number, from: number) =>
      kernel.call('fillStart', matrix, order, rows, factors, bytes, from % 2 ** 32, Math.floor(from / 2 ** 32))
    fill(model.customers, kernel.put(model.byLabel), seed)
    fill(model.goods, 0, seed + 1)
    kernel.call('startAxes', axes, width)
  })
}

/** Solves a side while the other is held, whose Gramian was made last. */
export async function improve(desk: Desk, side: Side, held: Side, losses: number): Promise<void> {
  const { kernel, parameters, bytes, gram, strength, turn, axes, diagonal, regularization } = desk
  const written = [regularization, strength, turn, axes, diagonal]
  kernel.timed('train', () => {
    if (held.rows < parameters.factors) kernel.call('turnFewAxes', held.matrix, held.rows, bytes, ...written)
    else kernel.call('turnAxes', gram, parameters.factors, bytes, ...written)
  })
  await phase(desk, 'turnBlock', held.dense, [held.matrix, turn, bytes])
  if (parameters.solver === 'cholesky') await phase(desk, 'exactBlock', side.solving, [side.address, diagonal, losses])
  else await phase(desk, 'gradientBlock', side.solving, [side.address, turn, diagonal, parameters.cgSteps, losses])
  await gramOf(desk, side)
}

export async function gramOf(desk: Desk, { dense, matrix }: Side): Promise<void> {
  const { kernel, partials, bytes, gram } = desk
  await phase(desk, 'gramBlock', dense, [matrix, partials, bytes])
  kernel.timed('train', () => kernel.call('sumGrams', partials, dense.tasks, bytes, gram))
}

function phase({ kernel }: Desk, run: string, { bounds, tasks }: Side['dense'], args: number[]): Promise<unknown> {
  const whole: KernelPhase = { label: 'train', run, tasks, args: [bounds, ...args], writes: 'memory', silent: true }
  return kernel.parallel(whole)
}

/** After the items: `strength` is that of the customers, and the Gramian that of the items in the same axes. */
function lossNow({ kernel, model, width, strength, gram, losses, regularization }: Desk): number {
  const customers = kernel.f64(strength, width)
  const items = kernel.f64(gram, width * width)
  let loss = kernel.f64(losses, model.goods.solving.tasks).reduce((sum, l) => sum + l, 0)
  for (let i = 0; i < width; i++) {
    const [x, y] = [customers[i] as number, items[i * width + i] as number]
    loss += x * y + regularization * (x + y)
  }
  return loss
}

async function heldOutLossNow(desk: Desk): Promise<number> {
  const { kernel, model } = desk
  const mark = kernel.mark()
  const sums = kernel.alloc(16 * model.reading.tasks)
  await phase(desk, 'heldOutLoss', model.reading, [model.layout, sums])
  let missed = 0
  let weight = 0
  kernel.f64(sums, 2 * model.reading.tasks).forEach((sum, i) => {
    if (i % 2 === 0) missed += sum
    else weight += sum
  })
  kernel.release(mark)
  return weight > 0 ? missed / weight : 0
}

export async function turnBack(desk: Desk): Promise<void> {
  const { kernel, model, axes, bytes, turn } = desk
  kernel.timed('train', () => kernel.call('turnBack', axes, bytes, turn))
  for (const { dense, matrix } of [model.customers, model.goods]) {
    await phase(desk, 'turnBlock', dense, [matrix, turn, bytes])
  }
}
