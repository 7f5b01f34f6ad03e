import { setBit, testBit } from '../lib/bits'
import { poll, pollAfter } from '../lib/control'
import { u32At } from '../lib/words'
import { bytesOf, Groups, maskOf } from './subgroup-model'

const NO_LEVEL: u32 = 0xffff_ffff
const SELECTOR_BYTES: usize = 32
const LEVELS: u32 = 0
const RANGE: u32 = 1
const NO_NUMBER: u32 = 2

/**
 * The bitmap of a selector: bit i is row `list[i]`. A selector is its kind, where its feature is, the bitmap of its
 * levels, and from where to where its numbers go.
 */
export function selectorBits(task: u32, groups: usize, selectors: usize, list: usize): void {
  const m = changetype<Groups>(groups)
  const selector = selectors + <usize>task * SELECTOR_BYTES
  const kind = load<u32>(selector)
  const feature = <usize>load<u32>(selector, 4)
  const levels = <usize>load<u32>(selector, 8)
  const from = load<f64>(selector, 16)
  const to = load<f64>(selector, 24)
  const bitmap = maskOf(m, task)
  memory.fill(bitmap, 0, bytesOf(m))
  for (let i: u32 = 0; i < m.rows; i++) {
    if ((i & 0xfffff) == 0) poll()
    const row = <usize>u32At(list, i)
    let held: bool = false
    if (kind == RANGE) {
      const value = load<f64>(feature + (row << 3))
      held = value >= from && (value < to || to == Infinity)
    } else if (kind == NO_NUMBER) {
      const value = load<f64>(feature + (row << 3))
      held = !(value <= Infinity)
    } else {
      const level = load<u32>(feature + (row << 2))
      held = kind == LEVELS ? level != NO_LEVEL && testBit(levels, level) != 0 : level == NO_LEVEL
    }
    if (held) setBit(bitmap, i)
  }
}

/** What both have, into a third; how many there are. */
export function intersect(target: usize, a: usize, b: usize, bytes: usize): u32 {
  let even: u64 = 0
  let odd: u64 = 0
  pollAfter(<u32>(bytes >> 3))
  for (const end = a + bytes; a < end; a += 16, b += 16, target += 16) {
    const first = load<u64>(a) & load<u64>(b)
    const second = load<u64>(a, 8) & load<u64>(b, 8)
    store<u64>(target, first)
    store<u64>(target, second, 8)
    even += popcnt<u64>(first)
    odd += popcnt<u64>(second)
  }
  return <u32>(even + odd)
}
