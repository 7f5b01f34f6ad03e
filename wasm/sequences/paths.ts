import { pollAfter } from '../lib/control'
import { RECORD_HEADER } from '../lib/record'
import { mark, release, take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { local } from './bench'

/** In a record twice the number of steps stands at word 2, then come label and count of each step. */
function stepsOf(record: usize): u32 {
  return u32At(record, 2) >> 1
}

function labelOf(record: usize, step: u32): u32 {
  return load<u32>(record + RECORD_HEADER + ((<usize>step) << 3))
}

/** Paths with the same first step, sorted so that those with the same beginning stand together. */
@unmanaged
export class Paths {
  n: u32
  longest: u32
  /** u32 by place: row of the result, and steps in common with the path before. */
  rows: usize
  shares: usize
  /** Addresses of records by row. */
  records: usize
  rankOfLabel: usize

  row(i: u32): u32 {
    return u32At(this.rows, i)
  }

  record(i: u32): usize {
    return u32At(this.records, this.row(i))
  }

  steps(i: u32): u32 {
    return stepsOf(this.record(i))
  }

  label(i: u32, step: u32): u32 {
    return labelOf(this.record(i), step)
  }

  shared(i: u32): u32 {
    return u32At(this.shares, i)
  }

  /** Customers who come as far as a step. */
  reached(i: u32, step: u32): u32 {
    return load<u32>(this.record(i) + RECORD_HEADER + ((<usize>step) << 3), 4)
  }

  /** Is path r the first to go on as it does behind `steps` steps, among those from i on that begin alike? */
  branches(r: u32, i: u32, steps: u32): boolean {
    return this.steps(r) > steps && (r == i || this.shared(r) == steps)
  }

  /** The number of a step's item among those of these paths. */
  number<T>(i: u32, step: u32): u32 {
    return <u32>load<T>(this.slot<T>(i, step))
  }

  setNumber<T>(i: u32, step: u32, number: u32): void {
    store<T>(this.slot<T>(i, step), <T>number)
  }

  private slot<T>(i: u32, step: u32): usize {
    return local + <usize>u32At(this.rankOfLabel, labelOf(this.record(i), step)) * sizeof<T>()
  }
}

/** How many steps two paths begin with alike. */
export function sharedSteps(a: usize, b: usize): u32 {
  const most = min<u32>(stepsOf(a), stepsOf(b))
  let k: u32 = 0
  while (k < most && labelOf(a, k) == labelOf(b, k)) k++
  return k
}

export function sortByPath(rows: usize, n: u32, records: usize): void {
  if (n < 2) return
  const frame = mark()
  const half = n >> 1
  const right = rows + ((<usize>half) << 2)
  sortByPath(rows, half, records)
  sortByPath(right, n - half, records)
  const left = take((<usize>half) << 2)
  memory.copy(left, rows, (<usize>half) << 2)
  pollAfter(n << 2)
  let a: u32 = 0
  let b: u32 = 0
  for (let w: u32 = 0; a < half; w++) {
    const behind = b < n - half && isBefore(u32At(records, u32At(right, b)), u32At(records, u32At(left, a)))
    setU32(rows, w, behind ? u32At(right, b++) : u32At(left, a++))
  }
  release(frame)
}

function isBefore(a: usize, b: usize): boolean {
  const k = sharedSteps(a, b)
  if (k == stepsOf(a)) return k < stepsOf(b)
  return k < stepsOf(b) && labelOf(a, k) < labelOf(b, k)
}
