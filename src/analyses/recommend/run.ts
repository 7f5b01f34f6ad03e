import type { Sentence } from '../../recipe/sentence'
import { historiesOf } from '../factors/holdings'
import { bytesOfFactors, layModel } from '../factors/model'
import { rowsByLabel } from '../factors/rows'
import type { Stretch } from '../factors/train'
import { beside, type TrainedModel, trainTogether } from '../factors/train-together'
import type { GivenModel } from '../factors/types'
import { joined } from '../joined'
import type { KernelContext, KernelInput, KernelRun } from '../kernel-context'
import { entriesOf, type GroupPlan } from '../mining/group'
import { planGroups } from '../mining/plan'
import { recommendColumns, rowsOfGroup, type Trained, trainedModel } from './columns'
import { rulesOf } from './rules'
import { recommendReasons } from './sentences'
import { type RecommendColumns, type RecommendParameters, WHOLE } from './types'
import { clearFactors, factorsOf, hasFactors, heldBy, learn } from './ways'

/** Of a group that a given model has never met. */
const NOTHING_KNOWN: GivenModel = {
  group: 0,
  items: new Uint32Array(0),
  factors: new Float32Array(0),
  holders: new Uint32Array(0),
  customers: 0,
  rows: new Uint32Array(0),
  rowFactors: new Float32Array(0),
}

/** Trains a model, or one a group, or takes those that are given, and recommends to every customer. */
export const runRecommend: KernelRun<RecommendParameters, RecommendColumns> = async (kernel, input, asked) => {
  // Nothing is held out of histories that are only looked at.
  const parameters = asked.given ? { ...asked, stopEarly: undefined } : asked
  const plans = planGroups(kernel, input, { perGroup: parameters.perGroup, minCount: 1 })
  if (parameters.perGroup) {
    plans.sort((a, b) => (input.groupRank[a.number] as number) - (input.groupRank[b.number] as number))
  }
  const own = plans.filter(hasOwnModel(parameters))
  const borrowing = plans.filter((plan) => !own.includes(plan))
  const total = (own.length + Math.sign(borrowing.length)) * parameters.iterations
  const factors = factorsOf(parameters)
  const rows = new Map<GroupPlan, Trained>()
  const models: Trained[] = []
  const stretch = (): Stretch => ({ before: models.length * parameters.iterations, total })
  const learnOne = async (plan: GroupPlan, also: Partial<Pick<Learning, 'given' | 'only' | 'laid'>>) => {
    const model = await learned({ kernel, input, plan, parameters, stretch: stretch(), ...also })
    models.push(model)
    return model
  }
  const givenTo = (plan: GroupPlan) =>
    parameters.given && (parameters.given.find(({ group }) => group === plan.number) ?? NOTHING_KNOWN)
  const alone = parameters.given !== undefined || parameters.method !== 'als'
  for (const plans of alone ? own.map((plan) => [plan]) : beside(own, input, bytesOfFactors(factors))) {
    const mark = kernel.mark()
    const laid = plans.length > 1 ? await trainTogether(kernel, input, plans, parameters, stretch()) : []
    for (const [at, plan] of plans.entries()) {
      const room = kernel.mark()
      rows.set(plan, await learnOne(plan, { given: givenTo(plan), laid: laid[at] }))
      kernel.release(room)
    }
    kernel.release(mark)
  }
  if (borrowing.length > 0) {
    const [plan] = planGroups(kernel, input, { perGroup: false, minCount: 1 }) as [GroupPlan]
    // Rows may be ranked by their own labels alone: then those of a group do not stand together in the whole.
    const parts = borrowing.map((group) => rowsByLabel(group, input.rowRank).map((row) => group.firstRow + row))
    const mark = kernel.mark()
    const only = joined(Uint32Array, parts)
    const whole = await learnOne({ ...plan, number: WHOLE }, { given: wholeIn(parameters), only })
    let from = 0
    for (const [at, group] of borrowing.entries()) {
      const to = from + (parts[at]?.length ?? 0)
      rows.set(group, rowsOfGroup(whole, group.number, [from, to], factors))
      from = to
    }
    Object.assign(whole, holdersAmong(kernel, input, whole))
    kernel.release(mark)
  }
  const entries = plans.reduce((sum, plan) => sum + entriesOf(plan), 0)
  const columns = kernel.timed('columns', () => {
    return recommendColumns(
      plans.map((plan) => rows.get(plan) as Trained),
      models,
      factors,
      entries,
    )
  })
  return {
    columns,
    report: {
      method: parameters.method,
      methodReason: reasonOf(parameters),
      limited: false,
      ...(endedEarly(kernel, models, parameters) ? { stopped: true } : {}),
      found: columns.rows,
    },
  }
}

const wholeIn = ({ given }: RecommendParameters) => given?.find(({ group }) => group === WHOLE)

/** Of which group there is a model, or is to be one: the others take that of all. */
function hasOwnModel(parameters: RecommendParameters): (plan: GroupPlan) => boolean {
  const { perGroup, given, leastCustomers = 0 } = parameters
  if (given && !wholeIn(parameters)) return () => true
  if (given) return ({ number }) => given.some(({ group }) => group === number)
  return ({ firstRow, endRow }) => !perGroup || endRow - firstRow >= leastCustomers
}

interface Learning {
  kernel: KernelContext
  input: KernelInput
  plan: GroupPlan
  parameters: RecommendParameters
  stretch: Stretch
  given?: GivenModel | undefined
  /** Lists of these rows alone, in this order, whoever the model learns from. They are those of a plan of all. */
  only?: Uint32Array | undefined
  /** Where the model is laid and trained already. */
  laid?: TrainedModel | undefined
}

/** One model and its lists. */
async function learned({ kernel, input, plan, parameters, stretch, given, only, laid }: Learning): Promise<Trained> {
  const factors = factorsOf(parameters)
  const model = laid?.model ?? (await layModel(kernel, input, plan, { ...parameters, factors }, given))
  const held = parameters.always && heldBy({ kernel, input, model })
  const rules = rulesOf(
    parameters,
    model.itemIds,
    (row) => new Set(held?.items.subarray(held.start[row], held.start[row + 1])),
  )
  if (only) {
    const known = kernel.u8(model.known, model.customers.rows)
    const before = known.slice()
    known.fill(0)
    for (const row of only) known[row] = before[row] as number
  }
  if (!hasFactors(parameters.method)) clearFactors(kernel, model)
  const lesson = { kernel, input, model, parameters, given, stretch, trained: laid?.training, rules }
  const found = await learn[parameters.method](lesson)
  return kernel.timed('columns', () => trainedModel(kernel, model, found, factors, rules, parameters, given, only))
}

/** Of a model of all, what those have who borrow it: others are counted where their own models are. */
function holdersAmong(kernel: KernelContext, input: KernelInput, { customers, itemIds }: Trained) {
  const holders = new Uint32Array(itemIds.length)
  const held = historiesOf(kernel, input, { firstRow: 0, endRow: input.rows }, itemIds)
  let pairs = 0
  for (const row of customers) {
    for (const item of held.items.subarray(held.start[row], held.start[row + 1])) {
      holders[item] = (holders[item] as number) + 1
      pairs++
    }
  }
  return { holders, pairs }
}

/** Whether somebody had enough before all rounds were over. */
function endedEarly(
  kernel: KernelContext,
  models: readonly Trained[],
  { method, given, iterations }: RecommendParameters,
) {
  if (given || !hasFactors(method)) return false
  return kernel.stopped() && models.some(({ training }) => training.loss.length < iterations)
}

function reasonOf({
  given,
  method,
  solver,
  factors,
  cgSteps,
  neighbours,
  ridge,
  window,
  alpha,
  regularization: lambda,
}: RecommendParameters): Sentence {
  if (given) return recommendReasons.given()
  if (method === 'bpr') return recommendReasons.bpr({ factors })
  if (method === 'similar') return recommendReasons.similar({ neighbours })
  if (method === 'ease') return recommendReasons.ease({ ridge })
  if (method === 'popular' && window !== null) return recommendReasons.lately({ days: window / 86_400_000 })
  if (method === 'popular' || method === 'again') return recommendReasons[method]()
  return solver === 'cholesky'
    ? recommendReasons.exact({ factors, alpha, lambda })
    : recommendReasons.near({ factors, alpha, lambda, steps: cgSteps })
}
