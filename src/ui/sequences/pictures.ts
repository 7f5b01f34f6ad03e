import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import type { GridQuery } from '../../workers/protocol/query'
import type { Tab } from '../state/types'

export type SequencesTab = Extract<Tab, 'grid' | 'flow' | 'funnel' | 'compare'>

export interface JourneyPictureProps {
  job: Job
  query: GridQuery
  matched: number
}

/** The library behind the pictures is only fetched when one is looked at. */
export const pictures: Record<
  Exclude<SequencesTab, 'grid'>,
  LazyExoticComponent<ComponentType<JourneyPictureProps>>
> = {
  flow: lazy(() => import('./flow/Flow')),
  funnel: lazy(() => import('./funnel/Funnel')),
  compare: lazy(() => import('./compare/Compare')),
}
