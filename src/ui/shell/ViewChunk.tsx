import { type ComponentType, useEffect, useState } from 'react'
import { Loading } from '../base/Loading'
import { type PlaceId, places } from '../places'

const fetched = new Map<PlaceId, ComponentType>()

export async function fetchView(name: PlaceId): Promise<ComponentType> {
  const { default: View } = await places.find(({ id }) => id === name)!.load()
  fetched.set(name, View)
  return View
}

/** Fetches the views before anybody asks, once the first page stands; only that is in the first load. */
export async function preloadViews(): Promise<void> {
  await Promise.all(places.map(({ id }) => fetchView(id)))
}

/**
 * A view in a chunk of its own, which is drawn as soon as it is there: a lazy component suspends even when it has been fetched, and
 * React holds back what follows a suspense for 300 ms. Give it the name as key.
 */
export function ViewChunk({ name }: { name: PlaceId }) {
  const [found, setFound] = useState<{ View?: ComponentType | undefined; error?: unknown }>({ View: fetched.get(name) })
  useEffect(() => {
    if (fetched.has(name)) return
    let wanted = true
    fetchView(name).then(
      (View) => wanted && setFound({ View }),
      (error: unknown) => wanted && setFound({ error }),
    )
    return () => {
      wanted = false
    }
  }, [name])
  const { View, error } = found
  if (error !== undefined) throw error
  return View ? <View /> : <Loading />
}
