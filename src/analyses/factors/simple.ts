import type { Histories } from './holdings'
import type { Wanted } from './links'
import type { Lists } from './top'
import type { Holdings } from './types'

/** Lists of one customer after the other, each offered as numbers of items and scores. */
class Growing {
  private readonly offsets: Uint32Array
  private readonly items: number[] = []
  private readonly scores: number[] = []

  constructor(customers: number) {
    this.offsets = new Uint32Array(customers + 1)
  }

  add(customer: number, list: readonly (readonly [item: number, score: number])[]): void {
    for (const [item, score] of list) {
      this.items.push(item)
      this.scores.push(score)
    }
    this.offsets[customer + 1] = this.items.length
  }

  lists(): Lists {
    return { offsets: this.offsets, items: Uint32Array.from(this.items), scores: Float32Array.from(this.scores) }
  }
}

/** The items with the highest score, the same for everybody, without those of the customer. Of equals the first number. */
export function sameLists(
  { start, items }: Holdings,
  scores: Float64Array,
  { k, excludeSeen, wanted, barred }: Wanted,
): Lists {
  const best = Array.from(scores.keys())
    .filter((item) => (scores[item] as number) > 0 && !barred?.[item])
    .sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
  const owner = new Int32Array(scores.length).fill(-1)
  const lists = new Growing(start.length - 1)
  for (let customer = 0; customer + 1 < start.length; customer++) {
    const list: [number, number][] = []
    if (wanted[customer] === 1) {
      if (excludeSeen) for (const item of items.subarray(start[customer], start[customer + 1])) owner[item] = customer
      for (let place = 0; list.length < k && place < best.length; place++) {
        const item = best[place] as number
        if (owner[item] !== customer) list.push([item, scores[item] as number])
      }
    }
    lists.add(customer, list)
  }
  return lists.lists()
}

/** After so many parts of the time that the data cover, what was bought last counts half. */
const HALVINGS = 8

/**
 * How much speaks for each entry to be bought again: how often or how much it was, and how recently. Where no times are
 * known only the former counts.
 */
export function againScores(
  values: Float64Array | null,
  times: Float64Array | null,
  entries: Uint32Array,
): Float64Array {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const e of entries) {
    const time = times?.[e] ?? Number.NaN
    if (Number.isNaN(time)) continue
    first = Math.min(first, time)
    last = Math.max(last, time)
  }
  const half = (last - first) / HALVINGS
  const freshness = (time: number) => {
    if (Number.isNaN(time)) return times === null || !(half > 0) ? 1 : 2 ** -HALVINGS
    return half > 0 ? 2 ** ((time - last) / half) : 1
  }
  return Float64Array.from(entries, (e) => (values?.[e] ?? 1) * freshness(times?.[e] ?? Number.NaN))
}

/** Of what each customer has, what speaks most for itself. `scores` stand beside the items. */
export function againLists({ start, items }: Histories, scores: Float64Array, { k, wanted, barred }: Wanted): Lists {
  const lists = new Growing(start.length - 1)
  for (let customer = 0; customer + 1 < start.length; customer++) {
    const own: [number, number][] = []
    const end = wanted[customer] === 1 ? (start[customer + 1] as number) : 0
    for (let at = start[customer] as number; at < end; at++) {
      if (!barred?.[items[at] as number]) own.push([items[at] as number, scores[at] as number])
    }
    lists.add(customer, own.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, k))
  }
  return lists.lists()
}

/** Share of the customers who had each item since `from`; of all where no times are known. */
export function popularScores(
  { start, items, entries }: Histories,
  itemCount: number,
  times: Float64Array | null,
  window: number | null,
): Float64Array {
  let last = Number.NEGATIVE_INFINITY
  if (times && window !== null) for (const e of entries) if ((times[e] as number) > last) last = times[e] as number
  const from = times && window !== null && last > Number.NEGATIVE_INFINITY ? last - window : null
  const holders = new Float64Array(itemCount)
  for (const [at, item] of items.entries()) {
    if (from !== null && !((times?.[entries[at] as number] as number) >= from)) continue
    holders[item] = (holders[item] as number) + 1
  }
  return holders.map((n) => n / Math.max(1, start.length - 1))
}
