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

/** Whether an analysis takes a model that has been trained instead of training one. */
export const isScored = (analysis: { kind: string; model?: RecommendParameters['model'] }): boolean =>
  analysis.kind === 'recommend' && analysis.model !== undefined
