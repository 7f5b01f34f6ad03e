import type { Sentence } from '../../recipe/sentence'
import { layModel } from '../factors/model'
import type { GivenModel } from '../factors/types'
import type { KernelRun } from '../kernel-context'
import { entriesOf } from '../mining/group'
import { planGroups } from '../mining/plan'
import { recommendColumns, type Trained, trainedModel } from './columns'
import { rulesOf } from './rules'
import { recommendReasons } from './sentences'
import type { RecommendColumns, RecommendParameters } from './types'
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
  const models: Trained[] = []
  for (const plan of plans) {
    const mark = kernel.mark()
    const given = parameters.given && (parameters.given.find(({ group }) => group === plan.number) ?? NOTHING_KNOWN)
    const factors = factorsOf(parameters)
    const model = await layModel(kernel, input, plan, { ...parameters, factors }, given)
    const stretch = { before: models.length * parameters.iterations, total: plans.length * parameters.iterations }
    const held = parameters.always && heldBy({ kernel, input, model })
    const rules = rulesOf(
      parameters,
      model.itemIds,
      (row) => new Set(held?.items.subarray(held.start[row], held.start[row + 1])),
    )
    if (!hasFactors(parameters.method)) clearFactors(kernel, model)
    const learned = await learn[parameters.method]({
      kernel,
      input,
      model,
      parameters,
      given,
      stretch,
      barred: rules.barred,
    })
    models.push(kernel.timed('columns', () => trainedModel(kernel, model, learned, factors, rules, parameters, given)))
    kernel.release(mark)
  }
  const entries = plans.reduce((sum, plan) => sum + entriesOf(plan), 0)
  const columns = kernel.timed('columns', () => recommendColumns(models, factorsOf(parameters), entries))
  return {
    columns,
    report: {
      method: parameters.method,
      methodReason: reasonOf(parameters),
      limited: false,
      found: columns.rows,
    },
  }
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
}: RecommendParameters): Sentence {
  if (given) return recommendReasons.given()
  if (method === 'bpr') return recommendReasons.bpr({ factors })
  if (method === 'similar') return recommendReasons.similar({ neighbours })
  if (method === 'ease') return recommendReasons.ease({ ridge })
  if (method === 'popular' && window !== null) return recommendReasons.lately({ days: window / 86_400_000 })
  if (method === 'popular' || method === 'again') return recommendReasons[method]()
  return solver === 'cholesky'
    ? recommendReasons.exact({ factors })
    : recommendReasons.near({ factors, steps: cgSteps })
}
