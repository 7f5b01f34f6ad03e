import { pollAfter, workerIndex } from '../lib/control'
import { setU32, u32At } from '../lib/words'

/** By item: f64 weight (the positive values of its receipts), f64 utility, u32 count. */
export const WEIGHT_BYTES: usize = 24
const UTILITY: usize = 8
const COUNT: usize = 16

/** With a maximum length up to this only a row's best values weigh: a pattern has no room for more. */
const BEST: u32 = 8

export function weightAt(weights: usize, item: u32): usize {
  return weights + <usize>item * WEIGHT_BYTES
}

export function weightOf(weights: usize, item: u32): f64 {
  return load<f64>(weightAt(weights, item))
}

export function utilityOf(weights: usize, item: u32): f64 {
  return load<f64>(weightAt(weights, item), UTILITY)
}

export function countOf(weights: usize, item: u32): u32 {
  return load<u32>(weightAt(weights, item), COUNT)
}

/** Adds the rows bounds[task] up to bounds[task + 1] to the table of this worker; `best` is room for 8 f64 a worker. */
export function weighBlock(
  task: u32,
  bounds: usize,
  offsets: usize,
  items: usize,
  values: usize,
  weights: usize,
  itemCount: u32,
  maxLength: u32,
  best: usize,
): void {
  const worker = <usize>workerIndex()
  const own = weights + worker * itemCount * WEIGHT_BYTES
  weighRows(u32At(bounds, task), u32At(bounds, task + 1), offsets, items, values, own, maxLength, best + worker * 64)
}

export function weighRows(
  from: u32,
  to: u32,
  offsets: usize,
  items: usize,
  values: usize,
  weights: usize,
  maxLength: u32,
  best: usize,
): void {
  let end = u32At(offsets, from)
  for (let row = from; row < to; row++) {
    const start = end
    end = u32At(offsets, row + 1)
    pollAfter(end - start)
    const firstValue = values + ((<usize>start) << 3)
    const lastValue = values + ((<usize>end) << 3)
    const few = maxLength > 1 && maxLength <= BEST && maxLength < end - start
    const sum = few ? bestOf(firstValue, lastValue, best, maxLength) : positiveOf(firstValue, lastValue)
    const least = few ? load<f64>(best + ((<usize>(maxLength - 1)) << 3)) : 0
    let p = items + ((<usize>start) << 2)
    for (let v = firstValue; v < lastValue; v += 8, p += 4) {
      const value = load<f64>(v)
      const slot = weightAt(weights, load<u32>(p))
      // Beside an item that is not among the best, one less of these has room.
      const missed = least > 0 && value < least ? least - max<f64>(value, 0) : 0
      store<f64>(slot, load<f64>(slot) + (sum - missed))
      store<f64>(slot, load<f64>(slot, UTILITY) + value, UTILITY)
      store<u32>(slot, load<u32>(slot, COUNT) + 1, COUNT)
    }
  }
}

function positiveOf(from: usize, to: usize): f64 {
  let sum: f64 = 0
  for (let v = from; v < to; v += 8) {
    const value = load<f64>(v)
    if (value > 0) sum += value
  }
  return sum
}

/** Sum of the `n` largest values; these stand in `best`, falling, with 0 where there are no more above 0. */
function bestOf(from: usize, to: usize, best: usize, n: u32): f64 {
  const last = best + ((<usize>(n - 1)) << 3)
  memory.fill(best, 0, (<usize>n) << 3)
  for (let v = from; v < to; v += 8) {
    const value = load<f64>(v)
    if (value <= load<f64>(last)) continue
    let place = last
    for (; place > best && load<f64>(place - 8) < value; place -= 8) store<f64>(place, load<f64>(place - 8))
    store<f64>(place, value)
  }
  let sum: f64 = 0
  for (let place = best; place <= last; place += 8) sum += load<f64>(place)
  return sum
}

/** Adds the table `source` to `target`. */
export function addWeights(target: usize, source: usize, itemCount: u32): void {
  for (
    const end = target + <usize>itemCount * WEIGHT_BYTES;
    target < end;
    target += WEIGHT_BYTES, source += WEIGHT_BYTES
  ) {
    store<f64>(target, load<f64>(target) + load<f64>(source))
    store<f64>(target, load<f64>(target, UTILITY) + load<f64>(source, UTILITY), UTILITY)
    store<u32>(target, load<u32>(target, COUNT) + load<u32>(source, COUNT), COUNT)
  }
}

/** Notes each item of the rows once, in the order in which they come; `weights` must be zero for them, and are again. */
export function itemsOf(from: usize, to: usize, weights: usize, seen: usize): u32 {
  let n: u32 = 0
  for (let p = from; p < to; p += 4) {
    const item = load<u32>(p)
    const slot = weightAt(weights, item)
    if (load<u32>(slot, COUNT) != 0) continue
    store<u32>(slot, 1, COUNT)
    setU32(seen, n++, item)
  }
  for (let i: u32 = 0; i < n; i++) store<u32>(weightAt(weights, u32At(seen, i)), 0, COUNT)
  return n
}

/** What blocks of places earn: sum, sum of sizes, and how many values are no integers; 3 f64 a block. */
export function measureBlock(task: u32, bounds: usize, values: usize, sums: usize): void {
  const end = values + ((<usize>u32At(bounds, 2 * task + 1)) << 3)
  let sum: f64 = 0
  let size: f64 = 0
  let broken: f64 = 0
  for (let v = values + ((<usize>u32At(bounds, 2 * task)) << 3); v < end; v += 8) {
    const value = load<f64>(v)
    sum += value
    size += abs<f64>(value)
    if (floor<f64>(value) != value) broken += 1
  }
  const place = sums + <usize>task * 24
  store<f64>(place, sum)
  store<f64>(place, size, 8)
  store<f64>(place, broken, 16)
}
