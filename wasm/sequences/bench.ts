import { phaseNumber } from '../lib/control'
import { take, takeZeroed } from '../lib/stack'

/** Tables by rank that a worker needs for every root, taken once a phase. All are 0 between nodes but stamps. */
let madeFor: u32 = 0
let bytes: usize = 0
let stamps: u32 = 0

/** Customers that go on with a rank, and how often they can. */
export let tally: usize = 0
export let room: usize = 0
/** Where the next entry of a rank goes; 0 where the rank does not go on. */
export let cursor: usize = 0
/** The last customer that had the rank, as a number from `stampsFor`. */
export let stamp: usize = 0
/** T by rank: its number among the ranks that a root keeps; `none` between roots. */
export let local: usize = 0

export function ensureBench<T>(items: u32): void {
  if (madeFor == phaseNumber()) return
  madeFor = phaseNumber()
  bytes = (<usize>items) << 2
  tally = takeZeroed(bytes)
  room = takeZeroed(bytes)
  cursor = takeZeroed(bytes)
  stamp = takeZeroed(bytes)
  local = take(<usize>items * sizeof<T>())
  memory.fill(local, 255, <usize>items * sizeof<T>())
  stamps = 0
}

/** The number before `n` numbers that no stamp has. */
export function stampsFor(n: u32): u32 {
  if (stamps > 0xffffffff - n) {
    memory.fill(stamp, 0, bytes)
    stamps = 0
  }
  const before = stamps
  stamps += n
  return before
}
