import type { KernelContext } from '../../kernel-context'
import type { Moments } from '../matrix'
import { columnsIn, type MomentsAt } from './moments-at'
import type { NullTargets } from './nulls'
import { searchTasks, wordsOf } from './tasks'

/** Draws that are looked at together, a multiple of eight: fewer, and what they share is worked out more often. */
const PART = 32

/** The best R² of each size for each of them, permutation by permutation: all sets of up to `maxSize`, 0 where there are none. */
export async function permutedBests(
  kernel: KernelContext,
  at: MomentsAt,
  { count, targets, columns, cross }: NullTargets,
  maxSize: number,
): Promise<Float64Array> {
  const mark = kernel.mark()
  const sizes = Math.min(maxSize, at.blocks.length)
  const tasks = searchTasks(at.blocks.length, sizes)
  const { words, width } = wordsOf(tasks)
  const tasksAt = kernel.put(words)
  const of = columnsIn(at.blocks)
  const crossAt = kernel.alloc(8 * count * targets * of.length)
  const into = kernel.f64(crossAt, count * targets * of.length)
  for (let row = 0; row < count * targets; row++) {
    of.forEach((column, j) => {
      into[row * of.length + j] = cross[row * columns + column] as number
    })
  }
  const chunks = await kernel.parallel({
    label: 'permuted',
    run: 'searchMany',
    tasks: tasks.length * Math.ceil(count / PART),
    args: [at.address, tasksAt, width, sizes, crossAt, count, PART],
    writes: 'output',
    reads: [at.range, { address: tasksAt, bytes: kernel.mark() - tasksAt }],
  })
  const bests = new Float64Array(count * maxSize)
  for (const { address, bytes } of chunks) readBests(kernel, address, bytes, sizes, maxSize, bests)
  kernel.release(mark)
  return bests
}

/** The best of what tasks have told. */
function readBests(
  kernel: KernelContext,
  address: number,
  bytes: number,
  sizes: number,
  maxSize: number,
  bests: Float64Array,
): void {
  const words = kernel.u32(address, bytes / 4)
  const numbers = kernel.f64(address, bytes / 8)
  for (let at = 0; at < numbers.length; ) {
    const first = words[2 * at] as number
    const n = words[2 * at + 1] as number
    at += 2
    for (let size = 0; size < sizes; size++) {
      for (let i = 0; i < n; i++) {
        const place = (first + i) * maxSize + size
        bests[place] = Math.max(bests[place] as number, numbers[at + size * n + i] as number)
      }
    }
    at += (sizes * n + 1) & ~1
  }
}

/**
 * The same by any search: it is told moments with a permuted target, and says the best R² of each size up to `maxSize`, 0 where
 * it has none.
 */
export async function permutedBestsBy(
  kernel: KernelContext,
  moments: Moments,
  { count, targets, columns, cross }: NullTargets,
  maxSize: number,
  search: (moments: Moments, permutation: number) => Promise<readonly number[]>,
): Promise<Float64Array> {
  const bests = new Float64Array(count * maxSize)
  for (let p = 0; p < count; p++) {
    kernel.checkCancelled()
    const own = cross.subarray(p * targets * columns, (p + 1) * targets * columns)
    const found = await search({ ...moments, targets, cross: own }, p)
    bests.set(found.slice(0, maxSize), p * maxSize)
    kernel.tell({ label: 'permuted', done: p + 1, total: count, value: found[0] ?? 0 })
  }
  return bests
}

export interface SearchWide {
  /** Of the whole search: how often chance does as well at its best size. */
  p: number
  /** By size, from 1 on, each for itself. */
  bySize: readonly number[]
}

/** What differs by less is as good: it came about by other sums. */
const ROUNDING = 1e-11

/**
 * By ranks among the real search and the permuted ones, of which the real one counts as one: each has a p-value at each
 * size, and its least one is compared with those of the others (Westfall and Young's minP). `bests` has `sizes` of each; the
 * real one may have fewer.
 */
export function searchWideP(real: readonly number[], bests: Float64Array, sizes = real.length): SearchWide {
  const runs = sizes === 0 ? 1 : 1 + bests.length / sizes
  const least = new Float64Array(runs).fill(1)
  const bySize = Array.from({ length: sizes }, (_, size) => {
    const all = Float64Array.from({ length: runs }, (_, run) =>
      run === 0 ? (real[size] ?? 0) : (bests[(run - 1) * sizes + size] as number),
    )
    const rising = all.slice().sort()
    const p = all.map((value) => (runs - firstAtLeast(rising, value - ROUNDING)) / runs)
    p.forEach((each, run) => {
      least[run] = Math.min(least[run] as number, each)
    })
    return p[0] as number
  })
  const own = least[0] as number
  return { p: least.reduce((sum, each) => sum + Number(each <= own), 0) / runs, bySize }
}

function firstAtLeast(rising: Float64Array, value: number): number {
  let from = 0
  let to = rising.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((rising[middle] as number) < value) from = middle + 1
    else to = middle
  }
  return from
}
