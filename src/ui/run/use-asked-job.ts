import type { Job } from '../../workers/protocol/jobs'
import { useShownJob } from '../state/shown-job'
import { useWorkspace } from '../state/workspace'
import { sameQuestion } from './same-question'

/** The job on the screen, and whether the question has changed since. */
export function useAskedJob(): { job: Job | null; changed: boolean } {
  const recipe = useWorkspace((w) => w.recipe)
  const { kind } = recipe.analysis
  const job = useShownJob(kind)
  return { job, changed: job !== null && !sameQuestion(job.recipe, recipe) }
}
