import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Tab } from '../state/types'
import type { JourneyPictureProps } from './picture-props'

export type SequencesTab = Extract<Tab, 'grid' | 'flow' | 'funnel' | 'compare'>

/** The library behind the pictures is only fetched when one is looked at. */
export const pictures: Record<
  Exclude<SequencesTab, 'grid'>,
  LazyExoticComponent<ComponentType<JourneyPictureProps>>
> = {
  flow: lazy(() => import('./flow/Flow')),
  funnel: lazy(() => import('./funnel/Funnel')),
  compare: lazy(() => import('./compare/Compare')),
}
