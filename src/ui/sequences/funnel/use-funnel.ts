import { useMemo } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import type { FunnelQuery, PathStep } from '../../../workers/sequences/types'
import { useLookOf } from '../../state/use-look'
import { limitsOf } from '../path'

/** The path of the funnel as it stands, and the question it asks. */
export function useFunnel(job: Job) {
  const [look, change] = useLookOf('funnel')
  const steps = useMemo(
    () => (look.steps ?? []).map(({ item, without }): PathStep => (without?.length ? { item, without } : { item })),
    [look.steps],
  )
  const { maxGapSteps, maxGapTime, maxSpan, groups } = look
  const query = useMemo((): FunnelQuery => {
    const { exclude } = limitsOf(job)
    return {
      steps,
      ...(exclude ? { exclude } : {}),
      ...(maxGapSteps === undefined ? {} : { maxGapSteps }),
      ...(maxGapTime === undefined ? {} : { maxGapTime }),
      ...(maxSpan === undefined ? {} : { maxSpan }),
      ...(groups?.length ? { groups } : {}),
    }
  }, [steps, job, maxGapSteps, maxGapTime, maxSpan, groups])
  return { look, steps, query, change, chosen: look.steps !== undefined }
}
