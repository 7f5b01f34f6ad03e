import { poll, pollAfter } from '../lib/control'
import { u32At } from '../lib/words'
import { Shelf } from './alike'

/**
 * EASE (Steck, 2019): the weights B that tell each item best from all others, in closed form. With P the inverse of
 * XᵀX + λI, what i says of j is −p(i, j) / p(j, j). The inverse is taken in place by sweeping (Beaton, 1964) block by
 * block, which leaves the matrix symmetric: only its lower half is kept. Swept whole it is −P. Rows are filled up to
 * whole blocks with 1 on the diagonal, which changes nothing.
 */
const BLOCK: usize = 64
/** Rows, and columns, of a tile that registers hold; columns and weights lie in strips of so many, 32 bytes a step. */
const TILE: usize = 4
/** What is less is a rounding error of nothing. */
const NOTHING: f64 = 1.0e-10
const STRIP: usize = (BLOCK * TILE) << 3

/** Row by row how many customers have two items: the lower half of XᵀX + λI. */
export function easeGram(task: u32, bounds: usize, shelf: usize, matrix: usize, width: usize, ridge: f64): void {
  const s = changetype<Shelf>(shelf)
  for (let item: usize = u32At(bounds, task), last: usize = u32At(bounds, task + 1); item < last; item++) {
    const row = matrix + ((item * width) << 3)
    const own = row + (item << 3)
    memory.fill(row, 0, width << 3)
    if (item >= <usize>s.itemCount) {
      store<f64>(own, 1)
      continue
    }
    for (let h = u32At(s.itemStart, <u32>item), end = u32At(s.itemStart, <u32>item + 1); h < end; h++) {
      const customer = u32At(s.holdersOf, h)
      const from = u32At(s.customerStart, customer)
      const to = u32At(s.customerStart, customer + 1)
      pollAfter(to - from)
      for (let e = from; e < to; e++) {
        const place = row + ((<usize>u32At(s.itemsOf, e)) << 3)
        store<f64>(place, load<f64>(place) + 1)
      }
    }
    store<f64>(own, load<f64>(own) + ridge)
  }
}

/** Where element (i, j) of the symmetric matrix stands. */
function at(matrix: usize, width: usize, i: usize, j: usize): usize {
  return matrix + ((i >= j ? i * width + j : j * width + i) << 3)
}

/** Sweeps the square of block `k` and keeps a copy of it: −1 times its inverse. For the lead. */
export function easeSquare(matrix: usize, width: usize, k: usize, square: usize): void {
  poll()
  const first = k * BLOCK
  for (let a: usize = 0; a < BLOCK; a++) {
    for (let b: usize = 0; b < BLOCK; b++) {
      store<f64>(square + ((a * BLOCK + b) << 3), load<f64>(at(matrix, width, first + a, first + b)))
    }
  }
  sweepSquare(square)
  for (let a: usize = 0; a < BLOCK; a++) {
    for (let b: usize = 0; b <= a; b++) {
      store<f64>(at(matrix, width, first + a, first + b), load<f64>(square + ((a * BLOCK + b) << 3)))
    }
  }
}

/**
 * Sweeps the columns of block `k` for a block of rows: as they were they go to `columns`, and times the inverse of the
 * square to `weights`, both in strips; swept they stand in the matrix.
 */
export function easeGather(
  task: u32,
  matrix: usize,
  width: usize,
  k: usize,
  square: usize,
  columns: usize,
  weights: usize,
): void {
  poll()
  const from = <usize>task * BLOCK
  const first = k * BLOCK
  const bytes = (BLOCK * BLOCK) << 3
  const column = columns + task * bytes
  const weight = weights + task * bytes
  if (from == first) {
    memory.fill(column, 0, bytes)
    memory.fill(weight, 0, bytes)
    return
  }
  for (let i: usize = 0; i < BLOCK; i++) {
    const strip = column + (i / TILE) * STRIP + ((i % TILE) << 3)
    // Below the diagonal a row lies side by side, beyond it a column does.
    let place = at(matrix, width, from + i, first)
    const next = from > first ? 8 : width << 3
    for (let a: usize = 0; a < BLOCK; a++, place += next) store<f64>(strip + a * (TILE << 3), load<f64>(place))
  }
  for (let strip: usize = 0; strip < bytes; strip += STRIP) {
    for (let a: usize = 0; a < BLOCK; a++)
      weigh(square + ((a * BLOCK) << 3), column + strip, weight + strip + a * (TILE << 3))
  }
  for (let i: usize = 0; i < BLOCK; i++) {
    const strip = weight + (i / TILE) * STRIP + ((i % TILE) << 3)
    let place = at(matrix, width, from + i, first)
    const next = from > first ? 8 : width << 3
    for (let a: usize = 0; a < BLOCK; a++, place += next) store<f64>(place, load<f64>(strip + a * (TILE << 3)))
  }
}

/** A row of the inverse times the four columns of a strip; the square holds −1 times that. */
function weigh(row: usize, strip: usize, weight: usize): void {
  let low = f64x2.splat(0)
  let high = low
  for (const end = row + (BLOCK << 3); row < end; row += 8, strip += TILE << 3) {
    const r = v128.load64_splat(row)
    low = f64x2.add(low, f64x2.mul(r, v128.load(strip)))
    high = f64x2.add(high, f64x2.mul(r, v128.load(strip, 16)))
  }
  v128.store(weight, f64x2.neg(low))
  v128.store(weight, f64x2.neg(high), 16)
}

/** −1 times the inverse of a symmetric square, in place, one column after the other. */
function sweepSquare(square: usize): void {
  for (let k: usize = 0; k < BLOCK; k++) {
    const row = square + ((k * BLOCK) << 3)
    const pivot = load<f64>(row + (k << 3))
    for (let i: usize = 0; i < BLOCK; i++) {
      if (i == k) continue
      const other = square + ((i * BLOCK) << 3)
      const scale = load<f64>(other + (k << 3)) / pivot
      for (let j: usize = 0; j < BLOCK; j++) {
        if (j == k) continue
        const place = other + (j << 3)
        store<f64>(place, load<f64>(place) - scale * load<f64>(row + (j << 3)))
      }
    }
    for (let i: usize = 0; i < BLOCK; i++) {
      if (i == k) continue
      const value = load<f64>(row + (i << 3)) / pivot
      store<f64>(row + (i << 3), value)
      store<f64>(square + ((i * BLOCK + k) << 3), value)
    }
    store<f64>(row + (k << 3), -1 / pivot)
  }
}

/** What a swept block leaves of a block of rows, up to the diagonal. */
export function easeUpdate(task: u32, matrix: usize, width: usize, k: usize, columns: usize, weights: usize): void {
  poll()
  if (task == k) return
  const first = k * BLOCK
  for (let i = <usize>task * BLOCK, last = i + BLOCK; i < last; i += TILE) {
    const weight = weights + (i / TILE) * STRIP
    for (let j: usize = 0; j <= i; j += TILE) {
      if (j == first) j += BLOCK
      if (j > i) break
      updateTile(matrix + ((i * width + j) << 3), width << 3, weight, columns + (j / TILE) * STRIP)
    }
  }
}

/** Four rows and four columns; beyond the diagonal stands what nobody reads. */
function updateTile(tile: usize, row: usize, weight: usize, column: usize): void {
  let a0 = f64x2.splat(0)
  let a1 = a0
  let b0 = a0
  let b1 = a0
  let c0 = a0
  let c1 = a0
  let d0 = a0
  let d1 = a0
  for (const end = column + STRIP; column < end; column += TILE << 3, weight += TILE << 3) {
    const left = v128.load(column)
    const right = v128.load(column, 16)
    let w = v128.load64_splat(weight)
    a0 = f64x2.add(a0, f64x2.mul(w, left))
    a1 = f64x2.add(a1, f64x2.mul(w, right))
    w = v128.load64_splat(weight, 8)
    b0 = f64x2.add(b0, f64x2.mul(w, left))
    b1 = f64x2.add(b1, f64x2.mul(w, right))
    w = v128.load64_splat(weight, 16)
    c0 = f64x2.add(c0, f64x2.mul(w, left))
    c1 = f64x2.add(c1, f64x2.mul(w, right))
    w = v128.load64_splat(weight, 24)
    d0 = f64x2.add(d0, f64x2.mul(w, left))
    d1 = f64x2.add(d1, f64x2.mul(w, right))
  }
  subtract(tile, a0, a1)
  subtract(tile + row, b0, b1)
  subtract(tile + 2 * row, c0, c1)
  subtract(tile + 3 * row, d0, d1)
}

function subtract(place: usize, low: v128, high: v128): void {
  v128.store(place, f64x2.sub(v128.load(place), low))
  v128.store(place, f64x2.sub(v128.load(place, 16), high), 16)
}

/** What each item of a block says of all others: a record of item, how many, which, and weights in f64, `bytes` each. */
export function easeRecords(
  task: u32,
  bounds: usize,
  matrix: usize,
  width: usize,
  items: usize,
  records: usize,
  bytes: usize,
): void {
  for (let i: usize = u32At(bounds, task), last: usize = min<usize>(u32At(bounds, task + 1), items); i < last; i++) {
    poll()
    const record = records + i * bytes
    store<u32>(record, <u32>i)
    store<u32>(record, <u32>(items - 1), 4)
    let other = record + 8
    let weight = other + ((items - 1) << 2)
    for (let j: usize = 0; j < items; j++) {
      if (j == i) continue
      store<u32>(other, <u32>j)
      // Both are −1 times what they are in P. Rounding lets items that are alike to the last but one bit be equals.
      const says = -load<f64>(at(matrix, width, i, j)) / load<f64>(at(matrix, width, j, j))
      store<f64>(weight, abs<f64>(says) < NOTHING ? 0 : <f64>(<f32>says))
      other += 4
      weight += 8
    }
  }
}
