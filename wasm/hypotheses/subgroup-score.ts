import { countCommon } from '../lib/bits'
import { pollAfter } from '../lib/control'
import { take } from '../lib/stack'
import { u32At } from '../lib/words'
import { bytesOf, classBits, Groups, numbersOf } from './subgroup-model'

/** Of the group that was scored last: its quality, how many times two classes and directions it is the best of, its count or sum. */
export let quality: f64 = 0
export let which: u32 = 0
export let amount: f64 = 0
/** The quality that no group within it exceeds. */
export let bound: f64 = 0

let sum: f64 = 0
let size: f64 = 0
let squares: f64 = 0
let squaresAbove: f64 = 0

/** What is bounded by other sums than it is made of may come out lower by roundings. */
const ROUNDING: f64 = 1.0 + 1.0e-12

/** Lanes that lie side by side, summed together: sums, sums of sizes, of squares and of squares above 0. */
const TOGETHER: usize = 8
let together: usize = 0
let summed: u32 = ~0

export function openScores(): void {
  together = take((4 * TOGETHER) << 3)
}

/** To be told before other rows are scored. */
export function forgetSums(): void {
  summed = ~0
}

/**
 * Scores the `n` rows of a group, whose numbers are in `list` where the target is a number. Without `within` the bound is not
 * asked for.
 */
export function score(m: Groups, lane: u32, cover: usize, n: u32, list: usize, within: bool): void {
  quality = 0
  which = 0
  amount = 0
  bound = 0
  if (m.classes == 0) scoreNumber(m, lane, n, list, within)
  else for (let c: u32 = 0; c < m.classes; c++) scoreClass(m, lane, c, n, countIn(m, lane, c, cover))
}

export function countIn(m: Groups, lane: u32, c: u32, cover: usize): u32 {
  pollAfter(<u32>(bytesOf(m) >> 3))
  return countCommon(cover, classBits(m, lane, c), bytesOf(m))
}

function scoreClass(m: Groups, lane: u32, c: u32, n: u32, count: u32): void {
  const all = <f64>m.rows
  const total = <f64>u32At(m.totals, lane * m.classes + c)
  const k = <f64>count
  const above = k * all - total * <f64>n
  const rest = <f64>(n - count)
  const least = <f64>m.minRows
  if (m.directions & 1) {
    offer(weighed(m, above, <f64>n), c << 1, k)
    const most = max<f64>(k, least)
    bound = max<f64>(bound, weighed(m, k * all - total * most, most) * ROUNDING)
  }
  if (m.directions & 2) {
    offer(weighed(m, -above, <f64>n), (c << 1) | 1, k)
    const most = max<f64>(rest, least)
    bound = max<f64>(bound, weighed(m, total * most - (most - rest) * all, most) * ROUNDING)
  }
}

/** Coverage, or its root, times the difference of shares, which is `above` by all rows and those of the group. */
function weighed(m: Groups, above: f64, n: f64): f64 {
  const all = <f64>m.rows
  return m.root ? above / (all * sqrt<f64>(n * all)) : above / (all * all)
}

function offer(value: f64, is: u32, told: f64): void {
  if (value <= quality) return
  quality = value
  which = is
  amount = told
}

function scoreNumber(m: Groups, lane: u32, n: u32, list: usize, within: bool): void {
  if (m.stride == 1) {
    if (within) addUp(m, lane, n, list)
    else sum = sumOf(numbersOf(m, lane), n, list)
  } else {
    if (lane / m.stride != summed) {
      if (within) addUpTogether(m, lane, n, list)
      else sumTogether(m, lane, n, list)
      summed = lane / m.stride
    }
    const at = together + ((<usize>(lane % m.stride)) << 3)
    sum = load<f64>(at)
    size = load<f64>(at, 64)
    squares = load<f64>(at, 128)
    squaresAbove = load<f64>(at, 192)
  }
  const all = <f64>m.rows
  const by = m.unit / (m.root ? sqrt<f64>(<f64>n * all) : all)
  const above = (size + sum) * 0.5
  const below = (size - sum) * 0.5
  if (m.directions & 1) {
    offer(sum * by, 0, sum)
    bound = bounded(m, above, squaresAbove)
  }
  if (m.directions & 2) {
    offer(-sum * by, 1, sum)
    bound = max<f64>(bound, bounded(m, below, squares - squaresAbove))
  }
}

/**
 * All that is on one side and nothing else: divided by the root of its rows it is at most the root of its squares, and
 * there are no fewer rows than allowed.
 */
function bounded(m: Groups, side: f64, squared: f64): f64 {
  const all = <f64>m.rows
  if (!m.root) return ((side * m.unit) / all) * ROUNDING
  const most = min<f64>(sqrt<f64>(max<f64>(squared, 0) + squares * 1e-12), side / sqrt<f64>(<f64>m.minRows))
  return ((most * m.unit) / sqrt<f64>(all)) * ROUNDING
}

/** Sums of whole numbers are exact, in any order. */
function sumOf(values: usize, n: u32, list: usize): f64 {
  pollAfter(n)
  let a: f64 = 0
  let b: f64 = 0
  let c: f64 = 0
  let d: f64 = 0
  let i: u32 = 0
  for (const whole = n & ~3; i < whole; i += 4) {
    a += load<f64>(values + ((<usize>u32At(list, i)) << 3))
    b += load<f64>(values + ((<usize>u32At(list, i + 1)) << 3))
    c += load<f64>(values + ((<usize>u32At(list, i + 2)) << 3))
    d += load<f64>(values + ((<usize>u32At(list, i + 3)) << 3))
  }
  for (; i < n; i++) a += load<f64>(values + ((<usize>u32At(list, i)) << 3))
  return a + b + (c + d)
}

function addUp(m: Groups, lane: u32, n: u32, list: usize): void {
  const values = numbersOf(m, lane) + ((<usize>(lane % m.stride)) << 3)
  const step: usize = (<usize>m.stride) << 3
  pollAfter(n)
  sum = 0
  size = 0
  squares = 0
  squaresAbove = 0
  for (let i: u32 = 0; i < n; i++) {
    const z = load<f64>(values + <usize>u32At(list, i) * step)
    const up = max<f64>(z, 0)
    sum += z
    size += abs<f64>(z)
    squares += z * z
    squaresAbove += up * up
  }
}

function sumTogether(m: Groups, lane: u32, n: u32, list: usize): void {
  const values = numbersOf(m, lane)
  pollAfter(4 * n)
  let a = f64x2.splat(0)
  let b = f64x2.splat(0)
  let c = f64x2.splat(0)
  let d = f64x2.splat(0)
  for (let i: u32 = 0; i < n; i++) {
    const row = values + ((<usize>u32At(list, i)) << 6)
    a = f64x2.add(a, v128.load(row))
    b = f64x2.add(b, v128.load(row, 16))
    c = f64x2.add(c, v128.load(row, 32))
    d = f64x2.add(d, v128.load(row, 48))
  }
  v128.store(together, a)
  v128.store(together, b, 16)
  v128.store(together, c, 32)
  v128.store(together, d, 48)
}

function addUpTogether(m: Groups, lane: u32, n: u32, list: usize): void {
  const values = numbersOf(m, lane)
  pollAfter(8 * n)
  for (let pair: usize = 0; pair < 64; pair += 16) {
    let s = f64x2.splat(0)
    let sizes = f64x2.splat(0)
    let squared = f64x2.splat(0)
    let above = f64x2.splat(0)
    for (let i: u32 = 0; i < n; i++) {
      const z = v128.load(values + ((<usize>u32At(list, i)) << 6) + pair)
      const up = f64x2.max(z, f64x2.splat(0))
      s = f64x2.add(s, z)
      sizes = f64x2.add(sizes, f64x2.abs(z))
      squared = f64x2.add(squared, f64x2.mul(z, z))
      above = f64x2.add(above, f64x2.mul(up, up))
    }
    v128.store(together + pair, s)
    v128.store(together + pair, sizes, 64)
    v128.store(together + pair, squared, 128)
    v128.store(together + pair, above, 192)
  }
}

/** Chi-squared of how much higher a part of a group is than the group: negative where it is lower. */
export function sharpening(
  m: Groups,
  lane: u32,
  c: u32,
  part: f64,
  partRows: u32,
  whole: usize,
  rows: u32,
  list: usize,
): f64 {
  let total: f64 = 0
  let variance: f64 = 0
  const n = <f64>rows
  if (m.classes == 0) {
    addUp(m, lane, rows, list)
    total = sum
    variance = squares / n - (sum / n) * (sum / n)
  } else {
    total = <f64>countIn(m, lane, c, whole)
    variance = (total / n) * (1 - total / n)
  }
  const difference = part / <f64>partRows - total / n
  if (!(variance > 0)) return 0
  const chi2 = (difference * difference) / (variance * (1 / <f64>partRows - 1 / n))
  return difference < 0 ? -chi2 : chi2
}

/** The rows of a bitmap, one after the other. */
export function listRows(bitmap: usize, bytes: usize, list: usize): void {
  let base: u32 = 0
  for (const end = bitmap + bytes; bitmap < end; bitmap += 8, base += 64) {
    for (let word = load<u64>(bitmap); word != 0; word &= word - 1, list += 4) {
      store<u32>(list, base + <u32>ctz<u64>(word))
    }
  }
}
