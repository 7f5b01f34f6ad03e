import { pollAfter } from '../lib/control'
import { write } from '../lib/output'
import { mark, release, take } from '../lib/stack'
import { u32At } from '../lib/words'
import { ALIASED, f64At, Model, place, rowAt, setF64 } from './model'

/** Room for `r2OfSet` of sets with so many columns. */
export function evaluationBytes(m: Model, columns: u32): usize {
  return (<usize>columns * (<usize>columns + <usize>m.targets + 1)) << 3
}

let rank: u32 = 0

/** Columns of the set that was evaluated last which tell something the ones before them do not. */
export function lastRank(): u32 {
  return rank
}

/** Columns of a set of blocks. */
export function columnsOf(m: Model, blocks: usize, n: u32): u32 {
  let columns: u32 = 0
  for (let i: u32 = 0; i < n; i++) {
    const block = u32At(blocks, i)
    columns += u32At(m.starts, block + 1) - u32At(m.starts, block)
  }
  return columns
}

function dot(x: usize, y: usize, n: u32): f64 {
  let l: u32 = 0
  let sums = f64x2.splat(0)
  for (; l + 1 < n; l += 2) sums = f64x2.add(sums, f64x2.mul(v128.load(place(x, l)), v128.load(place(y, l))))
  const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)
  return l < n ? sum + f64At(x, l) * f64At(y, l) : sum
}

/** R² of a set of blocks, ascending; `room` as `evaluationBytes` of its columns says. */
export function r2OfSet(m: Model, blocks: usize, n: u32, room: usize): f64 {
  const columns = columnsOf(m, blocks, n)
  const factor = room
  const scores = factor + ((<usize>columns * <usize>columns) << 3)
  const members = scores + ((<usize>columns * <usize>m.targets) << 3)
  let r2: f64 = 0
  let held: u32 = 0
  for (let i: u32 = 0; i < n; i++) {
    const block = u32At(blocks, i)
    for (let column = u32At(m.starts, block), end = u32At(m.starts, block + 1); column < end; column++) {
      const row = rowAt(factor, held, columns)
      const source = rowAt(m.gram, column, m.stride)
      let d = f64At(source, column)
      for (let b: u32 = 0; b < held; b++) {
        const other = rowAt(factor, b, columns)
        let v = f64At(source, u32At(members, b))
        v -= dot(row, other, b)
        v *= f64At(other, b)
        setF64(row, b, v)
        d -= v * v
      }
      if (d < ALIASED) continue
      const inverse = 1 / sqrt<f64>(d)
      setF64(row, held, inverse)
      for (let t: u32 = 0; t < m.targets; t++) {
        let z = f64At(rowAt(m.cross, t, m.stride), column)
        for (let l: u32 = 0; l < held; l++) z -= f64At(row, l) * f64At(rowAt(scores, l, m.targets), t)
        z *= inverse
        setF64(rowAt(scores, held, m.targets), t, z)
        r2 += z * z
      }
      store<u32>(members + ((<usize>held) << 2), column)
      held++
    }
  }
  rank = held
  return r2
}

/** For a part of the sets: the number of the first and how many, then R² and columns that tell something of each. */
export function evaluateSets(task: u32, model: usize, starts: usize, blocks: usize, sets: u32, part: u32): void {
  const m = changetype<Model>(model)
  const first = task * part
  const end = min<u32>(sets, first + part)
  const record = write(16 + ((<usize>(end - first)) << 4))
  store<u32>(record, first)
  store<u32>(record, end - first, 4)
  for (let set = first, at = record + 16; set < end; set++, at += 16) {
    const frame = mark()
    const own = blocks + ((<usize>u32At(starts, set)) << 2)
    const n = u32At(starts, set + 1) - u32At(starts, set)
    const columns = columnsOf(m, own, n)
    pollAfter(columns * columns * columns)
    store<f64>(at, r2OfSet(m, own, n, take(evaluationBytes(m, columns))))
    store<u32>(at, rank, 8)
    store<u32>(at, columns - rank, 12)
    release(frame)
  }
}
