import { entriesOf } from '../itemsets/group'
import { planGroups } from '../itemsets/plan'
import type { KernelRun } from '../kernel-context'
import type { RecommendColumns, RecommendParameters } from '../kernel-types'
import { recommendColumns, type Trained, trainedModel } from './columns'
import { layModel } from './model'
import { findTop } from './top'
import { train } from './train'

/** Trains a model, or one a group, and recommends to every customer. */
export const runRecommend: KernelRun<RecommendParameters, RecommendColumns> = async (kernel, input, parameters) => {
  const plans = planGroups(kernel, input, { perGroup: parameters.perGroup, minCount: 1 })
  if (parameters.perGroup) {
    plans.sort((a, b) => (input.groupRank[a.number] as number) - (input.groupRank[b.number] as number))
  }
  const models: Trained[] = []
  for (const plan of plans) {
    const mark = kernel.mark()
    const model = await layModel(kernel, input, plan, parameters)
    const stretch = { before: models.length * parameters.iterations, total: plans.length * parameters.iterations }
    const training = await train(kernel, model, parameters, stretch)
    const lists = await findTop(kernel, input, model, parameters)
    models.push(kernel.timed('columns', () => trainedModel(kernel, model, lists, training, parameters)))
    kernel.release(mark)
  }
  const entries = plans.reduce((sum, plan) => sum + entriesOf(plan), 0)
  const columns = kernel.timed('columns', () => recommendColumns(models, parameters.factors, entries))
  return {
    columns,
    report: {
      method: 'als',
      methodReason: 'Recommendations are learned by one method.',
      limited: false,
      itemsets: columns.rows,
    },
  }
}
