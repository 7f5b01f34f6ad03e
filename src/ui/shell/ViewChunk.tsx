import { type ComponentType, lazy, useState } from 'react'
import { type PlaceId, places } from '../places'

const lazyViews = new Map(places.map(({ id, load }): [PlaceId, ComponentType] => [id, lazy(load)]))
const fetched = new Map<PlaceId, ComponentType>()

/** Fetches the views before anybody asks, once the first page stands; only that is in the first load. */
export async function preloadViews(): Promise<void> {
  await Promise.all(places.map(async ({ id, load }) => fetched.set(id, (await load()).default)))
}

/**
 * A view in a chunk of its own. Once fetched it is drawn at once: a lazy component suspends even then, and React holds
 * back what follows a suspense for 300 ms. Give it the name as key.
 */
export function ViewChunk({ name }: { name: PlaceId }) {
  const [Shown] = useState(() => fetched.get(name) ?? lazyViews.get(name))
  return Shown && <Shown />
}
