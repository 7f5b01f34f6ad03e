import { scoredWith } from '../analyses/recommend/scored'
import type { Recipe } from '../analyses/registry'
import { BasketeerError } from '../recipe/error'
import { MOST_MODELS, type ModelInfo } from '../workers/protocol/models'

/** Models the data worker has, newest last. */
export function withModel(models: readonly ModelInfo[], added: ModelInfo): ModelInfo[] {
  return [...models.filter(({ id }) => id !== added.id), added].slice(-MOST_MODELS)
}

/** A recipe that names a model says of training what that model was trained with. */
export function settleModel(recipe: Recipe, models: readonly ModelInfo[]): Recipe {
  const { analysis } = recipe
  if (analysis.kind !== 'recommend' || analysis.model === undefined) return recipe
  const model = models.find(({ id }) => id === analysis.model)
  if (model) return { ...recipe, analysis: scoredWith(analysis, model) }
  throw new BasketeerError(
    'no-data',
    'The model of this analysis is not open. Open its file, or train a model anew.',
    `model ${analysis.model}`,
  )
}
