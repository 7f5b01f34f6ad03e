import { write } from '../lib/output'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { openBest, setAt } from './best'
import { searchBlocks } from './blocks'
import { Columns } from './columns'
import { drawBelow, startDrawing } from './draw'
import { columnsOf, evaluationBytes, r2OfSet } from './evaluate'
import { f64At, Model, setF64 } from './model'
import { addBlocks, correlate } from './moments'
import { searchSingles } from './singles'
import { stepwise } from './stepwise'
import { sumsOf } from './sums'

/** What is looked at again. The lead writes the same fields in the same order (`AGAIN` in src/analyses/hypotheses/exact/stability.ts). */
@unmanaged
export class Again {
  columns: usize
  sums: usize
  blocks: u32
  /** f64 by block of rows: how often it is there. */
  times: usize
  /** u32: the columns of blocks one after the other, then those of the target. */
  list: usize
  /** Where the columns of each block begin, as in `Model`. */
  starts: usize
  columnCount: u32
  stride: u32
  targets: u32
  blockCount: u32
  maxSize: u32
  exact: u32
  seed: u32
  /** Sets whose R² is asked, as in `evaluateSets`. */
  setStarts: usize
  setBlocks: usize
  sets: u32
}

/**
 * One bootstrap of the blocks of rows. Writes its number, then R² of each set that is asked about, then of the best set of each
 * size its R² and its blocks, as wide as the largest; R² -1 where there is none.
 */
export function resample(task: u32, again: usize): void {
  const a = changetype<Again>(again)
  const c = changetype<Columns>(a.columns)
  const frame = mark()
  const m = changetype<Model>(takeZeroed(offsetof<Model>()))
  m.columns = a.columnCount
  m.stride = a.stride
  m.targets = a.targets
  m.blocks = a.blockCount
  m.starts = a.starts
  m.gram = takeZeroed((<usize>a.columnCount * <usize>a.stride) << 3)
  m.cross = takeZeroed((<usize>a.targets * <usize>a.stride) << 3)
  const sums = take(sumsOf(c))
  const times = takeZeroed((<usize>a.blocks) << 3)
  drawBlocks(a, task, times)
  addBlocks(c, a.blocks, a.sums, times, sums)
  correlate(c, sums, a.list, m)
  const best = openBest(a.maxSize, 1)
  const none = take(4)
  if (a.exact == 0) stepBest(m, a.maxSize, best.sets, best.bytes)
  else if (m.blocks == m.columns) searchSingles(m, none, 0, 0, m.blocks, a.maxSize, best)
  else searchBlocks(m, none, 0, 0, m.blocks, a.maxSize, best)
  const bytes = <usize>a.maxSize * <usize>best.bytes
  const record = write(8 + ((<usize>a.sets) << 3) + bytes)
  store<u32>(record, task)
  for (let set: u32 = 0; set < a.sets; set++) setF64(record + 8, set, r2Of(m, a, set))
  memory.copy(record + 8 + ((<usize>a.sets) << 3), setAt(best, 1, 0), bytes)
  release(frame)
}

/** As many blocks as there are, drawn with replacement among them. */
function drawBlocks(a: Again, task: u32, times: usize): void {
  const frame = mark()
  const there = take((<usize>a.blocks) << 2)
  let n: u32 = 0
  for (let block: u32 = 0; block < a.blocks; block++) {
    if (f64At(a.times, block) > 0) setU32(there, n++, block)
  }
  startDrawing(task, a.seed)
  for (let i: u32 = 0; i < n; i++) {
    const block = u32At(there, drawBelow(n))
    setF64(times, block, f64At(times, block) + f64At(a.times, block))
  }
  release(frame)
}

/** Forward selection in place of all sets: the set of each size on its way, blocks ascending. */
function stepBest(m: Model, maxSize: u32, into: usize, bytes: u32): void {
  const frame = mark()
  const order = take((<usize>maxSize) << 2)
  const reached = take((<usize>maxSize) << 3)
  const sizes = stepwise(changetype<usize>(m), maxSize, order, reached)
  for (let size: u32 = 1; size <= sizes; size++) {
    const set = into + <usize>(size - 1) * <usize>bytes
    store<f64>(set, f64At(reached, size - 1))
    for (let i: u32 = 0; i < size; i++) {
      const block = u32At(order, i)
      let at = i
      for (; at > 0 && u32At(set + 8, at - 1) > block; at--) setU32(set + 8, at, u32At(set + 8, at - 1))
      setU32(set + 8, at, block)
    }
  }
  release(frame)
}

function r2Of(m: Model, a: Again, set: u32): f64 {
  const frame = mark()
  const first = u32At(a.setStarts, set)
  const blocks = a.setBlocks + ((<usize>first) << 2)
  const n = u32At(a.setStarts, set + 1) - first
  const r2 = r2OfSet(m, blocks, n, take(evaluationBytes(m, columnsOf(m, blocks, n))))
  release(frame)
  return r2
}
