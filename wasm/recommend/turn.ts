import { poll } from '../lib/control'
import { mark, release, take } from '../lib/stack'
import { u32At } from '../lib/words'
import { unfaded } from './vectors'

export function turnBlock(task: u32, bounds: usize, matrix: usize, turn: usize, bytes: usize): void {
  const from = u32At(bounds, task)
  poll()
  turnRows(matrix + <usize>from * bytes, u32At(bounds, task + 1) - from, turn, bytes)
}

/** Multiplies rows with a square, four at a time; the last are done twice where there are less. */
export function turnRows(rows: usize, n: u32, turn: usize, bytes: usize): void {
  const frame = mark()
  const spare = take(4 * bytes)
  for (let i: u32 = 0; i < n; i += 4) {
    const a = rows + <usize>i * bytes
    const b = rows + <usize>min<u32>(i + 1, n - 1) * bytes
    const c = rows + <usize>min<u32>(i + 2, n - 1) * bytes
    const d = rows + <usize>min<u32>(i + 3, n - 1) * bytes
    for (let column: usize = 0; column < bytes; column += 32) multiplyTile(a, b, c, d, turn, column, spare, bytes)
    memory.copy(a, spare, bytes)
    memory.copy(b, spare + bytes, bytes)
    memory.copy(c, spare + 2 * bytes, bytes)
    memory.copy(d, spare + 3 * bytes, bytes)
  }
  release(frame)
}

function multiplyTile(
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  turn: usize,
  column: usize,
  spare: usize,
  bytes: usize,
): void {
  let a0 = f32x4.splat(0)
  let a1 = a0
  let b0 = a0
  let b1 = a0
  let c0 = a0
  let c1 = a0
  let d0 = a0
  let d1 = a0
  let v = turn + column
  for (const end = a + bytes; a < end; a += 4, b += 4, c += 4, d += 4, v += bytes) {
    const low = v128.load(v)
    const high = v128.load(v, 16)
    let t = v128.load32_splat(a)
    a0 = f32x4.add(a0, f32x4.mul(t, low))
    a1 = f32x4.add(a1, f32x4.mul(t, high))
    t = v128.load32_splat(b)
    b0 = f32x4.add(b0, f32x4.mul(t, low))
    b1 = f32x4.add(b1, f32x4.mul(t, high))
    t = v128.load32_splat(c)
    c0 = f32x4.add(c0, f32x4.mul(t, low))
    c1 = f32x4.add(c1, f32x4.mul(t, high))
    t = v128.load32_splat(d)
    d0 = f32x4.add(d0, f32x4.mul(t, low))
    d1 = f32x4.add(d1, f32x4.mul(t, high))
  }
  const to = spare + column
  v128.store(to, unfaded(a0))
  v128.store(to, unfaded(a1), 16)
  v128.store(to + bytes, unfaded(b0))
  v128.store(to + bytes, unfaded(b1), 16)
  v128.store(to + 2 * bytes, unfaded(c0))
  v128.store(to + 2 * bytes, unfaded(c1), 16)
  v128.store(to + 3 * bytes, unfaded(d0))
  v128.store(to + 3 * bytes, unfaded(d1), 16)
}
