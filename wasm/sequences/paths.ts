import { pollAfter } from '../lib/control'
import { mark, release, take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'

/** Records as lists of steps, for the times: words of steps stand at 2, labels from 3 on, every other word. */
const LABELS: usize = 12

export function stepsOf(record: usize): u32 {
  return u32At(record, 2) >> 1
}

export function labelOf(record: usize, step: u32): u32 {
  return load<u32>(record + LABELS + ((<usize>step) << 3))
}

/** How many steps two paths begin with alike. */
export function sharedSteps(a: usize, b: usize): u32 {
  const most = min<u32>(stepsOf(a), stepsOf(b))
  let k: u32 = 0
  while (k < most && labelOf(a, k) == labelOf(b, k)) k++
  return k
}

/** Sorts rows by their paths, so that those with the same beginning stand together. */
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
