import type { AnalysisKind } from '../../analyses/registry'
import type { EngineState } from '../../client/types'
import type { Job } from '../../workers/protocol/jobs'
import { useEngineState } from './engine-context'
import { useWorkspace } from './workspace'

/** The job of this kind whose result is to be shown: the chosen one, else the last that succeeded. */
export function shownJob(jobs: EngineState['jobs'], kind: AnalysisKind, chosen: string | null): Job | null {
  const done = jobs.filter((job) => job.state === 'succeeded' && job.result?.kind === kind)
  return done.find((job) => job.jobId === chosen) ?? done.at(-1) ?? null
}

export function useShownJob(kind: AnalysisKind): Job | null {
  const chosen = useWorkspace((w) => w.shownJob)
  return useEngineState((state) => shownJob(state.jobs, kind, chosen))
}

/**
 * Of the job that is running or waits next, of one kind or whichever, what `pick` takes. A job is a new object with every word
 * of its progress, many times a second: take no more than is shown.
 */
export function useActiveJob<T>(pick: (job: Job | null) => T, kind?: AnalysisKind): T {
  return useEngineState(({ jobs }) => {
    const first = (state: Job['state']) =>
      jobs.find((job) => job.state === state && (kind === undefined || job.recipe.analysis.kind === kind))
    return pick(first('running') ?? first('queued') ?? null)
  })
}
