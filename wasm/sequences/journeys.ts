import { u32At } from '../lib/words'

/**
 * What is mined, over all groups at once. The lead writes the same fields in the same order (`FIELDS` in
 * src/analyses/sequences/journeys.ts).
 *
 * Recoded journeys are a stream of tokens of type T: the ranks of a customer's items in order of time, then `none`.
 * Where steps between events count, infrequent items keep their place as `hole`; excluded ones never do.
 */
@unmanaged
export class Journeys {
  /** Infinity without a limit. */
  maxGapTime: f64
  maxSpan: f64
  /** 0 where any time may pass. */
  minGapTime: f64
  /** 0xffffffff without a limit. */
  maxGapSteps: u32
  /** 1 where any of the three is set: then a journey may match in later places where it does not in its first. */
  bounded: u32
  maxLength: u32
  items: u32
  groups: u32
  /** Rows of group g are u32 groupStart[g] up to groupStart[g + 1]; its tokens groupToken[g] up to groupToken[g + 1]. */
  groupStart: usize
  groupToken: usize
  /** u32 by group. */
  minCounts: usize
  /** u32 and u8 by rank; where journeys go by visits, again for ranks that join the visit of the item before. */
  labelOfRank: usize
  marksOfRank: usize
  /** T by item. */
  rankOf: usize
  tokens: usize
  /** f64 beside each token, 0 while nobody asks for them. */
  times: usize
  /** u32 by group, first rank and second rank: customers who go from the one to the other; 0 where not counted. */
  pairs: usize
  /** Tokens of rank r are u32 at lists + 4 * listStart[r] up to listStart[r + 1]: the first of each customer, or all where bounded. */
  listStart: usize
  lists: usize
  /** u32 beside each token where journeys go by visits (see visits/), else 0: numbers from 1 on, by customer. */
  visits: usize
  /** Visits from one step to the next: 1 is any later one. */
  minGapSteps: u32
  /** 1 where any limit is set, least or most. */
  limited: u32
  /** Steps of a path worth writing. */
  minSteps: u32
}

/** A rank a pattern must not end with. */
export const NOT_LAST: u32 = 1
/** One that does not make a first step what it must be; only where journeys go by visits. */
export const NOT_FIRST: u32 = 2

/** Set in the label of an item that joins the visit of the item before it in a path. */
export const JOINED: u32 = 0x80000000

/** Set in a list of all occurrences at the first of each customer. Tokens are fewer than 2^31. */
export const FIRST: u32 = 0x80000000

export function none<T>(): u32 {
  return sizeof<T>() == 2 ? 0xffff : 0xffffffff
}

export function hole<T>(): u32 {
  return none<T>() - 1
}

/** Do ranks fit u16, beside `none` and `hole`? */
export function isNarrow(j: Journeys): boolean {
  return j.items < 0xffff
}

/** A part of the rows that one task works on; the lead makes them. */
@unmanaged
export class Block {
  firstRow: u32
  endRow: u32
  /** Where its tokens start and end. */
  start: u32
  end: u32
}

export function blockAt(blocks: usize, task: u32): Block {
  return changetype<Block>(blocks + ((<usize>task) << 4))
}

export function pairRow(j: Journeys, group: u32, rank: u32): usize {
  return j.pairs + (((<usize>group * j.items + rank) * j.items) << 2)
}

/** The last group that starts before `row`, -1 where none does. */
export function groupBefore(j: Journeys, row: u32): i32 {
  let low: u32 = 0
  let high = j.groups
  while (low < high) {
    const middle = (low + high) >> 1
    if (u32At(j.groupStart, middle) < row) low = middle + 1
    else high = middle
  }
  return <i32>low - 1
}
