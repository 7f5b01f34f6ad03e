import { column, readParquet } from '../test/kernels/parquet'

const NEIGHBOURS = 100
const SUGGESTIONS = 10

export interface Recount {
  customers: number
  /** Of the hidden items of a customer the share that is in the list, in the mean. */
  similar: number
  popular: number
}

interface Names {
  customer: string
  item: string
  time: string
  basket: string
}

/** When each customer first had each item: by the beginning of the receipt, whose lines may take some minutes. */
function firstTimes(file: string, names: Names): Map<string, Map<string, number>> {
  const table = readParquet(file)
  const [who, what, when, where] = [names.customer, names.item, names.time, names.basket].map((name) =>
    column(table, name),
  )
  const lines = (who ?? []).flatMap((customer, row) => {
    const item = what?.[row]
    if (customer === null || Number.isNaN(customer) || item === null) return []
    const receipt = `${customer} ${where?.[row]}`
    return [{ customer: String(customer), item: String(item), receipt, time: Number(when?.[row]) }]
  })
  const begins = new Map<string, number>()
  for (const { receipt, time } of lines) begins.set(receipt, Math.min(time, begins.get(receipt) ?? time))
  const first = new Map<string, Map<string, number>>()
  for (const { customer, item, receipt } of lines) {
    const had = first.get(customer) ?? new Map<string, number>()
    first.set(customer, had)
    const time = begins.get(receipt)!
    had.set(item, Math.min(time, had.get(item) ?? time))
  }
  return first
}

/** The places of the largest scores, the first of equals first. */
function largest(scores: Float64Array, most: number): number[] {
  const found: number[] = []
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at]!
    if (score <= 0 || (found.length === most && score <= scores[found[most - 1]!]!)) continue
    let place = found.length
    while (place > 0 && scores[found[place - 1]!]! < score) place--
    found.splice(place, 0, at)
    if (found.length > most) found.pop()
  }
  return found
}

/**
 * The newest receipt of a customer with anything new is hidden whole; what they had before is learned from. Written as
 * plainly as can be, sharing nothing with the workbench.
 */
export function recountHidden(file: string, names: Names): Recount {
  const first = firstTimes(file, names)
  const numbers = new Map<string, number>()
  const numberOf = (item: string) => {
    const known = numbers.get(item) ?? numbers.size
    numbers.set(item, known)
    return known
  }
  const histories = [...first.values()].map((had) => {
    const times = [...had.values()]
    const newest = Math.max(...times)
    const hidesAny = Math.min(...times) < newest
    const items = [...had].map(([item, time]) => ({ item: numberOf(item), hidden: hidesAny && time === newest }))
    return {
      known: items.filter(({ hidden }) => !hidden).map(({ item }) => item),
      hidden: items.filter(({ hidden }) => hidden).map(({ item }) => item),
    }
  })
  const size = numbers.size
  const sold = new Float64Array(size)
  const together = new Float64Array(size * size)
  for (const { known } of histories) {
    for (const a of known) {
      sold[a]! += 1
      for (const b of known) if (a !== b) together[a * size + b]! += 1
    }
  }
  const neighbours = Array.from({ length: size }, (_, a) => {
    const alike = together
      .subarray(a * size, (a + 1) * size)
      .map((both, b) => (both > 0 ? both / Math.sqrt(sold[a]! * sold[b]!) : 0))
    return largest(alike, NEIGHBOURS).map((item) => ({ item, alike: alike[item]! }))
  })
  const asked = histories.filter(({ hidden }) => hidden.length > 0)
  const found = (scores: Float64Array, { known, hidden }: (typeof asked)[number]) => {
    for (const item of known) scores[item] = 0
    const suggested = new Set(largest(scores, SUGGESTIONS))
    return hidden.filter((item) => suggested.has(item)).length / hidden.length
  }
  let [similar, popular] = [0, 0]
  for (const each of asked) {
    const scores = new Float64Array(size)
    for (const item of each.known) for (const near of neighbours[item]!) scores[near.item]! += near.alike
    similar += found(scores, each)
    popular += found(sold.slice(), each)
  }
  return { customers: asked.length, similar: similar / asked.length, popular: popular / asked.length }
}
