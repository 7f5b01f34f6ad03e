import type { Recipe } from '../../analyses/registry'
import type { Job } from '../../workers/protocol'
import { useEngineState } from '../state/engine-context'
import { useShownJob } from '../state/shown-job'
import { writeHash } from '../state/url'
import { emptyQuery, useWorkspace } from '../state/workspace'

/** Equal questions have equal addresses, whatever the order of their parameters. */
function sameQuestion(a: Recipe, b: Recipe): boolean {
  const place = { view: 'rules', tab: 'grid', query: emptyQuery } as const
  const normal = (recipe: Recipe) =>
    writeHash({ ...place, recipe })
      .split('&')
      .sort()
      .join('&')
  return a === b || normal(a) === normal(b)
}

/** The last run of this kind, the job on the screen, and whether the question has changed since. */
export function useAskedJob(): { job: Job | null; last: Job | null; changed: boolean } {
  const recipe = useWorkspace((w) => w.recipe)
  const { kind } = recipe.analysis
  const job = useShownJob(kind)
  const last = useEngineState(({ jobs }) => jobs.findLast((other) => other.recipe.analysis.kind === kind) ?? null)
  return { job, last, changed: job !== null && !sameQuestion(job.recipe, recipe) }
}
