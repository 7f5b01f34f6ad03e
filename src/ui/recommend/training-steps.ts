import type { Job } from '../../workers/protocol/jobs'

/** How far training is, as the errors after iterations tell it. */
export interface TrainingSteps {
  /** Errors of the model in training. */
  losses: readonly number[]
  /** Iterations it takes at most. */
  iterations: number
  /** Which of several models, from 1; null where there is one. */
  model: number | null
}

/**
 * Null before the first iteration ends. Where models may stop early nothing says where one ends and the next begins:
 * of several the errors are then one row that is no line.
 */
export function trainingSteps({
  recipe: { analysis, data },
  progress,
}: Pick<Job, 'recipe' | 'progress'>): TrainingSteps | null {
  const figures = progress.figures ?? []
  if (analysis.kind !== 'recommend' || figures.length === 0) return null
  const { iterations } = analysis
  const several = analysis.perGroup && data.roles.group !== undefined
  if (!several) return { losses: figures, iterations, model: null }
  if (analysis.stopEarly !== undefined) return { losses: [], iterations: figures.length, model: null }
  const before = Math.floor((figures.length - 1) / iterations)
  return { losses: figures.slice(before * iterations), iterations, model: before + 1 }
}
