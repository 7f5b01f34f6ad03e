import { phaseNumber } from '../lib/control'
import { take, takeZeroed } from '../lib/stack'

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
