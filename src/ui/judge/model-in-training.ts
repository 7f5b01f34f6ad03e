import { modelsOf, trainedShare } from '../../analyses/judge/definition'
import type { Job } from '../../workers/protocol/jobs'

/** Which of the models of a comparison is in training, from 1; null once all are trained. */
export function modelInTraining({ recipe: { analysis, data }, progress }: Pick<Job, 'recipe' | 'progress'>) {
  if (analysis.kind !== 'judge') return null
  const models = modelsOf(analysis)
  const grouped = analysis.perGroup && data.roles.group !== undefined
  // In how many groups each model is trained, nobody knows here: then the whole of the run has to tell.
  const trained = grouped
    ? Math.floor(models * trainedShare(progress.done / Math.max(1, progress.total)))
    : Math.floor((progress.figures?.length ?? 0) / analysis.iterations)
  return trained < models ? trained + 1 : null
}
