import { MOST_MODELS, type ModelInfo } from '../workers/recommend/model-file/types'

/** Models the data worker has, newest last. */
export function withModel(models: readonly ModelInfo[], added: ModelInfo): ModelInfo[] {
  return [...models.filter(({ id }) => id !== added.id), added].slice(-MOST_MODELS)
}
