import type { SequenceColumns } from '../../src/analyses/sequences/types'
import type { RunColumns } from '../../src/analyses/tasks'

const GOLDEN = 0x9e3779b97f4a7c15n
const WORD = (1n << 64n) - 1n

function mix(value: bigint): bigint {
  let x = value & WORD
  x = ((x ^ (x >> 30n)) * 0xbf58476d1ce4e5b9n) & WORD
  x = ((x ^ (x >> 27n)) * 0x94d049bb133111ebn) & WORD
  return x ^ (x >> 31n)
}

interface Sets {
  rows: number
  offsets: Uint32Array
  items: Uint32Array
}

/** Order-independent, over (items, value) of every set. */
function ofSets({ rows, offsets, items }: Sets, value: ArrayLike<number>): string {
  const mixed = new Map<number, bigint>()
  const ofItem = (item: number) => {
    const known = mixed.get(item) ?? mix(BigInt(item) + 1n + GOLDEN)
    mixed.set(item, known)
    return known
  }
  let total = 0n
  for (let row = 0; row < rows; row++) {
    let sum = 0n
    for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at++) sum += ofItem(items[at] ?? 0)
    total = (total + mix(sum + GOLDEN * BigInt(value[row] ?? 0))) & WORD
  }
  return total.toString(16).padStart(16, '0')
}

/** The same over paths, in which order counts. */
function ofPaths({ rows, offsets, items, count }: SequenceColumns): string {
  let total = 0n
  for (let row = 0; row < rows; row++) {
    let hash = 0n
    for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at++) {
      hash = mix(hash + BigInt(items[at] ?? 0) + 1n + GOLDEN)
    }
    total = (total + mix(hash + GOLDEN * BigInt(count[row] ?? 0))) & WORD
  }
  return total.toString(16).padStart(16, '0')
}

/** The rival's side computes the same. */
export function checksumOf(columns: RunColumns): string {
  switch (columns.kind) {
    case 'itemsets':
      return ofSets(columns, columns.count)
    case 'rules':
      return columns.metrics.confidence.reduce((total, value) => total + value, 0).toFixed(3)
    case 'sequences':
      return ofPaths(columns)
    case 'utility':
      return ofSets(columns, columns.utility)
    // Scores differ in their last places; how often lists are right is compared instead.
    case 'recommend':
      return ''
    case 'judge':
    case 'substitutes':
    case 'hypotheses':
      throw new Error('the rival has nothing like it')
  }
}
