import { createContext, useContext } from 'react'
import { LINES_MISSING } from '../../../workers/lines-missing'
import { plainly } from '../../base/told'

/** How the lines behind a result come back. */
export interface DataOffer {
  /** A sentence that says where they are. */
  text: string
  /** What a button says that brings them, and does; null where they cannot come back. */
  open: { label: string; press(): void } | null
  /** They are not here yet. */
  lacking: boolean
}

/** Of a page that knows better than to open any file. */
export const DataOfferContext = createContext<DataOffer | null>(null)

/** A view that somebody has published, wherever it is shown. */
export const useIsPublished = (): boolean => useContext(DataOfferContext) !== null

/** Whether it is known beforehand that nothing can be counted anew. */
export const useKnownLacking = (): boolean => useContext(DataOfferContext)?.lacking ?? false

/** Sentences that stand in place of those of workers, on a page of its own. */
const ELSEWHERE: ReadonlySet<string> = new Set(['published.needsData', 'published.cannot'])

/** Whether an answer failed for nothing but want of the lines behind it. */
export function lacksLines(error: unknown): boolean {
  const says = error ? (plainly(error).says ?? '') : ''
  return LINES_MISSING.has(says) || ELSEWHERE.has(says)
}
