import { STOPPED, THRESHOLD } from './control'
import { CHUNK_HEADER, firstChunk, write } from './output'
import { RECORD_HEADER, recordBytes } from './record'
import { keepFrom, keyAtPlace } from './squeeze'

@unmanaged
class Counted {
  group: u32
  count: u32
  length: u32

  bytes(): usize {
    return recordBytes(changetype<usize>(this))
  }

  pattern(): bool {
    return this.length != 0
  }

  key(): u64 {
    return this.count
  }
}

/**
 * Drops what cannot be among the `limit` patterns of highest count: where more than `limit` patterns have a count of
 * at least t, c* lies above t. Other workers learn of it through the threshold, the lead through a record of count and
 * length 0 with the threshold in place of the group. Returns how many records stay.
 */
export function keepMostFrequent(limit: u32): u32 {
  const first = firstChunk()
  const from = first + CHUNK_HEADER
  const bound = <u32>keyAtPlace<Counted>(first, from, limit, 24)
  raise(bound + 1)
  const kept = keepFrom<Counted>(first, from, <u64>bound + 1)
  const note = write(RECORD_HEADER)
  store<u32>(note, bound + 1)
  store<u32>(note, 0, 4)
  store<u32>(note, 0, 8)
  return kept
}

/** Patterns a worker keeps of a search that is ended early; more than that, up to twice as many. */
const ENOUGH: u32 = 1024

/**
 * Once what was found is enough, only the more frequent half of it stays, again and again, until what is left to look
 * for is soon looked through. For now and then: every some thousand patterns.
 */
export function keepEnough(kept: u32): u32 {
  if (kept < 2 * ENOUGH || atomic.load<u32>(STOPPED) == 0) return kept
  return keepMostFrequent(kept >> 1)
}

/** Whether to look at `keepEnough` again. */
export function nowAndThen(kept: u32): bool {
  return (kept & (ENOUGH - 1)) == ENOUGH - 1
}

/** For a search after another in the same run. */
export function forgetThreshold(): void {
  atomic.store<u32>(THRESHOLD, 0)
}

function raise(threshold: u32): void {
  while (true) {
    const current = atomic.load<u32>(THRESHOLD)
    if (current >= threshold || atomic.cmpxchg<u32>(THRESHOLD, current, threshold) == current) return
  }
}
