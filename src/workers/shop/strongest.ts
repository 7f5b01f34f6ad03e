import { liftInterval } from '../../analyses/mining/lift'
import { strengthOfSplit } from '../../analyses/mining/strength'
import type { BundleFact, Nothing, PairFact } from '../protocol/shop'
import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { countPairs } from './pairs'
import { topItems } from './top-items'

/** Enough for the best-sellers of any shop; pairs of rarer items say less about it. */
const MOST_ITEMS = 400
/** In so many baskets a pair is more than an anecdote. */
const LEAST_BASKETS = 20

const rowsOf = ({ input }: BasketTable) => input.offsets.length - 1

/** The pair that is strongest and surely so, as rules are ordered. */
export async function strongestPair(table: BasketTable, pause: Pause): Promise<PairFact | Nothing> {
  const of = rowsOf(table)
  if (of < LEAST_BASKETS) return { nothing: 'few' }
  const top = topItems(table.itemBaskets, MOST_ITEMS, LEAST_BASKETS, table.input)
  const { size, both } = await countPairs(table.input, top, pause)
  let best: PairFact | null = null
  let strongest = 0
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const baskets = both[a * size + b]!
      if (baskets < LEAST_BASKETS) continue
      const each: [number, number] = [table.itemBaskets[top.items[a]!]!, table.itemBaskets[top.items[b]!]!]
      const strength = strengthOfSplit(of, each[0], each[1], baskets)
      if (strength <= strongest) continue
      strongest = strength
      const { lift, low } = liftInterval({ baskets: of, antecedent: each[0], consequent: each[1], both: baskets })
      const label = (place: number) => table.itemLabels[top.items[place]!]!
      best = { items: [label(a), label(b)], baskets, of, each, lift, lowLift: low }
    }
  }
  return best ?? { nothing: size < 2 ? 'few' : 'chance' }
}

/** The pair that earns the most where it is surely together by more than chance. */
export async function bestBundle(table: BasketTable, pause: Pause): Promise<BundleFact | Nothing> {
  const of = rowsOf(table)
  const { values, items } = table.input
  if (!values || of < LEAST_BASKETS) return { nothing: values ? 'few' : 'unmapped' }
  const earned = new Float64Array(table.itemLabels.length)
  for (let at = 0; at < items.length; at++) earned[items[at]!]! += values[at]!
  const top = topItems(earned, MOST_ITEMS, Number.MIN_VALUE, table.input)
  const { size, both, worth } = await countPairs(table.input, top, pause)
  const unit = 10 ** -(table.valueScale ?? 0)
  let best: BundleFact | null = null
  let strongest = 0
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const cell = a * size + b
      const receipts = both[cell]!
      if (receipts < LEAST_BASKETS) continue
      const [antecedent, consequent] = [table.itemBaskets[top.items[a]!]!, table.itemBaskets[top.items[b]!]!]
      const { lift, low } = liftInterval({ baskets: of, antecedent, consequent, both: receipts })
      // Money in place of the count, as bundles are ordered.
      const strength = low > 1 ? worth![cell]! * Math.log(low) : 0
      if (strength <= strongest) continue
      strongest = strength
      const label = (place: number) => table.itemLabels[top.items[place]!]!
      best = { items: [label(a), label(b)], earned: worth![cell]! * unit, receipts, of, lift }
    }
  }
  return best ?? { nothing: size < 2 ? 'few' : 'chance' }
}
