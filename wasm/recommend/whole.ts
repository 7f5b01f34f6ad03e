import { STOPPED } from '../lib/control'
import { u32At } from '../lib/words'
import { turnAxes, turnBack, turnFewAxes } from './axes'
import { exactBlock } from './exact'
import { gradientBlock } from './gradient'
import { gramBlock, sumGrams } from './gram'
import { heldOutLoss } from './pairs'
import { Side } from './side'
import { turnBlock } from './turn'

/** One side of a model, and the blocks of rows it is worked on in. */
@unmanaged
class Half {
  side: usize
  rows: u32
  solving: usize
  solvingTasks: u32
  dense: usize
  denseTasks: u32
}

/**
 * All that the training of one model needs. The lead writes the same fields in the same order (`COURSE` in
 * src/analyses/factors/train-together.ts).
 */
@unmanaged
export class Course {
  regularization: f64
  /** `Half` of the customers, and of the items. */
  customers: usize
  goods: usize
  factors: u32
  bytes: usize
  iterations: u32
  exact: u32
  steps: u32
  partials: usize
  gram: usize
  strength: usize
  turn: usize
  axes: usize
  diagonal: usize
  losses: usize
  /** 0 where nothing is held out; else the words of the pairs, and blocks and sums of them. */
  layout: usize
  reading: usize
  readingTasks: u32
  sums: usize
  /** f64 by iteration: the loss, and that of what is held out. */
  loss: usize
  heldOut: usize
  /** How many iterations there were. */
  done: u32
}

/**
 * Trains whole models, one a task, which are too small to be shared out. Every kernel is called as the lead would in
 * src/analyses/factors/train.ts, block after block: the factors are the same bits.
 */
export function trainWhole(task: u32, courses: usize): void {
  const c = changetype<Course>(<usize>u32At(courses, task))
  const customers = changetype<Half>(c.customers)
  const goods = changetype<Half>(c.goods)
  gramOf(c, goods)
  for (let i: usize = 0; i < <usize>c.iterations; i++) {
    const at = i << 3
    improve(c, customers, goods, 0)
    improve(c, goods, customers, c.losses)
    c.done = <u32>i + 1
    store<f64>(c.loss + at, lossNow(c, goods.solvingTasks))
    if (c.layout != 0) {
      const now = heldOutNow(c)
      store<f64>(c.heldOut + at, now)
      if (at > 0 && now >= load<f64>(c.heldOut + at - 8)) break
    }
    if (atomic.load<i32>(STOPPED) != 0) break
  }
  turnBack(c.axes, c.bytes, c.turn)
  turnHalf(c, customers)
  turnHalf(c, goods)
}

function improve(c: Course, half: Half, held: Half, losses: usize): void {
  const matrix = changetype<Side>(held.side).matrix
  if (held.rows < c.factors) {
    turnFewAxes(matrix, held.rows, c.bytes, c.regularization, c.strength, c.turn, c.axes, c.diagonal)
  } else turnAxes(c.gram, c.factors, c.bytes, c.regularization, c.strength, c.turn, c.axes, c.diagonal)
  turnHalf(c, held)
  for (let block: u32 = 0; block < half.solvingTasks; block++) {
    if (c.exact != 0) exactBlock(block, half.solving, half.side, c.diagonal, losses)
    else gradientBlock(block, half.solving, half.side, c.turn, c.diagonal, c.steps, losses)
  }
  gramOf(c, half)
}

function turnHalf(c: Course, half: Half): void {
  const matrix = changetype<Side>(half.side).matrix
  for (let block: u32 = 0; block < half.denseTasks; block++) turnBlock(block, half.dense, matrix, c.turn, c.bytes)
}

function gramOf(c: Course, half: Half): void {
  const matrix = changetype<Side>(half.side).matrix
  for (let block: u32 = 0; block < half.denseTasks; block++) gramBlock(block, half.dense, matrix, c.partials, c.bytes)
  sumGrams(c.partials, half.denseTasks, c.bytes, c.gram)
}

/** After the items: `strength` is that of the customers, and the Gramian that of the items in the same axes. */
function lossNow(c: Course, blocks: u32): f64 {
  let loss: f64 = 0
  for (let block: usize = 0; block < <usize>blocks; block++) loss += load<f64>(c.losses + (block << 3))
  const width = c.bytes >> 2
  for (let i: usize = 0; i < width; i++) {
    const x = load<f64>(c.strength + (i << 3))
    const y = load<f64>(c.gram + ((i * width + i) << 3))
    loss += x * y + c.regularization * (x + y)
  }
  return loss
}

function heldOutNow(c: Course): f64 {
  let missed: f64 = 0
  let weight: f64 = 0
  for (let block: u32 = 0; block < c.readingTasks; block++) {
    heldOutLoss(block, c.reading, c.layout, c.sums)
    missed += load<f64>(c.sums + ((<usize>block) << 4))
    weight += load<f64>(c.sums + ((<usize>block) << 4), 8)
  }
  return weight > 0 ? missed / weight : 0
}
