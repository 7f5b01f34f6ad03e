import { pollAfter } from '../lib/control'
import { write } from '../lib/output'
import { addU32, u32At } from '../lib/words'
import { f64At } from './model'

const TILE: u32 = 1024
const NUMBER: u32 = 0

/** Words of a feature: kind, address, levels. */
const FEATURE: u32 = 3

/** Neither NaN nor without end. */
export function isKnown(x: f64): bool {
  return x - x == 0
}

/**
 * What there is of a feature. Of a number: task, how many are known, mean, sum of squared distances from it, least and
 * most. Of a class: task, then how often each level comes, and last how often none does.
 */
export function featureFacts(task: u32, features: usize, rows: u32): void {
  const own = features + ((<usize>(task * FEATURE)) << 2)
  const address = <usize>u32At(own, 1)
  if (u32At(own, 0) == NUMBER) numberFacts(task, address, rows)
  else classFacts(task, address, u32At(own, 2), rows)
}

/** Tile by tile, each about its own mean: far from nought no digits are lost. */
function numberFacts(task: u32, address: usize, rows: u32): void {
  let known: f64 = 0
  let mean: f64 = 0
  let squares: f64 = 0
  let least: f64 = Infinity
  let most: f64 = -Infinity
  for (let first: u32 = 0; first < rows; first += TILE) {
    const end = min<u32>(rows, first + TILE)
    pollAfter(TILE)
    let n: f64 = 0
    let sum: f64 = 0
    for (let row = first; row < end; row++) {
      const x = f64At(address, row)
      if (!isKnown(x)) continue
      n += 1
      sum += x
      least = min<f64>(least, x)
      most = max<f64>(most, x)
    }
    if (n == 0) continue
    const ownMean = sum / n
    let ownSquares: f64 = 0
    for (let row = first; row < end; row++) {
      const distance = f64At(address, row) - ownMean
      if (isKnown(distance)) ownSquares += distance * distance
    }
    const apart = ownMean - mean
    const all = known + n
    mean += apart * (n / all)
    squares += ownSquares + apart * apart * ((known * n) / all)
    known = all
  }
  const record = write(48)
  store<u32>(record, task)
  store<u32>(record, <u32>known, 4)
  store<f64>(record, mean, 8)
  store<f64>(record, squares, 16)
  store<f64>(record, least, 24)
  store<f64>(record, most, 32)
}

function classFacts(task: u32, address: usize, levels: u32, rows: u32): void {
  const bytes = ((<usize>levels + 2) << 2) + 7
  const record = write(bytes & ~7)
  memory.fill(record, 0, bytes & ~7)
  store<u32>(record, task)
  for (let row: u32 = 0; row < rows; row++) {
    if ((row & 0xffff) == 0) pollAfter(0xffff)
    addU32(record + 4, min<u32>(u32At(address, row), levels), 1)
  }
}
