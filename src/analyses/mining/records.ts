import type { KernelContext, OutputChunk } from '../kernel-context'
import type { GroupPlan } from './group'
import { type FrequentGroup, type FrequentSets, RECORD } from './record'

/** Items of a group by rank. */
export type Table = Pick<FrequentGroup, 'items' | 'itemOfRank' | 'countOfRank'>

type Collected = Omit<FrequentSets, 'method' | 'methodReason'>

/** Walks over all records once to count them, once more to count them by group, and again to note where they are. */
export function collectRecords(
  kernel: KernelContext,
  chunks: readonly OutputChunk[],
  plans: readonly GroupPlan[],
  tables: Map<number, Table>,
  cap: number,
): Collected {
  const counts = new CountList()
  let longest = 0
  let threshold = 0
  walk(kernel, chunks, (address, group, count, length) => {
    if (length > 0) {
      counts.push(count)
      longest = Math.max(longest, length)
    } else if (count === 0) {
      // A worker has dropped everything below: see wasm/lib/most-frequent.ts.
      threshold = Math.max(threshold, group)
    } else {
      const itemOfRank = address + 4 * RECORD.ranks
      tables.set(group, { items: count, itemOfRank, countOfRank: itemOfRank + 4 * count })
    }
  })
  const limitAt = countAtLimit(counts.values(), cap, threshold)
  const groups = plans.map((plan) => ({
    baskets: plan.baskets,
    minCount: plan.minCount,
    ...(tables.get(plan.number) ?? { items: 0, itemOfRank: 0, countOfRank: 0 }),
  }))
  return { ...place(kernel, chunks, plans.length, limitAt ?? 0), groups, longest, limitAt }
}

/** Notes the addresses of records with at least `least`, group by group. */
function place(
  kernel: KernelContext,
  chunks: readonly OutputChunk[],
  groups: number,
  least: number,
): Pick<Collected, 'sets' | 'records' | 'recordStart'> {
  const recordStart = new Uint32Array(groups + 1)
  walk(kernel, chunks, (_, group, count, length) => {
    if (length > 0 && count >= least) recordStart[group + 1] = (recordStart[group + 1] as number) + 1
  })
  for (let g = 1; g <= groups; g++) recordStart[g] = (recordStart[g] as number) + (recordStart[g - 1] as number)
  const sets = recordStart[groups] as number
  const next = recordStart.slice()
  const records = kernel.alloc(4 * sets)
  const addresses = kernel.u32(records, sets)
  walk(kernel, chunks, (address, group, count, length) => {
    if (length === 0 || count < least) return
    const at = next[group] as number
    addresses[at] = address
    next[group] = at + 1
  })
  return { sets, records, recordStart }
}

function walk(
  kernel: KernelContext,
  chunks: readonly OutputChunk[],
  visit: (address: number, group: number, count: number, length: number) => void,
): void {
  for (const chunk of chunks) {
    const words = kernel.u32(chunk.address, chunk.bytes / 4)
    for (let w = 0; w < words.length; ) {
      const count = words[w + RECORD.count] as number
      const length = words[w + RECORD.length] as number
      visit(chunk.address + 4 * w, words[w + RECORD.group] as number, count, length)
      w += RECORD.ranks + (length === 0 ? 2 * count : length)
    }
    kernel.checkCancelled()
  }
}

/**
 * c*: the smallest count such that at most `limit` values reach it; null when all fit. Values below `threshold` were
 * dropped in part, since more than `limit` reached the count before it.
 */
export function countAtLimit(counts: Uint32Array, limit: number, threshold = 0): number | null {
  const sorted = counts.slice().sort()
  // The (limit + 1)-th largest does not fit any more, nor does anything as small.
  const tooSmall = counts.length > limit ? (sorted[sorted.length - limit - 1] as number) : -1
  return tooSmall >= threshold ? tooSmall + 1 : threshold || null
}

/** Counts of records, growing. */
class CountList {
  private array = new Uint32Array(1024)
  length = 0

  push(count: number): void {
    if (this.length === this.array.length) {
      const larger = new Uint32Array(2 * this.length)
      larger.set(this.array)
      this.array = larger
    }
    this.array[this.length++] = count
  }

  values(): Uint32Array {
    return this.array.subarray(0, this.length)
  }
}
