import type { KernelContext } from '../kernel-context'
import type { People } from './people'
import type { Shelf } from './shelf'
import type { HeldOut } from './split'

/** What is recommended to a row of a shelf's plan: numbers of items, the best first. Good until the next is asked for. */
export type ListOf = (row: number) => Uint32Array

/** Sums over judged customers. */
export interface Tally {
  customers: number
  /** Customers with a held-out item in their list, or in one of their lists. */
  hits: number
  /** Of who has several lists, the mean over these. */
  recall: number
  ndcg: number
  map: number
  /** Places in lists, and how surprising their items are in all. */
  places: number
  novelty: number
  /** By item of the input: 1 where it stands in any list. */
  shown: Uint8Array
  /** By judged customer: 1 where there is a hit. */
  hit: Uint8Array
}

/** Rows between two looks at whether the run was cancelled. */
const PATIENCE = 4096

export function emptyTally(itemCount: number, customers: number): Tally {
  return {
    customers,
    hits: 0,
    recall: 0,
    ndcg: 0,
    map: 0,
    places: 0,
    novelty: 0,
    shown: new Uint8Array(itemCount),
    hit: new Uint8Array(customers),
  }
}

/** Adds customer by customer in the order of their labels, so that sums are the same whatever the order of rows. */
export function tallyLists(
  kernel: KernelContext,
  tally: Tally,
  shelf: Shelf,
  { person, share }: People['lists'][number],
  { start, items }: HeldOut,
  k: number,
  listOf: ListOf,
): void {
  const { plan, itemIds, judged, holders, customers } = shelf
  const surprise = Float64Array.from(holders, (n) => -Math.log2(n / customers))
  judged.forEach((row, place) => {
    if (place % PATIENCE === 0) kernel.checkCancelled()
    const hidden = items.subarray(start[plan.firstRow + row], start[plan.firstRow + row + 1])
    const list = listOf(row)
    const isHidden = (number: number) => hidden.includes(itemIds[number] as number)
    if (addHits(tally, list, isHidden, hidden.length, { k, share: share[place] as number })) {
      const one = person[place] as number
      tally.hits += 1 - (tally.hit[one] as number)
      tally.hit[one] = 1
    }
    for (const number of list) {
      tally.shown[itemIds[number] as number] = 1
      tally.novelty += surprise[number] as number
    }
    tally.places += list.length
  })
}

/** Whether there is any. */
function addHits(
  tally: Tally,
  list: Uint32Array,
  isHidden: (number: number) => boolean,
  hidden: number,
  { k, share }: { k: number; share: number },
): boolean {
  let found = 0
  let gain = 0
  let precision = 0
  for (let place = 0; place < list.length && found < hidden; place++) {
    if (!isHidden(list[place] as number)) continue
    found++
    gain += discount(place)
    precision += found / (place + 1)
  }
  if (found === 0) return false
  const possible = Math.min(hidden, k)
  tally.recall += share * (found / hidden)
  tally.ndcg += share * (gain / idealGain(possible))
  tally.map += share * (precision / possible)
  return true
}

/** What a hit at this place (from 0) is worth. */
const discount = (place: number) => 1 / Math.log2(place + 2)

function idealGain(hits: number): number {
  let gain = 0
  for (let place = 0; place < hits; place++) gain += discount(place)
  return gain
}
