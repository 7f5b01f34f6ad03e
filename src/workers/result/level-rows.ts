import type { ListColumn } from '../../analyses/result-table'
import { type ItemLevel, NO_VALUE } from './context'
import type { StoredRows } from './stored'

/** Calls `visit` once for each value of a level that an item in any list of a row has. */
function valuesIn(lists: readonly ListColumn[], { values, labels }: ItemLevel) {
  const seenIn = new Uint32Array(labels.length)
  return (row: number, visit: (value: number) => void) => {
    for (const { offsets, items } of lists) {
      for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
        const value = values[items[i]!] ?? NO_VALUE
        if (value === NO_VALUE || seenIn[value] === row + 1) continue
        seenIn[value] = row + 1
        visit(value)
      }
    }
  }
}

/** Rows that hold something of each value of a level. */
export function rowsOfValues({ lists }: StoredRows, level: ItemLevel, rows: Uint32Array): Uint32Array {
  const counts = new Uint32Array(level.labels.length)
  const visit = valuesIn(lists, level)
  const count = (value: number) => {
    counts[value]!++
  }
  for (const row of rows) visit(row, count)
  return counts
}

export function holdsValueOf(level: ItemLevel, { lists }: StoredRows, labels: readonly string[]) {
  const wanted = new Set(labels)
  const passes = Uint8Array.from(level.labels, (label) => (wanted.has(label) ? 1 : 0))
  return (row: number): boolean => {
    for (const { offsets, items } of lists) {
      for (let i = offsets[row]!; i < offsets[row + 1]!; i++) if (passes[level.values[items[i]!]!] === 1) return true
    }
    return false
  }
}

/** Whether two items of one value stand on different sides of a row, or in the one list that it has. */
export function together({ values, labels }: ItemLevel, { lists }: StoredRows): (row: number) => boolean {
  /** The list, by row, that had a value last. */
  const seenIn = new Float64Array(labels.length)
  const sides = lists.length
  return (row) => {
    for (const [at, { offsets, items }] of lists.entries()) {
      const own = row * sides + at + 1
      for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
        const value = values[items[i]!] ?? NO_VALUE
        if (value === NO_VALUE) continue
        const before = seenIn[value]!
        if (before > row * sides && (sides === 1 || before !== own)) return true
        seenIn[value] = own
      }
    }
    return false
  }
}
