import { pollAfter } from '../lib/control'
import { sortValues } from '../lib/sort'
import { setU32, u32At } from '../lib/words'
import { RECORD_HEADER } from './emit'

/**
 * Result order: runs of records are sorted, then merged pair by pair. `runs` holds three places a task: start, middle
 * and end of two runs (sorting looks at start and end only).
 */
const RUN_WORDS: u32 = 3

/** Replaces ranks by the places of their labels (`labels`: table by rank, by group), ascending; then sorts the run. */
export function sortRun(task: u32, records: usize, spare: usize, runs: usize, labels: usize): void {
  const from = u32At(runs, task * RUN_WORDS)
  const to = u32At(runs, task * RUN_WORDS + 2)
  for (let i = from; i < to; i++) {
    const record: usize = u32At(records, i)
    const length = u32At(record, 2)
    const labelOf = u32At(labels, u32At(record, 0))
    pollAfter(length)
    const first = record + RECORD_HEADER
    for (let p = first, end = first + ((<usize>length) << 2); p < end; p += 4) {
      store<u32>(p, u32At(labelOf, load<u32>(p)))
    }
    sortValues<u32>(first, length)
  }
  mergeSort(records + ((<usize>from) << 2), spare + ((<usize>from) << 2), to - from)
}

/** Merges two neighbouring runs of `source` into the same places of `target`. */
export function mergeRuns(task: u32, source: usize, target: usize, runs: usize): void {
  const from = u32At(runs, task * RUN_WORDS)
  const middle = u32At(runs, task * RUN_WORDS + 1)
  const to = u32At(runs, task * RUN_WORDS + 2)
  merge(source, target, from, middle, to)
}

function merge(source: usize, target: usize, from: u32, middle: u32, to: u32): void {
  let a = from
  let b = middle
  pollAfter((to - from) << 3)
  for (let w = from; w < to; w++) {
    const left = a < middle && (b >= to || !before(u32At(source, b), u32At(source, a)))
    setU32(target, w, left ? u32At(source, a++) : u32At(source, b++))
  }
}

/** Sorts in place; `spare` has as much room. */
function mergeSort(base: usize, spare: usize, n: u32): void {
  if (n <= 8) {
    for (let i: u32 = 1; i < n; i++) {
      const record = u32At(base, i)
      let j = i
      for (; j > 0 && before(record, u32At(base, j - 1)); j--) setU32(base, j, u32At(base, j - 1))
      setU32(base, j, record)
    }
    return
  }
  const half = n >> 1
  mergeSort(base, spare, half)
  mergeSort(base + ((<usize>half) << 2), spare + ((<usize>half) << 2), n - half)
  memory.copy(spare, base, (<usize>n) << 2)
  merge(spare, base, 0, half, n)
}

/** Count falling, then labels. */
function before(a: usize, b: usize): boolean {
  const countA = u32At(a, 1)
  const countB = u32At(b, 1)
  if (countA != countB) return countA > countB
  const lengthA = u32At(a, 2)
  const lengthB = u32At(b, 2)
  const shared = min<u32>(lengthA, lengthB)
  for (let i: u32 = 0; i < shared; i++) {
    const x = u32At(a + RECORD_HEADER, i)
    const y = u32At(b + RECORD_HEADER, i)
    if (x != y) return x < y
  }
  return lengthA < lengthB
}
