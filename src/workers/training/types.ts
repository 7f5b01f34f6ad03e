/** Whole numbers exactly, or texts: what a code stands for. */
export type Ids = BigInt64Array | readonly string[]

/** The code of what has no id. */
export const NO_ID = 0xffffffff

/** Actions of one file or a piece of it, in the order of the file. */
export interface ActionBatch {
  rows: number
  /** Codes; `NO_ID` where there is none. */
  customers: Uint32Array
  items: Uint32Array
  /** One of each row, or the same for all. 0 where it is none that was named. */
  types: Uint8Array | number
  /** Milliseconds since 1970 in UTC, parts of them too: moments are told apart to the microsecond. NaN where there is none. */
  times: Float64Array
}

/** Carousels as they were shown, in the order of the file. */
export interface Carousels {
  rows: number
  /** Days since 1970, `NO_DAY` where there is none. */
  days: Int32Array
  /** Milliseconds since 1970 in UTC; NaN where there is none. Needed where the cut is the impression's own time. */
  times?: Float64Array
  customers: Uint32Array
  rankings: Uint32Array
  /** Where the items of each begin, and of the last end. */
  offsets: Uint32Array
  /** 1 where the list is missing, unlike one that is there and empty. */
  absent?: Uint8Array
  items: Uint32Array
  /** 0, 1, or 2 where nobody knows. */
  ordered: Uint8Array
}

/** All ids that codes stand for. */
export interface Dictionaries {
  customers: Ids
  items: Ids
  rankings: Ids
}
