import { setBit, testBit } from '../lib/bits'
import { mixed } from '../lib/chance'
import { pollAfter } from '../lib/control'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { sumOf } from './vectors'

/**
 * Bayesian personalised ranking (Rendle et al., 2009): factors of customers and items that put what a customer has
 * before what they do not. The last factor is how popular an item is: there a customer has 1. The lead writes the same
 * fields in the same order (`RANKING` in src/analyses/factors/ranking.ts).
 */
@unmanaged
class Ranking {
  /** u32 by place: customers in the order of labels; where the items of each begin; and their numbers. */
  customers: u32
  rows: usize
  start: usize
  items: usize
  itemCount: u32
  /** Factors, f32, `bytes` a row. */
  customerFactors: usize
  itemFactors: usize
  bytes: usize
  factors: u32
  seedLow: u32
  seedHigh: u32
  /** f64: how likely, on the average, pairs are held to stand the wrong way round. */
  loss: usize
  /** f64 each. */
  rate: usize
  regularization: usize
}

const TRIES: u32 = 16

/**
 * Goes once through all customers in an order drawn anew and holds each item they have against one they do not. One
 * step follows the other: it is a single task, so that results do not depend on the number of threads.
 */
export function bprEpoch(_task: u32, ranking: usize, epoch: u32): void {
  const r = changetype<Ranking>(ranking)
  const frame = mark()
  const order = take((<usize>r.customers + 1) << 2)
  const seed = (((<u64>r.seedHigh) << 32) | r.seedLow) ^ ((<u64>epoch) << 40)
  shuffle(order, r.customers, seed)
  const own = takeZeroed(4 + ((<usize>r.itemCount + 7) >> 3))
  let loss: f64 = 0
  let pairs: u64 = 0
  let looked: u32 = 0
  for (let i: u32 = 0; i < r.customers; i++) {
    const place = u32At(order, i)
    const from = u32At(r.start, place)
    const end = u32At(r.start, place + 1)
    pollAfter((end - from) * 64)
    for (let e = from; e < end; e++) setBit(own, u32At(r.items, e))
    let next = from < end ? drawOther(own, r.itemCount, ((<u64>epoch) << 32) | from, seed) : 0
    for (let e = from; e < end; e++) {
      const other = next
      if (e + 1 < end) {
        // Looked at a step before they are needed, they are in the cache by then.
        next = drawOther(own, r.itemCount, ((<u64>epoch) << 32) | (e + 1), seed)
        looked += lookAt(r, next) + lookAt(r, u32At(r.items, e + 1))
      }
      if (other == r.itemCount) continue
      loss += step(r, u32At(r.rows, place), u32At(r.items, e), other)
      pairs++
    }
    for (let e = from; e < end; e++) store<u8>(own + (u32At(r.items, e) >> 3), 0)
  }
  // So that looking is not left out as idle.
  store<u32>(own, looked)
  store<f64>(r.loss, pairs == 0 ? 0 : loss / <f64>pairs)
  release(frame)
}

/** Fisher and Yates. */
function shuffle(order: usize, n: u32, seed: u64): void {
  for (let i: u32 = 0; i < n; i++) {
    const at = <u32>(mixed(i, seed) % (<u64>i + 1))
    setU32(order, i, u32At(order, at))
    setU32(order, at, i)
  }
}

/** An item the customer does not have; the number of items where none is found. */
function drawOther(own: usize, itemCount: u32, draw: u64, seed: u64): u32 {
  for (let tried: u32 = 0; tried < TRIES; tried++) {
    const item = <u32>(mixed(draw, seed + tried + 1) % itemCount)
    if (testBit(own, item) == 0) return item
  }
  return itemCount
}

/** Touches what a row of factors lies on. */
function lookAt(r: Ranking, item: u32): u32 {
  const row = r.itemFactors + <usize>(item < r.itemCount ? item : 0) * r.bytes
  let touched: u32 = 0
  for (let at: usize = 0; at < r.bytes; at += 64) touched += load<u32>(row + at)
  return touched
}

/** One step uphill; returns how likely the right order was not held to be. */
function step(r: Ranking, row: u32, item: u32, other: u32): f64 {
  let x = r.customerFactors + <usize>row * r.bytes
  let a = r.itemFactors + <usize>item * r.bytes
  let b = r.itemFactors + <usize>other * r.bytes
  const margin = ahead(x, a, b, r.bytes)
  const miss = 1 / (1 + exponential(margin))
  const rate = load<f64>(r.rate)
  const up = f32x4.splat(<f32>(rate * miss))
  const keep = f32x4.splat(<f32>(1 - rate * load<f64>(r.regularization)))
  const last = x + ((<usize>r.factors - 1) << 2)
  for (const end = x + r.bytes; x < end; x += 16, a += 16, b += 16) {
    const vx = v128.load(x)
    const va = v128.load(a)
    const vb = v128.load(b)
    v128.store(x, f32x4.add(f32x4.mul(keep, vx), f32x4.mul(up, f32x4.sub(va, vb))))
    v128.store(a, f32x4.add(f32x4.mul(keep, va), f32x4.mul(up, vx)))
    v128.store(b, f32x4.sub(f32x4.mul(keep, vb), f32x4.mul(up, vx)))
  }
  store<f32>(last, 1)
  return miss
}

/** How far the product with `a` is above that with `b`, each as `dot` has it, in one go. */
function ahead(x: usize, a: usize, b: usize, bytes: usize): f64 {
  let evenA = f32x4.splat(0)
  let oddA = evenA
  let evenB = evenA
  let oddB = evenA
  for (const end = x + bytes; x < end; x += 32, a += 32, b += 32) {
    const even = v128.load(x)
    const odd = v128.load(x, 16)
    evenA = f32x4.add(evenA, f32x4.mul(even, v128.load(a)))
    oddA = f32x4.add(oddA, f32x4.mul(odd, v128.load(a, 16)))
    evenB = f32x4.add(evenB, f32x4.mul(even, v128.load(b)))
    oddB = f32x4.add(oddB, f32x4.mul(odd, v128.load(b, 16)))
  }
  return <f64>sumOf(f32x4.add(evenA, oddA)) - <f64>sumOf(f32x4.add(evenB, oddB))
}

const LN2: f64 = <f64>0x162e42fefa39ef / <f64>0x20000000000000

/**
 * e to the power of x, by halves and a series whose first left out term is below what f32 can hold of the result: the
 * standard one brings tables, which shared memory has no place for.
 */
function exponential(x: f64): f64 {
  const at = min<f64>(max<f64>(x, -40), 40)
  const power = nearest<f64>(at / LN2)
  const r = at - power * LN2
  const square = r * r
  const low = 1 + r + square * (1.0 / 2 + r * (1.0 / 6))
  const high = 1.0 / 24 + r * (1.0 / 120) + square * (1.0 / 720 + r * (1.0 / 5040) + square * (1.0 / 40320))
  return (low + square * square * high) * reinterpret<f64>((<u64>(<i64>power + 1023)) << 52)
}
