import type { KernelContext, KernelInput } from '../kernel-context'
import { entriesOf, type GroupPlan } from '../mining/group'
import { layModel, type Model } from './model'
import type { Side } from './sides'
import { layDesk, type Stretch, startFactors, type Training } from './train'
import type { ModelParameters } from './types'

/** Words of a course in kernel memory; `Course` in wasm/recommend/whole.ts has the same fields in the same order. */
const COURSE = {
  customers: 2,
  goods: 3,
  factors: 4,
  bytes: 5,
  iterations: 6,
  exact: 7,
  steps: 8,
  partials: 9,
  gram: 10,
  strength: 11,
  turn: 12,
  axes: 13,
  diagonal: 14,
  losses: 15,
  layout: 16,
  reading: 17,
  readingTasks: 18,
  sums: 19,
  loss: 20,
  heldOut: 21,
  done: 22,
} as const

const COURSE_WORDS = 24

/** Models of more entries are each trained by all threads, one after the other. */
const MOST_ENTRIES = 50_000
/** So much memory may all models take that are trained side by side. */
const MOST_BYTES = 64 * 2 ** 20

/** A model that has its factors. */
export interface TrainedModel {
  model: Model
  training: Training
}

/** Groups in their order, those beside each other whose models are small and fit into memory together. */
export function beside(plans: readonly GroupPlan[], { itemCount }: KernelInput, rowBytes: number): GroupPlan[][] {
  const batches: GroupPlan[][] = []
  let room = 0
  for (const plan of plans) {
    const entries = entriesOf(plan)
    const rows = plan.endRow - plan.firstRow + Math.min(itemCount, entries)
    const bytes = 8 * itemCount + rowBytes * (rows + 2 * rowBytes) + 24 * entries
    const small = entries <= MOST_ENTRIES
    if (small && bytes <= room) batches.at(-1)?.push(plan)
    else batches.push([plan])
    room = small ? (bytes <= room ? room : MOST_BYTES) - bytes : 0
  }
  return batches
}

/** Lays models beside each other and trains them, each whole by one thread; the factors are those of `train`. */
export async function trainTogether(
  kernel: KernelContext,
  input: KernelInput,
  plans: readonly GroupPlan[],
  parameters: ModelParameters,
  { before, total }: Stretch,
): Promise<TrainedModel[]> {
  const { iterations } = parameters
  const models: Model[] = []
  for (const plan of plans) models.push(await layModel(kernel, input, plan, parameters))
  const courses = models.map((model) => putCourse(kernel, model, parameters))
  const order = Uint32Array.from(plans.keys()).sort(
    (a, b) => entriesOf(plans[b] as GroupPlan) - entriesOf(plans[a] as GroupPlan),
  )
  const mark = kernel.mark()
  await kernel.parallel({
    label: 'train',
    run: 'trainWhole',
    tasks: models.length,
    args: [kernel.put(Uint32Array.from(courses, ({ address }) => address))],
    order,
    writes: 'memory',
    within: { before, each: iterations, total },
  })
  kernel.release(mark)
  return models.map((model, at) => {
    const { address, loss, heldOut } = courses[at] as Course
    const done = kernel.u32(address, COURSE_WORDS)[COURSE.done] as number
    const training = {
      loss: [...kernel.f64(loss, done)],
      heldOutLoss: parameters.stopEarly ? [...kernel.f64(heldOut, done)] : [],
    }
    kernel.tell({ label: 'train', done: before + (at + 1) * iterations, total, value: training.loss.at(-1) as number })
    return { model, training }
  })
}

type Course = ReturnType<typeof putCourse>

function putCourse(kernel: KernelContext, model: Model, parameters: ModelParameters) {
  const { iterations, factors, solver, cgSteps, stopEarly } = parameters
  const desk = layDesk(kernel, model, parameters)
  startFactors(desk)
  const { partials, gram, strength, turn, axes, diagonal, losses, bytes } = desk
  const [loss, heldOut] = [kernel.alloc(8 * iterations), kernel.alloc(8 * iterations)]
  const fields: Record<keyof typeof COURSE, number> = {
    customers: putHalf(kernel, model.customers),
    goods: putHalf(kernel, model.goods),
    factors,
    bytes,
    iterations,
    exact: Number(solver === 'cholesky'),
    steps: cgSteps,
    ...{ partials, gram, strength, turn, axes, diagonal, losses },
    layout: stopEarly ? model.layout : 0,
    reading: model.reading.bounds,
    readingTasks: model.reading.tasks,
    sums: kernel.alloc(16 * model.reading.tasks),
    loss,
    heldOut,
    done: 0,
  }
  const address = kernel.allocZeroed(4 * COURSE_WORDS)
  kernel.f64(address, 1)[0] = desk.regularization
  const words = kernel.u32(address, COURSE_WORDS)
  for (const [name, value] of Object.entries(fields)) words[COURSE[name as keyof typeof COURSE]] = value
  return { address, loss, heldOut }
}

/** `Half` in wasm/recommend/whole.ts has the same fields in the same order. */
const putHalf = (kernel: KernelContext, { address, rows, solving, dense }: Side) =>
  kernel.put(Uint32Array.of(address, rows, solving.bounds, solving.tasks, dense.bounds, dense.tasks))
