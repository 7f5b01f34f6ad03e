import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { HypothesesParameters } from '../../analyses/hypotheses/definition'
import type { Job } from '../../workers/protocol/jobs'
import { useResultQueries } from '../parts/results/use-grid-rows'
import { type HypothesisFacts, hypothesisFacts, type RunFacts, runFacts } from './facts'
import { useHypothesisQueries } from './queries'

const AS_FOUND = { sort: [] }

/** A run and all its hypotheses: never more than a page of them. */
export function useRunFacts(job: Job): { run: RunFacts; all: HypothesisFacts[] } | null {
  const { data: overview } = useQuery(useHypothesisQueries().overview(job.jobId))
  const { data: page } = useQuery(useResultQueries().page(job.jobId, AS_FOUND, 0))
  return useMemo(() => {
    if (!overview || !page) return null
    const asked = job.recipe.analysis as HypothesesParameters
    return {
      run: runFacts(overview, asked, job.recipe.data.roles.customer),
      all: page.rows.map((row) => hypothesisFacts(row, overview)),
    }
  }, [overview, page, job])
}
