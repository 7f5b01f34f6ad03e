import type { GridQuery } from '../workers/protocol/query'
import type { FirstPage, FirstPages } from './first-page'
import { PAGE_ROWS } from './queries'

/** Of more than one result and one order nobody stands at the top at once; charts and paper ask beside the grid. */
const MOST = 4

const nameOf = (jobId: string, query: GridQuery) => JSON.stringify([jobId, query])

export function createFirstPages(): FirstPages {
  /** Oldest first. */
  const answered = new Map<string, FirstPage>()
  const listeners = new Set<() => void>()
  let kept: FirstPage | undefined

  function note(first: FirstPage): void {
    const name = nameOf(first.jobId, first.query)
    answered.delete(name)
    answered.set(name, first)
    for (const oldest of [...answered.keys()].slice(0, -MOST)) answered.delete(oldest)
    for (const listener of listeners) listener()
  }

  return {
    note,
    find: (jobId, query) => answered.get(nameOf(jobId, query))?.page,
    answer(jobId, query, offset, limit) {
      if (!kept || offset !== 0 || limit !== PAGE_ROWS) return undefined
      return nameOf(jobId, query) === nameOf(kept.jobId, kept.query) ? kept.page : undefined
    },
    keptFrom(first) {
      kept = first
      note(first)
    },
    forget(jobId) {
      for (const [name, first] of answered) if (first.jobId === jobId) answered.delete(name)
      if (kept?.jobId !== jobId) return false
      kept = undefined
      return true
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
