import { write } from '../lib/output'
import { takeZeroed } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { f64At, place } from './model'

/**
 * The best sets of each size: of each its R² and its blocks, the strongest first. Of equal ones the first that came
 * stays in front, and sets of a size come in the order of their blocks.
 */
@unmanaged
export class Best {
  sizes: u32
  keep: u32
  /** Bytes of a set. */
  bytes: u32
  /** f64 by size: what a set must exceed. */
  bar: usize
  sets: usize
}

const HEADER: usize = 16

function widthOf(sizes: u32): u32 {
  return 8 + (((sizes + 1) & ~1) << 2)
}

export function openBest(sizes: u32, keep: u32): Best {
  const best = changetype<Best>(takeZeroed(offsetof<Best>()))
  best.sizes = sizes
  best.keep = keep
  best.bytes = widthOf(sizes)
  best.bar = takeZeroed((<usize>sizes + 1) << 3)
  best.sets = takeZeroed(<usize>sizes * <usize>keep * <usize>best.bytes)
  for (let size: u32 = 1; size <= sizes; size++) {
    store<f64>(place(best.bar, size), -1)
    for (let i: u32 = 0; i < keep; i++) store<f64>(setAt(best, size, i), -1)
  }
  return best
}

export function setAt(best: Best, size: u32, i: u32): usize {
  return best.sets + (<usize>(size - 1) * <usize>best.keep + <usize>i) * <usize>best.bytes
}

/** Takes in a set above the bar: those of `chosen`, then `last`. */
export function keepSet(best: Best, size: u32, r2: f64, chosen: usize, last: u32): void {
  let at = best.keep - 1
  while (at > 0 && f64At(setAt(best, size, at - 1), 0) < r2) {
    memory.copy(setAt(best, size, at), setAt(best, size, at - 1), best.bytes)
    at--
  }
  const set = setAt(best, size, at)
  store<f64>(set, r2)
  for (let i: u32 = 0; i + 1 < size; i++) setU32(set + 8, i, u32At(chosen, i))
  setU32(set + 8, size - 1, last)
  store<f64>(place(best.bar, size), f64At(setAt(best, size, best.keep - 1), 0))
}

/** Task, sizes, how many sets were looked at in 64 bits; then all places of all sizes, R² -1 where none is. */
export function tellBest(best: Best, task: u32, seen: u64): void {
  const bytes = <usize>best.sizes * <usize>best.keep * <usize>best.bytes
  const record = write(HEADER + bytes)
  store<u32>(record, task)
  store<u32>(record, best.sizes, 4)
  store<u64>(record, seen, 8)
  memory.copy(record + HEADER, best.sets, bytes)
}
