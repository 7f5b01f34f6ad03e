import type { RecommendParameters } from './definition'

/** Whether an analysis takes a model that has been trained instead of training one. */
export const isScored = (analysis: { kind: string; model?: RecommendParameters['model'] }): boolean =>
  analysis.kind === 'recommend' && analysis.model !== undefined
