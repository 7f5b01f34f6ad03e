import { type ComponentType, lazy, useState } from 'react'
import type { View } from '../state/types'

export type ChunkName = Exclude<View, 'start'>

const load: Record<ChunkName, () => Promise<{ default: ComponentType }>> = {
  data: () => import('../data/View'),
  rules: () => import('../rules/View'),
  itemsets: () => import('../itemsets/View'),
  sequences: () => import('../sequences/View'),
  utility: () => import('../utility/View'),
  recommend: () => import('../recommend/View'),
  judge: () => import('../judge/View'),
  jobs: () => import('../jobs/View'),
}

const lazyViews: Record<ChunkName, ComponentType> = {
  data: lazy(load.data),
  rules: lazy(load.rules),
  itemsets: lazy(load.itemsets),
  sequences: lazy(load.sequences),
  utility: lazy(load.utility),
  recommend: lazy(load.recommend),
  judge: lazy(load.judge),
  jobs: lazy(load.jobs),
}

const fetched: Partial<Record<ChunkName, ComponentType>> = {}

/** Fetches the views before anybody asks, once the first page stands; only that is in the first load. */
export async function preloadViews(): Promise<void> {
  await Promise.all(
    Object.entries(load).map(async ([name, view]) => {
      fetched[name as ChunkName] = (await view()).default
    }),
  )
}

/**
 * A view in a chunk of its own. Once fetched it is drawn at once: a lazy component suspends even then, and React holds
 * back what follows a suspense for 300 ms. Give it the name as key.
 */
export function ViewChunk({ name }: { name: ChunkName }) {
  const [Shown] = useState<ComponentType>(() => fetched[name] ?? lazyViews[name])
  return <Shown />
}
