import { type RecommendColumns, WHOLE } from '../../analyses/recommend/types'
import type { Recommended } from './recommended'
import type { RecommendationOverview } from './types'

const MOST_ITEMS = 20
const TENTHS = 10

/** By item: in how many lists it stands, and how many customers have it; over all models. */
function countItems({ items, modelItems, itemCustomers }: RecommendColumns) {
  const customers = new Map<number, number>()
  for (const [i, item] of modelItems.entries()) customers.set(item, (customers.get(item) ?? 0) + itemCustomers[i]!)
  const lists = new Map<number, number>()
  for (const item of items) lists.set(item, (lists.get(item) ?? 0) + 1)
  return { customers, lists }
}

/** What the models recommend altogether, and how they were trained. */
export function overviewOf({
  columns,
  droppedPairs,
  itemLabel,
  groupLabel,
  labelRank,
  perGroup,
}: Recommended): RecommendationOverview {
  const { offsets, personal, rows, modelGroup, lossStart, loss, heldOutLoss, pairs } = columns
  const { customers, lists } = countItems(columns)
  let popular = 0
  let empty = 0
  let nothingLeft = 0
  for (let row = 0; row < rows; row++) {
    if (offsets[row] === offsets[row + 1]) {
      empty++
      if (personal[row] === 1) nothingLeft++
    } else if (personal[row] === 0) popular++
  }
  const by = (counts: Map<number, number>) => (a: number, b: number) =>
    (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || labelRank[a]! - labelRank[b]!
  const tenths = new Array<number>(TENTHS).fill(0)
  const mostBought = [...customers.keys()].sort(by(customers))
  mostBought.forEach((item, place) => {
    tenths[Math.floor((TENTHS * place) / mostBought.length)]! += lists.get(item) ?? 0
  })
  return {
    customers: rows,
    popular,
    empty,
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
