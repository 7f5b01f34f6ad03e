/** One batch of actions. The lead writes the same fields in the same order (src/workers/training/intake.ts). */
@unmanaged
export class Batch {
  rows: u32
  /** u32 of each row. */
  customers: usize
  items: usize
  /** u8 of each row. */
  types: usize
  /** u32 seconds of each row, or f64 milliseconds. */
  times: usize
  seconds: u32
}

export const BATCH_BYTES: usize = 24

/** Where all actions go. The lead writes the same fields in the same order (src/workers/training/sort-actions.ts). */
@unmanaged
export class Sorted {
  items: usize
  types: usize
  times: usize
  seconds: u32
  customers: u32
  /** u32: where the actions of each customer begin, and of the last end. */
  offsets: usize
  /** u32 by code of an item: its place among all ids. */
  rankOf: usize
}
