import { useMemo } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import type { FunnelQuery, PathStep } from '../../../workers/sequences/types'
import { useLookOf } from '../../state/use-look'
import { limitsOf } from '../path'
import { useWithin } from '../use-within'
import { stepWith } from './steps'

/** The path of the funnel as it stands, and the question it asks. */
export function useFunnel(job: Job) {
  const [look, change] = useLookOf('funnel')
  const steps = useMemo(
    () => (look.steps ?? []).map(({ item, also, without }): PathStep => stepWith({ item }, { also, without })),
    [look.steps],
  )
  const within = useWithin(job, look.within)
  const { time, pending } = within
  const { maxGapSteps, maxGapTime, minGapSteps, minGapTime, maxSpan, groups } = look
  const query = useMemo((): FunnelQuery => {
    const { exclude } = limitsOf(job)
    return {
      steps,
      ...(exclude ? { exclude } : {}),
      ...(maxGapSteps === undefined ? {} : { maxGapSteps }),
      ...(maxGapTime === undefined ? {} : { maxGapTime }),
      ...(minGapSteps === undefined ? {} : { minGapSteps }),
      ...(minGapTime === undefined ? {} : { minGapTime }),
      ...(maxSpan === undefined ? {} : { maxSpan }),
      ...(time === null ? {} : { within: time }),
      ...(groups?.length ? { groups } : {}),
    }
  }, [steps, job, maxGapSteps, maxGapTime, minGapSteps, minGapTime, maxSpan, groups, time])
  return { look, steps, query, within, pending, change, chosen: look.steps !== undefined }
}
