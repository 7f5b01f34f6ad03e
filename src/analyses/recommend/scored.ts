import { BasketeerError } from '../../recipe/error'
import type { Recipe } from '../registry'
import type { RecommendParameters } from './definition'

/** Parameters of a model that has been trained. */
export type TrainedParameters = Omit<RecommendParameters, 'kind' | 'model'>

/** Recommendations from a model: what concerns training and groups is as it was, lists are as they are asked for. */
export function scoredWith(
  { k, excludeSeen, fallback }: Pick<RecommendParameters, 'k' | 'excludeSeen' | 'fallback'>,
  model: { id: string; parameters: TrainedParameters },
): RecommendParameters {
  return { ...model.parameters, kind: 'recommend', k, excludeSeen, fallback, model: model.id }
}

/** A recipe that names a model says of training what that model was trained with. */
export function settleModel(
  recipe: Recipe,
  modelOf: (id: string) => { id: string; parameters: TrainedParameters } | undefined,
): Recipe {
  const { analysis } = recipe
  if (analysis.kind !== 'recommend' || analysis.model === undefined) return recipe
  const model = modelOf(analysis.model)
  if (model) return { ...recipe, analysis: scoredWith(analysis, model) }
  throw new BasketeerError(
    'no-data',
    'The model of this analysis is not open. Open its file, or train a model anew.',
    `model ${analysis.model}`,
  )
}

/** Whether an analysis takes a model that has been trained instead of training one. */
export const isScored = (analysis: { kind: string; model?: RecommendParameters['model'] }): boolean =>
  analysis.kind === 'recommend' && analysis.model !== undefined
