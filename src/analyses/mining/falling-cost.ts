/** Roughly by falling cost, in linear time: by powers of two of it. */
export function byFallingCost(cost: ArrayLike<number>): Uint32Array {
  const buckets = new Uint32Array(66)
  const bucketOf = Uint8Array.from(cost, (c) => 64 - Math.floor(Math.log2(Math.max(c, 0) + 1)))
  for (const b of bucketOf) buckets[b + 1] = (buckets[b + 1] as number) + 1
  for (let b = 1; b < buckets.length; b++) buckets[b] = (buckets[b] as number) + (buckets[b - 1] as number)
  const order = new Uint32Array(bucketOf.length)
  bucketOf.forEach((b, i) => {
    const at = buckets[b] as number
    order[at] = i
    buckets[b] = at + 1
  })
  return order
}
