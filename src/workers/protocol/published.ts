import type { TakenOut } from '../../analyses/published/recipe'
import type { RunReport } from '../../analyses/report'
import type { GridQuery } from './query'
import type { ResultInfo } from './result'

/** Whose names a published result may bear. `out`: customers are numbered anew each time; `replaced`: the same name is the same word for all that this browser publishes. */
export type PeopleChoice = 'out' | 'replaced' | 'named'

/** What of a result is to be published, as the publisher has it. */
export interface PublishChoice {
  people: PeopleChoice
  /** Names are replaced with it; it is never written. */
  secret: Uint8Array
  /** Conditions with words of their own that may go along all the same, by their place in the question. */
  conditions: readonly number[]
  /** What was done to the tables may go along though it holds words. */
  steps: boolean
  query: GridQuery
  /** Settings of pictures, as the address has them. */
  look: object
}

/** Where customers are named in a result, so that somebody has to say what becomes of that. */
export type PeopleIn = 'rows' | 'labels' | 'journeys' | 'sets' | null

/** A result without anything that it was not asked to bear. */
export interface Published {
  bytes: Uint8Array<ArrayBuffer>
  /** The question, as documents have it. */
  recipe: object
  report: RunReport
  info: ResultInfo
  query: GridQuery
  look: object
  takenOut: TakenOut[]
  /** By place in the result where a row is now; null where all are where they were. */
  moved: Uint32Array | null
  /** Of the data; null where these would not give the same numbers again. */
  fingerprint: string | null
}
