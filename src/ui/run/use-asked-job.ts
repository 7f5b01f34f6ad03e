import type { Recipe } from '../../analyses/registry'
import type { Job } from '../../workers/protocol/jobs'
import { useShownJob } from '../state/shown-job'
import { writeHash } from '../state/url'
import { emptyQuery, useWorkspace } from '../state/workspace'

/** Equal questions have equal addresses, whatever the order of their parameters, and whatever is asked beside them in SQL. */
export function sameQuestion(a: Recipe, b: Recipe): boolean {
  return a === b || addressOf(a) === addressOf(b)
}

const addresses = new WeakMap<Recipe, string>()

function addressOf(recipe: Recipe): string {
  const { sql: _, ...question } = recipe
  const hash = () => writeHash({ view: recipe.analysis.kind, tab: 'grid', query: emptyQuery, recipe: question })
  const address = addresses.get(recipe) ?? hash().split('&').sort().join('&')
  addresses.set(recipe, address)
  return address
}

/** The job on the screen, and whether the question has changed since. */
export function useAskedJob(): { job: Job | null; changed: boolean } {
  const recipe = useWorkspace((w) => w.recipe)
  const { kind } = recipe.analysis
  const job = useShownJob(kind)
  return { job, changed: job !== null && !sameQuestion(job.recipe, recipe) }
}
