import { phaseNumber, pollAfter, THRESHOLD } from '../lib/control'
import { keepEnough, keepMostFrequent, nowAndThen } from '../lib/most-frequent'
import { write } from '../lib/output'
import { RECORD_HEADER } from '../lib/record'
import { u32At } from '../lib/words'
import { Journeys } from './journeys'

/**
 * A step on the way from the root to where the search is, with what can follow it. Frames lie in linear memory: paths
 * may be longer than the stack of a WebAssembly function is deep.
 */
@unmanaged
export class Frame {
  /** The step before, 0 at the first. */
  before: usize
  depth: u32
  label: u32
  count: u32
  children: usize
  n: u32
  next: u32
  /** Where scratch goes back to when the frame is left. */
  place: usize
  /** Steps of the path, and what is said of them (visits/search.ts); only where journeys go by visits. */
  steps: u32
  state: u32
}

/** A step that follows. */
@unmanaged
export class Child {
  rank: u32
  count: u32
  list: usize
  end: usize
}

export const CHILD_BYTES: usize = 16

let kept: u32 = 0
let keptIn: u32 = 0
let most: u32 = 0xffffffff

/** At most about `2 * limit` records of this worker stay in this phase; 0 is no limit. */
export function limitRecords(limit: u32): void {
  most = limit == 0 || limit > 0x7fff0000 ? 0xffffffff : 2 * limit + 4096
  if (keptIn == phaseNumber()) return
  keptIn = phaseNumber()
  kept = 0
}

/** The smallest count still worth finding: it rises with the limit. */
export function minimumOf(j: Journeys, group: u32): u32 {
  return max<u32>(u32At(j.minCounts, group), atomic.load<u32>(THRESHOLD))
}

/**
 * Writes the path that ends with `label` behind `frame` (0: the path is this step alone): for each step its label and
 * the customers who come as far. Paths that begin alike have both alike, so records can be ordered word by word.
 */
export function emit(group: u32, frame: usize, label: u32, count: u32): void {
  if (kept >= most) kept = keepMostFrequent((most - 4096) >> 1)
  else if (nowAndThen(kept)) kept = keepEnough(kept)
  kept++
  const depth: u32 = frame == 0 ? 0 : changetype<Frame>(frame).depth
  pollAfter(depth + 8)
  const record = write(RECORD_HEADER + ((<usize>depth + 1) << 3))
  store<u32>(record, group)
  store<u32>(record, count, 4)
  store<u32>(record, 2 * (depth + 1), 8)
  let step = record + RECORD_HEADER + ((<usize>depth) << 3)
  store<u32>(step, label)
  store<u32>(step, count, 4)
  for (let f = frame; f != 0; f = changetype<Frame>(f).before) {
    step -= 8
    store<u32>(step, changetype<Frame>(f).label)
    store<u32>(step, changetype<Frame>(f).count, 4)
  }
}
