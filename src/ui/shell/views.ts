import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { View } from '../state/types'

/** Each view is a chunk of its own, fetched when first shown; only the start page is in the first load. */
export const lazyViews: Record<Exclude<View, 'start'>, LazyExoticComponent<ComponentType>> = {
  data: lazy(() => import('../ingest/View')),
  rules: lazy(() => import('../rules/View')),
  itemsets: lazy(() => import('../itemsets/View')),
  jobs: lazy(() => import('../jobs/View')),
}
