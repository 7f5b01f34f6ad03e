import type { Target } from '../parameters'

/** Labels replaced by item ids, times in ms. An empty list is a constraint nothing meets. */
export interface SequenceParameters {
  perGroup: boolean
  minSupport?: number | undefined
  minCount?: number | undefined
  /** The floor, in customers. */
  minBaskets?: number | undefined
  maxLength?: number | undefined
  target: Target
  /** At most so many events (visits) further on is the next step: 1 is the very next one. */
  maxGapSteps?: number | undefined
  maxGapTime?: number | undefined
  /** At least so many further on, and so much later. */
  minGapSteps?: number | undefined
  minGapTime?: number | undefined
  /** From the first step to the last. */
  maxSpan?: number | undefined
  first?: Uint32Array | undefined
  last?: Uint32Array | undefined
  /** Events that are passed over as if they had not been, n apart. */
  exclude?: Uint32Array | undefined
  /** Shorter paths are left out. */
  minSteps?: number | undefined
  limit: number
}

/** Paths in result order: row i holds `items[offsets[i]]` up to `items[offsets[i + 1]]`, step by step. */
export interface SequenceColumns {
  kind: 'sequences'
  rows: number
  group: Uint32Array
  /** Customers who take the whole path. */
  count: Uint32Array
  offsets: Uint32Array
  items: Uint32Array
  /** Customers who would have all of the path if its steps had nothing to do with each other. */
  expected: Float64Array
  /** Beside each item: customers who come as far as it; by visits, those whose visit holds it and the items before it. */
  reached: Uint32Array
  /**
   * Where journeys go by visits: how many items each step has, `sizeOffsets[i]` up to `sizeOffsets[i + 1]` of row i.
   * Else every item is a step.
   */
  sizes?: Uint32Array
  sizeOffsets?: Uint32Array
  /** Row i has `stepOffsets[i]` up to `stepOffsets[i + 1]` times between steps, one less than steps. */
  stepOffsets: Uint32Array
  /** Quartiles of the time from step to step over the customers of the path, by the first match of each. */
  stepQ25: Float64Array
  stepMedian: Float64Array
  stepQ75: Float64Array
}
