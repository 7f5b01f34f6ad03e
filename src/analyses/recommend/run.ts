import type { Sentence } from '../../recipe/sentence'
import { layModel } from '../factors/model'
import { findTop } from '../factors/top'
import { train } from '../factors/train'
import type { GivenModel } from '../factors/types'
import type { KernelRun } from '../kernel-context'
import { entriesOf } from '../mining/group'
import { planGroups } from '../mining/plan'
import { recommendColumns, type Trained, trainedModel } from './columns'
import { foldIn } from './fold'
import { recommendReasons } from './sentences'
import type { RecommendColumns, RecommendParameters } from './types'

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
    const model = await layModel(kernel, input, plan, parameters, given)
    const stretch = { before: models.length * parameters.iterations, total: plans.length * parameters.iterations }
    const training = given
      ? await foldIn(kernel, model, given, parameters)
      : await train(kernel, model, parameters, stretch)
    const lists = await findTop(kernel, input, model, parameters)
    models.push(kernel.timed('columns', () => trainedModel(kernel, model, lists, training, parameters, given)))
    kernel.release(mark)
  }
  const entries = plans.reduce((sum, plan) => sum + entriesOf(plan), 0)
  const columns = kernel.timed('columns', () => recommendColumns(models, parameters.factors, entries))
  return {
    columns,
    report: {
      method: 'als',
      methodReason: reasonOf(parameters),
      limited: false,
      found: columns.rows,
    },
  }
}

function reasonOf({ given, solver, factors, cgSteps }: RecommendParameters): Sentence {
  if (given) return recommendReasons.given()
  return solver === 'cholesky'
    ? recommendReasons.exact({ factors })
    : recommendReasons.near({ factors, steps: cgSteps })
}
