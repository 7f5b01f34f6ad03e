import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { PeopleBehind } from './behind'

/** The list of buyers that somebody looks at, over whatever is on the screen. */
export interface ShownBuyers extends Pick<PeopleBehind, 'jobId' | 'kind' | 'name'> {
  of: Extract<PeopleBehind['of'], { list: 'buyers' }>
}

const store = createStore<{ shown: ShownBuyers | null }>(() => ({ shown: null }))

export const showBuyers = (shown: ShownBuyers | null): void => store.setState({ shown })
export const useShownBuyers = (): ShownBuyers | null => useStore(store, ({ shown }) => shown)
