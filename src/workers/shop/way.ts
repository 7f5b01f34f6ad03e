import { mcnemar, SURE } from '../../analyses/paired'
import type { Nothing, WayFact } from '../protocol/shop'
import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { topItems } from './top-items'
import { visitStarts } from './visits'

const MOST_ITEMS = 1500
const SUGGESTIONS = 10
/** More customers make the answer no surer to the eye, and later. */
const MOST_LEARNED = 20_000
const MOST_ASKED = 3000
const LEAST_ASKED = 100

interface Split {
  /** Top items of all visits but the last, and those of the last that are new to the customer. */
  known: number[]
  hidden: Set<number>
}

function splitOf({ input, clock }: BasketTable, placeOf: Int32Array, customer: number): Split | null {
  const starts = visitStarts(input, customer, clock)
  if (starts.length < 2) return null
  const places = (from: number, to: number) => {
    const found = new Set<number>()
    for (let at = from; at < to; at++) {
      const place = placeOf[input.items[at]!]!
      if (place >= 0) found.add(place)
    }
    return found
  }
  const newest = starts.at(-1)!
  const known = places(starts[0]!, newest)
  const hidden = places(newest, input.offsets[customer + 1]!)
  for (const place of known) hidden.delete(place)
  return { known: [...known], hidden }
}

/** The places of the largest scores among those not known; ties by place, the better seller first. */
function best(scores: Float64Array, known: readonly number[]): number[] {
  for (const place of known) scores[place] = -1
  const found: number[] = []
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place]!
    if (score <= 0 || (found.length === SUGGESTIONS && score <= scores[found.at(-1)!]!)) continue
    let at = found.length
    while (at > 0 && scores[found[at - 1]!]! < score) at--
    found.splice(at, 0, place)
    found.length = Math.min(found.length, SUGGESTIONS)
  }
  return found
}

/** Cosines of all pairs, worked out once instead of for every customer. */
function likenessOf(together: Float32Array, sold: Float64Array): Float64Array {
  const size = sold.length
  const likeness = new Float64Array(size * size)
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const both = together[a * size + b]!
      if (both > 0) likeness[a * size + b] = both / Math.sqrt(sold[a]! * sold[b]!)
    }
  }
  return likeness
}

/** Hides the last visit of every customer and has two simple ways guess it from the visits before. */
export async function bestWay(table: BasketTable, pause: Pause): Promise<WayFact | Nothing> {
  const { input, itemBaskets } = table
  if (!input.times) return { nothing: 'unmapped' }
  const top = topItems(itemBaskets, MOST_ITEMS, 2, input)
  const size = top.items.length
  const customers = input.offsets.length - 1
  const step = Math.max(1, Math.ceil(customers / MOST_LEARNED))
  const splits: Split[] = []
  const together = new Float32Array(size * size)
  const sold = new Float64Array(size)
  for (let customer = 0; customer < customers; customer += step) {
    if (splits.length % 64 === 0) await pause()
    const split = splitOf(table, top.placeOf, customer)
    if (!split) continue
    splits.push(split)
    for (const a of split.known) {
      sold[a]!++
      for (const b of split.known) together[a * size + b]!++
    }
  }
  const likeness = likenessOf(together, sold)
  const asked = splits.filter(({ known, hidden }) => known.length > 0 && hidden.size > 0)
  const every = Math.max(1, Math.ceil(asked.length / MOST_ASKED))
  const counts = { customers: 0, alike: 0, popular: 0, onlyAlike: 0, onlyPopular: 0 }
  const scores = new Float64Array(size)
  for (let at = 0; at < asked.length; at += every) {
    if (counts.customers % 32 === 0) await pause()
    const { known, hidden } = asked[at]!
    scores.fill(0)
    for (const a of known) {
      const from = a * size
      for (let b = 0; b < size; b++) scores[b]! += likeness[from + b]!
    }
    const alike = best(scores, known).some((place) => hidden.has(place))
    scores.set(sold)
    const popular = best(scores, known).some((place) => hidden.has(place))
    counts.customers++
    if (alike) counts.alike++
    if (popular) counts.popular++
    if (alike && !popular) counts.onlyAlike++
    if (popular && !alike) counts.onlyPopular++
  }
  if (counts.customers < LEAST_ASKED) return { nothing: 'few' }
  const tie = mcnemar(counts.onlyAlike, counts.onlyPopular) >= SURE
  return {
    ...counts,
    best: tie ? 'tie' : counts.onlyAlike > counts.onlyPopular ? 'alike' : 'popular',
    suggestions: SUGGESTIONS,
  }
}
