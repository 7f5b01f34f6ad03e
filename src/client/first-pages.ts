import type { GridQuery } from '../workers/protocol/query'
import type { GridPage } from '../workers/protocol/result'
import { PAGE_ROWS } from './queries'

/** The first page of a result as a query orders it: what stands on the screen first. */
export interface FirstPage {
  jobId: string
  /** As questions are asked: canonical. */
  query: GridQuery
  page: GridPage
}

/** Of more than one result and one order nobody stands at the top at once; charts and paper ask beside the grid. */
const MOST = 4

/**
 * First pages as the data worker has answered them. A result never changes, so that what was answered on one day is what it
 * answers on another; a page that was kept stands on the screen before its result has been read.
 */
export interface FirstPages {
  note(first: FirstPage): void
  find(jobId: string, query: GridQuery): GridPage | undefined
  /** What was kept of an earlier day, as an answer to exactly this question. */
  answer(...asked: [jobId: string, query: GridQuery, offset: number, limit: number]): GridPage | undefined
  keptFrom(first: FirstPage): void
  /** False where nothing was kept of it. */
  forget(jobId: string): boolean
  subscribe(listener: () => void): () => void
}

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
