import { phaseNumber } from '../lib/control'
import { sortValues } from '../lib/sort'
import { take, takeZeroed } from '../lib/stack'
import { setU32, u32At } from '../lib/words'

/**
 * What a worker needs for every root of a group, taken once: the path of the search, a place by rank that is 0
 * between roots, and one that is `none` between roots.
 */
let madeFor: u32 = 0
export let path: usize = 0
export let tally: usize = 0
export let local: usize = 0

export function openBench<T>(items: u32): void {
  madeFor = phaseNumber()
  path = take((<usize>items) << 2)
  tally = takeZeroed((<usize>items) << 2)
  const bytes = <usize>items * sizeof<T>()
  local = take(bytes)
  memory.fill(local, 255, bytes)
}

/** The bench of the one group that a phase works on. */
export function ensureBench<T>(items: u32): void {
  if (madeFor != phaseNumber()) openBench<T>(items)
}

/** Keeps those of the `seen` ranks whose tally is frequent, ascending, and sets the tally of the others back to 0. */
export function keepFrequent(ranks: usize, seen: u32, minCount: u32): u32 {
  let n: u32 = 0
  for (let s: u32 = 0; s < seen; s++) {
    const rank = u32At(ranks, s)
    if (u32At(tally, rank) >= minCount) setU32(ranks, n++, rank)
    else setU32(tally, rank, 0)
  }
  sortValues<u32>(ranks, n)
  return n
}
