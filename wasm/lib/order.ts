import { pollAfter } from './control'
import { merge, mergeSort as sortRecords } from './merge'
import { RECORD_HEADER } from './record'
import { sortValues } from './sort'
import { u32At } from './words'

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
  merge<Pattern>(source, target, from, middle, to)
}

/** Sorts records that begin as those of itemsets do. */
export function mergeSort(records: usize, spare: usize, n: u32): void {
  sortRecords<Pattern>(records, spare, n)
}

/** A record as the order sees it. */
@unmanaged
export class Pattern {
  group: u32
  count: u32
  length: u32

  /** Count falling, then labels. */
  before(other: Pattern): boolean {
    if (this.count != other.count) return this.count > other.count
    const shared = min<u32>(this.length, other.length)
    for (let i: u32 = 0; i < shared; i++) {
      const x = u32At(changetype<usize>(this) + RECORD_HEADER, i)
      const y = u32At(changetype<usize>(other) + RECORD_HEADER, i)
      if (x != y) return x < y
    }
    return this.length < other.length
  }
}
