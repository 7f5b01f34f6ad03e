import { mixed } from '../lib/chance'
import { log } from '../lib/elementary'
import { setU32, u32At } from '../lib/words'

let key: u64 = 0
let count: u64 = 0
let spare: f64 = 0
let hasSpare: bool = false

/** What is drawn from here on depends on these two alone. */
export function startDrawing(number: u32, seed: u32): void {
  key = mixed(<u64>number, <u64>seed)
  count = 0
  hasSpare = false
}

function bits(): u64 {
  return mixed(count++, key)
}

/** From 0 to below n. */
export function drawBelow(n: u32): u32 {
  return <u32>(((bits() >> 32) * <u64>n) >> 32)
}

/** Between -1 and 1. */
function drawAround(): f64 {
  return <f64>(bits() >> 11) * (1.0 / 4503599627370496.0) - 1.0
}

/** From the normal distribution, by the polar method of Marsaglia. */
export function drawNormal(): f64 {
  if (hasSpare) {
    hasSpare = false
    return spare
  }
  let x: f64 = 0
  let y: f64 = 0
  let s: f64 = 0
  do {
    x = drawAround()
    y = drawAround()
    s = x * x + y * y
  } while (s >= 1 || s == 0)
  const f = sqrt<f64>((-2 * log(s)) / s)
  spare = y * f
  hasSpare = true
  return x * f
}

/** From chi² with very many degrees of freedom (Wilson and Hilferty, 1931). */
export function drawChiSquared(freedom: f64): f64 {
  const v = 2 / (9 * freedom)
  const root = 1 - v + drawNormal() * sqrt<f64>(v)
  return freedom * root * root * root
}

/** Deals what stands in a part of a list anew. */
export function shuffle(list: usize, from: u32, to: u32): void {
  for (let i = to; i > from + 1; i--) {
    const j = from + drawBelow(i - from)
    const last = u32At(list, i - 1)
    setU32(list, i - 1, u32At(list, j))
    setU32(list, j, last)
  }
}
