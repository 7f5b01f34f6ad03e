import type { AnalysisParameters } from '../../analyses/registry'
import type { Health } from '../../workers/protocol/table'

/** ns a step of training takes for each trait of each pair; of two threads, until the last runs here say more. */
const TRAINING_NS = 0.25
/** ns a line of a receipt takes where the best so many are sought. */
const BUNDLE_NS = 60

interface Asked {
  factors?: number | readonly number[]
  iterations?: number
  cgSteps?: number
  /** Other ways than factors take other times. */
  method?: string
}

/**
 * About how many ms a run takes whose time does not hang on how much is found: lines × traits × rounds where a model is
 * trained, lines where the best are sought. Undefined where it does.
 */
export function msOfWork(asked: AnalysisParameters, { validRows }: Health): number | undefined {
  if ('top' in asked) return (validRows * BUNDLE_NS) / 1e6
  const { factors, iterations, cgSteps = 1, method = 'als' } = asked as Asked
  if (factors === undefined || iterations === undefined || method !== 'als') return undefined
  const traits = [factors].flat().reduce((sum, each) => sum + each, 0)
  return (validRows * traits * iterations * (1 + cgSteps) * TRAINING_NS) / 1e6
}
