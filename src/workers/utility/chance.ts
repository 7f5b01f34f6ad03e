/** Below so many receipts, seen and expected, nothing can be said. */
const THIN = 5

/** Receipts that would hold the whole bundle if its items were bought independently of each other. */
export function expectedCount(receipts: number, itemReceipts: ArrayLike<number>): number {
  if (receipts === 0) return 0
  let expected = receipts
  for (let slot = 0; slot < itemReceipts.length; slot++) expected *= itemReceipts[slot]! / receipts
  return expected
}

/** Times as often as by chance; 1 for single items, NaN where one of the items is not sold at all. */
export function liftOfBundle(receipts: number, count: number, itemReceipts: ArrayLike<number>): number {
  if (itemReceipts.length === 1) return itemReceipts[0]! === 0 ? Number.NaN : 1
  const expected = expectedCount(receipts, itemReceipts)
  return expected === 0 ? Number.NaN : count / expected
}

export const isThinCount = (count: number, expected: number): boolean => count < THIN && expected < THIN

export const isThinBundle = (receipts: number, count: number, itemReceipts: ArrayLike<number>): boolean =>
  isThinCount(count, expectedCount(receipts, itemReceipts))
