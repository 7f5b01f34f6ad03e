/** A line of a receipt as in the file; money in cents. */
export interface Line {
  receipt: string
  store: string
  sku: string
  cents: number
  when: number | null
}

export interface NaiveReceipt {
  store: string
  receipt: string
  time: number | null
  /** Cents by item. */
  items: Map<string, number>
}

/** Receipts by store, in each as in the file. */
export function receiptsOf(lines: readonly Line[], grouped: boolean): NaiveReceipt[] {
  const found = new Map<string, NaiveReceipt>()
  for (const { receipt, store, sku, cents, when } of lines) {
    const name = JSON.stringify([grouped ? store : '', receipt])
    const at = found.get(name) ?? { store: grouped ? store : '', receipt, time: null, items: new Map() }
    at.items.set(sku, (at.items.get(sku) ?? 0) + cents)
    if (when !== null && (at.time === null || when < at.time)) at.time = when
    found.set(name, at)
  }
  return [...found.values()].sort((a, b) => (a.store < b.store ? -1 : a.store > b.store ? 1 : 0))
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0)
const holds = (items: readonly string[]) => (receipt: NaiveReceipt) => items.every((item) => receipt.items.has(item))
const earnedOn = (items: readonly string[]) => (receipt: NaiveReceipt) =>
  sum(items.map((item) => receipt.items.get(item)!))

export function naiveEarning(receipts: readonly NaiveReceipt[], items: readonly string[]) {
  const whole = receipts.filter(holds(items))
  const cents = sum(whole.map(earnedOn(items)))
  const shares = items.map((item) => receipts.filter(holds([item])).length)
  const expected = shares.reduce((product, share) => product * (share / receipts.length), receipts.length)
  return {
    receipts: receipts.length,
    count: whole.length,
    cents,
    all: sum(receipts.flatMap((receipt) => [...receipt.items.values()])),
    // What is never sold has no lift.
    lift: items.length === 1 && whole.length > 0 ? 1 : whole.length / expected,
    thin: receipts.length === 0 || (whole.length < 5 && expected < 5),
  }
}

export function naiveParts(receipts: readonly NaiveReceipt[], items: readonly string[]) {
  const whole = receipts.filter(holds(items))
  return items.map((item) => {
    const having = receipts.filter(holds([item]))
    return {
      item,
      inBundle: sum(whole.map(earnedOn([item]))) / 100,
      alone: sum(having.map(earnedOn([item]))) / 100,
      receipts: having.length,
    }
  })
}

/** Counts up until the money is there again. */
export function naiveNeeded(lostCents: number, eachTimesCount: number, count: number): number | null {
  if (lostCents <= 0) return 0
  if (eachTimesCount <= 0) return null
  let n = 0
  while (n * eachTimesCount < lostCents * count) n++
  return n
}

export function naiveLacking(receipts: readonly NaiveReceipt[], items: readonly string[], missing: string) {
  const others = items.filter((item) => item !== missing)
  return receipts.filter((receipt) => holds(others)(receipt) && !receipt.items.has(missing)).length
}

export { earnedOn, holds }
