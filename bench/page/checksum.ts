import type { ItemsetColumns, MiningColumns } from '../../src/analyses/kernel-types'

const GOLDEN = 0x9e3779b97f4a7c15n
const WORD = (1n << 64n) - 1n

function mix(value: bigint): bigint {
  let x = value & WORD
  x = ((x ^ (x >> 30n)) * 0xbf58476d1ce4e5b9n) & WORD
  x = ((x ^ (x >> 27n)) * 0x94d049bb133111ebn) & WORD
  return x ^ (x >> 31n)
}

/** Order-independent, over (items, count) of every itemset. */
function ofItemsets({ rows, offsets, items, count }: ItemsetColumns): string {
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
    total = (total + mix(sum + GOLDEN * BigInt(count[row] ?? 0))) & WORD
  }
  return total.toString(16).padStart(16, '0')
}

/** The rival's side computes the same. */
export function checksumOf(columns: MiningColumns): string {
  switch (columns.kind) {
    case 'itemsets':
      return ofItemsets(columns)
    case 'rules':
      return columns.metrics.confidence.reduce((total, value) => total + value, 0).toFixed(3)
    default:
      throw new Error(`no checksum for ${columns.kind}`)
  }
}
