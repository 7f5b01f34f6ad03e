import type { Block } from '../matrix'
import { countOfSets } from './tasks'

export interface SearchCost {
  sets: number
  /** About so long, on one thread. */
  milliseconds: number
  /** The same for the permuted targets that go with it. */
  permuted: number
}

/** Nanoseconds of a set of single columns, with one target more, and where sets are large beside the number of blocks. */
const SINGLE = 9
const TARGET = 4
const DEEP = 20
/** Of a set for one permuted target. */
const PERMUTED = 0.7
const PERMUTED_DEEP = 3.2

/** What the exact search takes, and so many permuted ones, as it was measured: to choose by, not to promise. */
export function costOf(blocks: readonly Block[], targets: number, maxSize: number, permutations = 0): SearchCost {
  const sets = countOfSets(blocks.length, maxSize)
  const widths = blocks.map(({ from, to }) => to - from)
  const mean = (power: number) => widths.reduce((sum, w) => sum + w ** power, 0) / Math.max(1, widths.length)
  const deep = maxSize > blocks.length / 3
  const single = widths.every((w) => w === 1)
  const each = single
    ? (deep ? DEEP : SINGLE) + TARGET * (targets - 1)
    : (20 + 15 * mean(2) + 0.5 * mean(3)) * (1 + 0.15 * (targets - 1))
  const permuted = single && targets === 1 ? (deep ? PERMUTED_DEEP : PERMUTED) : 1.4 * mean(2) * targets
  return { sets, milliseconds: (sets * each) / 1e6, permuted: (sets * permuted * permutations) / 1e6 }
}
