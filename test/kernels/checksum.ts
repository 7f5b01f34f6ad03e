const MASK = (1n << 64n) - 1n
const GOLDEN = 0x9e3779b97f4a7c15n

export function mix(value: bigint): bigint {
  let x = value & MASK
  x ^= x >> 30n
  x = (x * 0xbf58476d1ce4e5b9n) & MASK
  x ^= x >> 27n
  x = (x * 0x94d049bb133111ebn) & MASK
  return x ^ (x >> 31n)
}

/** 64 bits over itemsets and their counts, whatever their order; the rivals' bench has the same. */
export function checksum(sets: readonly (readonly [readonly number[], number])[]): string {
  let sum = 0n
  for (const [items, count] of sets) {
    const set = items.reduce((s, item) => s + mix(BigInt(item) + 1n + GOLDEN), 0n)
    sum += mix(set + GOLDEN * BigInt(count))
  }
  return (sum & MASK).toString(16).padStart(16, '0')
}
