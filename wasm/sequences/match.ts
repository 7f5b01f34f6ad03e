import { pollAfter } from '../lib/control'
import { take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { timeOf } from './bounded'
import { Journeys } from './journeys'
import { Suffixes } from './suffixes'

/**
 * The first match under limits: of all valid ones the one with the earliest first step, then the earliest second step
 * and so on. Going through a row backwards, a token can be step k if the earliest later token that can be step k + 1
 * is near enough; that one also leads to the earliest end (as in `sweep`, the other way round).
 */

/** Scratch by step: the earliest token that can be this step, and the earliest end behind it. */
@unmanaged
export class Matcher {
  nearest: usize
  ends: usize
  /** u8 by token of the row and step: can it be this step? */
  can: usize
}

export function openMatcher(s: Suffixes, longest: u32): Matcher {
  const m = changetype<Matcher>(take(offsetof<Matcher>()))
  let row: u32 = 0
  for (let p = s.rows; p < s.rowsEnd; p += 8) row = max<u32>(row, load<u32>(p, 4) - load<u32>(p))
  m.nearest = take((<usize>longest) << 2)
  m.ends = take((<usize>longest) << 2)
  m.can = take(<usize>row * longest)
  return m
}

const NOWHERE: u32 = 0xffffffff

/** Does the row match the first n of the local numbers in `path`? With `waits`, writes the times between its steps. */
export function match<T>(
  j: Journeys,
  s: Suffixes,
  m: Matcher,
  from: u32,
  to: u32,
  path: usize,
  n: u32,
  waits: usize,
  stride: usize,
): boolean {
  const size = sizeof<T>()
  memory.fill(m.nearest, 255, (<usize>n) << 2)
  for (let t = to - 1; t >= from; t--) {
    // The first token of a row is the root, whatever stands there.
    const number = t == from ? u32At(path, 0) : <u32>load<T>(s.tokens + <usize>t * size)
    pollAfter(n)
    const can = m.can + <usize>(t - from) * n
    for (let k: u32 = 0; k < n; k++) {
      if (u32At(path, k) != number) continue
      const end = k + 1 == n ? t : endThrough(j, s, m, t, k + 1)
      store<u8>(can + k, u8(end != NOWHERE))
      if (end == NOWHERE) continue
      setU32(m.nearest, k, t)
      setU32(m.ends, k, end)
    }
    if (t == 0) break
  }
  let t = u32At(m.nearest, 0)
  if (t == NOWHERE) return false
  if (waits == 0) return true
  for (let k: u32 = 1; k < n; k++) {
    const before = t++
    while (<u32>load<T>(s.tokens + <usize>t * size) != u32At(path, k) || !load<u8>(m.can + <usize>(t - from) * n + k))
      t++
    store<f64>(waits, timeOf(s.times, t) - timeOf(s.times, before))
    waits += stride
  }
  return true
}

/** The end of the match that goes on from token `t` with step `k`, if it is within all limits. */
function endThrough(j: Journeys, s: Suffixes, m: Matcher, t: u32, k: u32): u32 {
  const next = u32At(m.nearest, k)
  if (next == NOWHERE || u32At(s.places, next) - u32At(s.places, t) > j.maxGapSteps) return NOWHERE
  const end = u32At(m.ends, k)
  const time = timeOf(s.times, t)
  if (timeOf(s.times, next) - time > j.maxGapTime || timeOf(s.times, end) - time > j.maxSpan) return NOWHERE
  return end
}
