import { type RecommendColumns, WHOLE } from '../../analyses/recommend/types'
import type { BasketColumns } from '../../analyses/table-columns'
import type { Recommended } from './recommended'
import type { RecommendationOverview } from './types'

const MOST_ITEMS = 20
const TENTHS = 10

/** A number for whoever each row is about: who shops in two groups has a list in both, and counts once. */
function householdsOf({ columns: { customer }, customerLabel }: Recommended): Uint32Array {
  const numbers = new Map<string, number>()
  return customer.map((row) => {
    const label = customerLabel(row)
    const number = numbers.get(label) ?? numbers.size
    numbers.set(label, number)
    return number
  })
}

/** By item: how many households have it in the stretches of `items` that their rows stand for. */
function countHouseholds(
  households: Uint32Array,
  items: Uint32Array,
  stretch: (row: number) => readonly [from: number, end: number],
): Map<number, number> {
  const rows = Uint32Array.from(households.keys()).sort((a, b) => households[a]! - households[b]!)
  const last = new Map<number, number>()
  const counts = new Map<number, number>()
  for (const row of rows) {
    const [from, end] = stretch(row)
    for (const item of items.subarray(from, end)) {
      if (last.get(item) === households[row]) continue
      last.set(item, households[row]!)
      counts.set(item, (counts.get(item) ?? 0) + 1)
    }
  }
  return counts
}

/** By item: how many customers have it, over all models; in each by itself where nobody knows who is in several. */
function countCustomers({ modelItems, itemCustomers }: RecommendColumns): Map<number, number> {
  const customers = new Map<number, number>()
  for (const [i, item] of modelItems.entries()) customers.set(item, (customers.get(item) ?? 0) + itemCustomers[i]!)
  return customers
}

type Holdings = Pick<BasketColumns, 'offsets' | 'items'>

/** The same of households, by what they have; items that nobody here has are known all the same. */
function countHolders({ columns }: Recommended, households: Uint32Array, { offsets, items }: Holdings) {
  const known = new Map(Array.from(columns.modelItems, (item) => [item, 0]))
  const holders = countHouseholds(households, items, (row) => {
    const at = columns.customer[row]!
    return [offsets[at]!, offsets[at + 1]!]
  })
  for (const [item, count] of holders) if (known.has(item)) known.set(item, count)
  return known
}

/** What a household gets at best: a list of its own, what is popular, nothing as it has everything, or nothing as nobody knows it. */
const FATES = ['personal', 'popular', 'nothingLeft', 'unknown'] as const

function fatesOf({ offsets, personal }: RecommendColumns, households: Uint32Array) {
  const best = new Map<number, number>()
  for (const [row, household] of households.entries()) {
    const listed = offsets[row] !== offsets[row + 1]
    const fate = (listed ? 0 : 2) + (personal[row] === 1 ? 0 : 1)
    best.set(household, Math.min(fate, best.get(household) ?? FATES.length))
  }
  const counts = { personal: 0, popular: 0, nothingLeft: 0, unknown: 0 }
  for (const fate of best.values()) counts[FATES[fate]!]++
  return { ...counts, customers: best.size }
}

/** What the models recommend altogether, and how they were trained. `held`: what each row of the table has, where it is at hand. */
export function overviewOf(result: Recommended, held: Holdings | undefined): RecommendationOverview {
  const { columns, droppedPairs, itemLabel, groupLabel, labelRank, perGroup } = result
  const { offsets, items, modelGroup, lossStart, loss, heldOutLoss, pairs } = columns
  const households = householdsOf(result)
  const { customers: all, popular, nothingLeft, unknown } = fatesOf(columns, households)
  const customers = perGroup && held ? countHolders(result, households, held) : countCustomers(columns)
  const lists = countHouseholds(households, items, (row) => [offsets[row]!, offsets[row + 1]!])
  const places = new Map<number, number>()
  for (const item of items) places.set(item, (places.get(item) ?? 0) + 1)
  const by = (counts: Map<number, number>) => (a: number, b: number) =>
    (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || labelRank[a]! - labelRank[b]!
  const tenths = new Array<number>(TENTHS).fill(0)
  const mostBought = [...customers.keys()].sort(by(customers))
  mostBought.forEach((item, place) => {
    tenths[Math.floor((TENTHS * place) / mostBought.length)]! += places.get(item) ?? 0
  })
  return {
    customers: all,
    popular,
    empty: nothingLeft + unknown,
    nothingLeft,
    pairs: pairs.reduce((sum, n) => sum + n, 0),
    droppedPairs,
    items: customers.size,
    recommended: lists.size,
    top: [...lists.keys()]
      .sort(by(lists))
      .slice(0, MOST_ITEMS)
      .map((item) => ({ item: itemLabel(item), lists: lists.get(item)!, customers: customers.get(item)! })),
    tenths,
    loss: Array.from(modelGroup, (group, model) => {
      const from = lossStart[model]!
      const end = lossStart[model + 1]!
      return {
        group: perGroup && group !== WHOLE ? groupLabel(group) : null,
        values: [...loss.subarray(from, end)],
        heldOut: [...heldOutLoss.subarray(from, end)],
      }
    }),
  }
}
