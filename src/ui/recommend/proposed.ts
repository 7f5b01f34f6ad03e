import type { Trial } from './trial'

export interface Proposed extends Trial {
  /** Of what is open. */
  sourceId: string
  /** Whether a visit was hidden, or items one by one. */
  timed: boolean
}

interface Told {
  trying: boolean
  found: Proposed | null
}

let state: Told = { trying: false, found: null }
const listeners = new Set<() => void>()

/** What the last trial of settings came to, for whoever tells of it. A store of our own: any other would be a chunk of the first load. */
export const told = {
  get: () => state,
  set(part: Partial<Told>): void {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
