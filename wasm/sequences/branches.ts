import { pollAfter } from '../lib/control'
import { take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { cursor, stamp, stampsFor } from './bench'
import { Journeys, none } from './journeys'
import { Matcher, match } from './match'
import { Paths } from './paths'
import { Suffixes } from './suffixes'

/**
 * One step of the path that is looked at: the customers who come as far, and those it hands to each of the steps that
 * follow. Entries are two words: the token of the step in the first match and the entry of the step before it; or,
 * under limits, where the row starts and ends.
 */
@unmanaged
export class Level {
  place: usize
  entries: usize
  end: usize
  /** Branches in the order of paths: number, entries, end. */
  branches: usize
  n: u32
  next: u32

  /** Goes on to the next branch. */
  leave(level: Level): void {
    const branch = this.branches + <usize>this.next * BRANCH_BYTES
    this.next++
    level.entries = load<u32>(branch, 4)
    level.end = load<u32>(branch, 8)
  }

  close(): void {
    for (let b: u32 = 0; b < this.n; b++) {
      const branch = this.branches + <usize>b * BRANCH_BYTES
      store<u32>(branch, u32At(cursor, load<u32>(branch)), 8)
      setU32(cursor, load<u32>(branch), 0)
    }
  }
}

const BRANCH_BYTES: usize = 12
export const LEVEL_BYTES: usize = 24

export function levelAt(levels: usize, k: u32): Level {
  return changetype<Level>(levels + <usize>k * LEVEL_BYTES)
}

/** Makes room for what follows the first `steps` steps of path i: how many go on is known from mining. */
export function openBranches<T>(level: Level, paths: Paths, i: u32, steps: u32): void {
  level.n = 0
  level.next = 0
  let end = i
  for (; end < paths.n && (end == i || paths.shared(end) >= steps); end++) level.n += u32(paths.branches(end, i, steps))
  level.branches = take(<usize>level.n * BRANCH_BYTES)
  let branch = level.branches
  for (let r = i; r < end; r++) {
    if (!paths.branches(r, i, steps)) continue
    const number = paths.number<T>(r, steps)
    const entries = take((<usize>paths.reached(r, steps)) << 3)
    store<u32>(branch, number)
    store<u32>(branch, <u32>entries, 4)
    setU32(cursor, number, <u32>entries)
    branch += BRANCH_BYTES
  }
}

export function deliverTokens<T>(s: Suffixes, level: Level): void {
  const size = sizeof<T>()
  let current = stampsFor(<u32>((level.end - level.entries) >> 3))
  for (let p = level.entries; p < level.end; p += 8) {
    current++
    const start = s.tokens + <usize>(load<u32>(p) + 1) * size
    let t = start
    for (let number = <u32>load<T>(t); number != none<T>(); number = <u32>load<T>(t)) {
      const slot = (<usize>number) << 2
      const target: usize = load<u32>(cursor + slot)
      if (target != 0 && load<u32>(stamp + slot) != current) {
        store<u32>(stamp + slot, current)
        store<u32>(target, <u32>((t - s.tokens) / size))
        store<u32>(target, <u32>p, 4)
        store<u32>(cursor + slot, <u32>target + 8)
      }
      t += size
    }
    pollAfter(<u32>(t - start))
  }
}

export function deliverRows<T>(j: Journeys, s: Suffixes, m: Matcher, level: Level, path: usize, steps: u32): void {
  let current = stampsFor(<u32>((level.end - level.entries) >> 3))
  for (let p = level.entries; p < level.end; p += 8) {
    current++
    const from = load<u32>(p)
    const to = load<u32>(p, 4)
    for (let t = from + 1; t < to; t++) {
      const number = <u32>load<T>(s.tokens + <usize>t * sizeof<T>())
      const target: usize = u32At(cursor, number)
      if (target == 0 || u32At(stamp, number) == current) continue
      setU32(stamp, number, current)
      setU32(path, steps, number)
      if (!match<T>(j, s, m, from, to, path, steps + 1, 0, 0)) continue
      store<u64>(target, load<u64>(p))
      setU32(cursor, number, <u32>target + 8)
    }
    pollAfter(to - from)
  }
}
