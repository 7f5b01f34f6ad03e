import { createStore } from 'zustand/vanilla'
import type { Trial } from './trial'

export interface Proposed extends Trial {
  /** Of what is open. */
  sourceId: string
  /** Whether a visit was hidden, or items one by one. */
  timed: boolean
}

/** What the last trial of settings came to, for whoever tells of it. */
export const told = createStore<{ trying: boolean; found: Proposed | null }>(() => ({ trying: false, found: null }))
