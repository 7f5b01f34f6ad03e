import type { Job } from '../../workers/protocol/jobs'
import type { GridQuery } from '../../workers/protocol/query'

/** What every picture of journeys is given. */
export interface JourneyPictureProps {
  job: Job
  query: GridQuery
  matched: number
}
