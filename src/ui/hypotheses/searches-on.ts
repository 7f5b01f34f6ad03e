import type { Job } from '../../workers/protocol/jobs'

/** What decides which rows confirm. */
function splitOf({ recipe: { data, analysis } }: Job): string {
  const { target, unit, strata, seed, confirm } = analysis as unknown as Record<string, unknown>
  const { files, filters, prepared, roles } = data
  return JSON.stringify([files, filters, prepared, roles.customer, target, unit, strata, seed, confirm])
}

/** How many searches on the same rows there were up to this one, itself included. */
export function searchesOn(job: Job, jobs: readonly Job[]): number {
  const split = splitOf(job)
  const at = jobs.findIndex(({ jobId }) => jobId === job.jobId)
  const earlier = at < 0 ? jobs : jobs.slice(0, at + 1)
  const alike = earlier.filter(
    (each) =>
      each.recipe.analysis.kind === job.recipe.analysis.kind && each.state === 'succeeded' && splitOf(each) === split,
  )
  return Math.max(1, alike.length)
}
