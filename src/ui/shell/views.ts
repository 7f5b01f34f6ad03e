import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { View } from '../state/types'

type LazyView = Exclude<View, 'start'>

const load: Record<LazyView, () => Promise<{ default: ComponentType }>> = {
  data: () => import('../ingest/View'),
  rules: () => import('../rules/View'),
  itemsets: () => import('../itemsets/View'),
  jobs: () => import('../jobs/View'),
}

/** Each view is a chunk of its own; only the start page is in the first load. */
export const lazyViews: Record<LazyView, LazyExoticComponent<ComponentType>> = {
  data: lazy(load.data),
  rules: lazy(load.rules),
  itemsets: lazy(load.itemsets),
  jobs: lazy(load.jobs),
}

/** Fetches the views before anybody asks, once the first page stands. */
export async function preloadViews(): Promise<void> {
  await Promise.all(Object.values(load).map((view) => view()))
}
