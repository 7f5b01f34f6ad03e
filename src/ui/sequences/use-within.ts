import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../workers/protocol/jobs'
import { goesByVisits } from './path'
import { DAY, type TimeScale } from './times'
import { useJourneyQueries, useTimeScale } from './use-journeys'

/** After how long without a visit a customer counts as lost. */
export interface Within {
  /** null: only who never comes again does. */
  time: number | null
  /** As guessed from the data; null where there is nothing to guess from. */
  guess: number | null
  /** Whether a guess may still come. */
  pending: boolean
}

/** In whole days, and beyond a month in whole weeks: nobody counts in hours of months. */
export function roundedUp(time: number, scale: TimeScale): number {
  if (scale !== 'clock') return Math.ceil(time)
  const unit = time > 31 * DAY ? 7 * DAY : time > DAY ? DAY : DAY / 24
  return Math.ceil(time / unit) * unit
}

/** Journeys of single events have no such time unless somebody names one: the next click is no visit. */
export function useWithin(job: Job, chosen: number | undefined): Within {
  const scale = useTimeScale(job.jobId)
  const byVisits = goesByVisits(job)
  const rhythm = useQuery({ ...useJourneyQueries().rhythm(job.jobId), enabled: byVisits && chosen === undefined })
  const guess = rhythm.data && scale !== 'none' ? roundedUp(rhythm.data.within, scale) : null
  if (scale === 'none') return { time: null, guess: null, pending: false }
  const time = chosen === undefined ? (byVisits ? guess : null) : chosen === 0 ? null : chosen
  return { time, guess, pending: byVisits && chosen === undefined && rhythm.isPending }
}
