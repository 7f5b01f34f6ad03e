import type { GridQuery } from '../workers/protocol/query'
import type { GridPage } from '../workers/protocol/result'

/** The first page of a result as a query orders it: what stands on the screen first. */
export interface FirstPage {
  jobId: string
  /** As questions are asked: canonical. */
  query: GridQuery
  page: GridPage
}

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
