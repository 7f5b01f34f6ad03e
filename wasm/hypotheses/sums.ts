import { pollAfter } from '../lib/control'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { addU32, setU32, u32At } from '../lib/words'
import { Columns, codeAt, codesBytes, fillCodes, fillMeasures } from './columns'
import { f64At, place, rowAt, setF64 } from './model'

/*
 * Sums of a block of rows, in f64: products of measures (only from a row's number on), sums of measures for each
 * indicator, how often two indicators meet. The number behind the last indicator takes what nobody asks for.
 */

const CHUNK: u32 = 8192
const NO_BLOCK: u32 = 0xffff

export function sumsOf(c: Columns): usize {
  const lines = <usize>c.indicators + 1
  return (<usize>c.measures * <usize>c.width + lines * (<usize>c.width + lines)) << 3
}

export function byIndicator(c: Columns, sums: usize): usize {
  return sums + ((<usize>c.measures * <usize>c.width) << 3)
}

export function meetings(c: Columns, sums: usize): usize {
  return byIndicator(c, sums) + (((<usize>c.indicators + 1) * <usize>c.width) << 3)
}

/** Adds up the rows of a part of the table for each block, into the sums of the part. */
export function sumBlocks(
  task: u32,
  columns: usize,
  blockOf: usize,
  blocks: u32,
  rows: u32,
  part: u32,
  sums: usize,
): void {
  const c = changetype<Columns>(columns)
  const own = sums + <usize>task * <usize>blocks * sumsOf(c)
  const end = <u32>min<u64>(<u64>rows, <u64>(task + 1) * <u64>part)
  const frame = mark()
  const starts = take((<usize>blocks + 1) << 2)
  const order = take((<usize>CHUNK) << 2)
  const codes = take(codesBytes(CHUNK) * <usize>c.groups)
  const byColumn = take((<usize>c.measures * <usize>(CHUNK + 2)) << 3)
  const byRow = takeZeroed((<usize>c.width * <usize>CHUNK) << 3)
  for (let first = task * part; first < end; first += CHUNK) {
    const n = sortByBlock(blockOf, blocks, first, min<u32>(end, first + CHUNK), starts, order)
    pollAfter(n * (c.width + c.groups))
    fillCodes(c, order, n, codes)
    fillMeasures(c, order, n, codes, byColumn, CHUNK + 2, byRow)
    let from: u32 = 0
    for (let block: u32 = 0; block < blocks; block++) {
      const to = u32At(starts, block)
      if (to == from) continue
      const into = own + <usize>block * sumsOf(c)
      pollAfter((to - from) * (c.width * c.width + c.groups * c.groups + c.groups * c.width))
      addProducts(c, byColumn, from, to, into)
      addByIndicator(c, codes, n, byRow, from, to, byIndicator(c, into))
      addMeetings(c, codes, n, from, to, meetings(c, into))
      from = to
    }
  }
  release(frame)
}

/** Rows of each block one after the other in `order`, where each block ends in `ends`; how many rows. */
function sortByBlock(blockOf: usize, blocks: u32, first: u32, end: u32, ends: usize, order: usize): u32 {
  memory.fill(ends, 0, (<usize>blocks + 1) << 2)
  for (let row = first; row < end; row++) {
    const block = codeAt(blockOf, row)
    if (block != NO_BLOCK) addU32(ends, block + 1, 1)
  }
  for (let block: u32 = 0; block < blocks; block++) addU32(ends, block + 1, u32At(ends, block))
  for (let row = first; row < end; row++) {
    const block = codeAt(blockOf, row)
    if (block == NO_BLOCK) continue
    const at = u32At(ends, block)
    setU32(order, at, row)
    setU32(ends, block, at + 1)
  }
  return u32At(ends, blocks)
}

/** Two measures with two others at a time. */
function addProducts(c: Columns, byColumn: usize, from: u32, to: u32, into: usize): void {
  const stride = CHUNK + 2
  const n = c.measures
  for (let i: u32 = 0; i < n; i += 2) {
    const a = place(rowAt(byColumn, i, stride), from)
    const b = i + 1 < n ? place(rowAt(byColumn, i + 1, stride), from) : a
    for (let j = i; j < n; j += 2) {
      const x = place(rowAt(byColumn, j, stride), from)
      const y = j + 1 < n ? place(rowAt(byColumn, j + 1, stride), from) : x
      let ax = f64x2.splat(0)
      let ay = f64x2.splat(0)
      let bx = f64x2.splat(0)
      let by = f64x2.splat(0)
      const pairs = (<usize>((to - from) & ~1)) << 3
      let o: usize = 0
      for (; o < pairs; o += 16) {
        const va = v128.load(a + o)
        const vb = v128.load(b + o)
        const vx = v128.load(x + o)
        const vy = v128.load(y + o)
        ax = f64x2.add(ax, f64x2.mul(va, vx))
        ay = f64x2.add(ay, f64x2.mul(va, vy))
        bx = f64x2.add(bx, f64x2.mul(vb, vx))
        by = f64x2.add(by, f64x2.mul(vb, vy))
      }
      let sax = sumOf(ax)
      let say = sumOf(ay)
      let sbx = sumOf(bx)
      let sby = sumOf(by)
      if (((to - from) & 1) != 0) {
        const va = load<f64>(a + o)
        const vb = load<f64>(b + o)
        const vx = load<f64>(x + o)
        const vy = load<f64>(y + o)
        sax += va * vx
        say += va * vy
        sbx += vb * vx
        sby += vb * vy
      }
      const row = rowAt(into, i, c.width)
      setF64(row, j, f64At(row, j) + sax)
      if (j + 1 < n) setF64(row, j + 1, f64At(row, j + 1) + say)
      if (i + 1 == n) continue
      const next = rowAt(into, i + 1, c.width)
      if (j > i) setF64(next, j, f64At(next, j) + sbx)
      if (j + 1 < n) setF64(next, j + 1, f64At(next, j + 1) + sby)
    }
  }
}

function sumOf(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1)
}

function addByIndicator(c: Columns, codes: usize, n: u32, byRow: usize, from: u32, to: u32, into: usize): void {
  if (c.measures == 0) return
  const bytes = (<usize>c.width) << 3
  for (let g: u32 = 0; g < c.groups; g++) {
    const own = codes + <usize>g * codesBytes(n)
    for (let i = from; i < to; i++) {
      const target = into + <usize>codeAt(own, i) * bytes
      const source = byRow + <usize>i * bytes
      for (let o: usize = 0; o < bytes; o += 16) {
        v128.store(target + o, f64x2.add(v128.load(target + o), v128.load(source + o)))
      }
    }
  }
}

function addMeetings(c: Columns, codes: usize, n: u32, from: u32, to: u32, into: usize): void {
  const bytes = (<usize>c.indicators + 1) << 3
  for (let g: u32 = 0; g < c.groups; g++) {
    const left = codes + <usize>g * codesBytes(n)
    for (let h = g; h < c.groups; h++) {
      const right = codes + <usize>h * codesBytes(n)
      for (let i = from; i < to; i++) {
        const at = into + <usize>codeAt(left, i) * bytes + ((<usize>codeAt(right, i)) << 3)
        store<f64>(at, load<f64>(at) + 1)
      }
    }
  }
}

/** Adds the sums of further parts to those of the first, a block in a task; in their order. */
export function addParts(task: u32, columns: usize, blocks: u32, parts: u32, sums: usize): void {
  const bytes = sumsOf(changetype<Columns>(columns))
  const into = sums + <usize>task * bytes
  for (let part: u32 = 1; part < parts; part++) {
    const from = sums + (<usize>part * <usize>blocks + <usize>task) * bytes
    pollAfter(<u32>(bytes >> 4))
    for (let o: usize = 0; o < bytes; o += 8) store<f64>(into + o, load<f64>(into + o) + load<f64>(from + o))
  }
}
