import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** What an analyst has put on rows of a result; rows are known by their place in it, which never changes. */
export interface Marks {
  stars: readonly number[]
  notes: Readonly<Record<number, string>>
}

const NONE: Marks = { stars: [], notes: {} }

interface State {
  byJob: Readonly<Record<string, Marks>>
  /** They are somebody else's, to be read. */
  fixed: boolean
}

const store = createStore<State>(() => ({ byJob: {}, fixed: false }))

export const marks = {
  all: () => store.getState().byJob,
  of: (jobId: string): Marks => store.getState().byJob[jobId] ?? NONE,
  subscribe: store.subscribe,
  /** Those of an earlier day. */
  restore: (byJob: State['byJob']) => store.setState({ byJob }),
  /** Those that were published. */
  fix: (byJob: State['byJob']) => store.setState({ byJob, fixed: true }),
}

export function useMarks(jobId: string): Marks {
  return useStore(store, ({ byJob }) => byJob[jobId] ?? NONE)
}

export const useFixedMarks = (): boolean => useStore(store, ({ fixed }) => fixed)

function change(jobId: string, next: (now: Marks) => Marks): void {
  if (store.getState().fixed) return
  store.setState(({ byJob }) => ({ byJob: { ...byJob, [jobId]: next(byJob[jobId] ?? NONE) } }))
}

export function toggleStar(jobId: string, row: number): void {
  change(jobId, (now) => ({
    ...now,
    stars: now.stars.includes(row)
      ? now.stars.filter((each) => each !== row)
      : [...now.stars, row].sort((a, b) => a - b),
  }))
}

export function setNote(jobId: string, row: number, text: string): void {
  change(jobId, ({ stars, notes: { [row]: _, ...others } }) => ({
    stars,
    notes: text.trim() === '' ? others : { ...others, [row]: text },
  }))
}
