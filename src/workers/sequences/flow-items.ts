import type { BasketTable } from '../table/basket-table'
import { idsOf } from '../table/labels'
import type { FlowQuery } from './types'

/** Chooses the items that have a node, step by step. */
interface ItemChoice {
  /** An event or a visit of a step: items from … to. */
  add(step: number, items: Uint32Array, from: number, to: number): void
  kept(): Uint32Array[]
}

/** Of single events: the most frequent ones. */
export function frequentItems({ input }: BasketTable, { steps, itemsPerStep }: FlowQuery): ItemChoice {
  const { itemCount, labelRank } = input
  const counts = new Uint32Array(steps * itemCount)
  return {
    add(step, items, from) {
      counts[step * itemCount + items[from]!]!++
    },
    kept: () =>
      Array.from({ length: steps }, (_, step) => {
        const own = counts.subarray(step * itemCount, (step + 1) * itemCount)
        const found: number[] = []
        for (let item = 0; item < own.length; item++) if (own[item]! > 0) found.push(item)
        found.sort((a, b) => own[b]! - own[a]! || labelRank[a]! - labelRank[b]!)
        return Uint32Array.from(found.slice(0, itemsPerStep))
      }),
  }
}

/**
 * Of visits: the item that most of them hold, then the one that most of the rest hold, and so on. So each visit stands in
 * one place, and few places hold as many of them as can be (greedy cover).
 */
export function coveringItems(
  { input, itemLabels }: BasketTable,
  { steps, itemsPerStep, anchor }: FlowQuery,
): ItemChoice {
  const visits = Array.from({ length: steps }, () => ({ items: [] as number[], starts: [0] }))
  // Everybody has it at the first step.
  const given = anchor === null ? undefined : idsOf([anchor], itemLabels)[0]
  return {
    add(step, items, from, to) {
      const own = visits[step]!
      for (let i = from; i < to; i++) own.items.push(items[i]!)
      own.starts.push(own.items.length)
    },
    kept: () =>
      visits.map((own, step) =>
        step === 0 && given !== undefined && own.starts.length > 1
          ? Uint32Array.of(given)
          : cover(own, itemsPerStep, input),
      ),
  }
}

function cover(
  { items, starts }: { items: readonly number[]; starts: readonly number[] },
  most: number,
  { itemCount, labelRank }: BasketTable['input'],
): Uint32Array {
  const counts = new Uint32Array(itemCount)
  for (const item of items) counts[item]!++
  let left = Array.from({ length: starts.length - 1 }, (_, visit) => visit)
  const kept: number[] = []
  while (kept.length < most && left.length > 0) {
    let best = 0
    for (let item = 1; item < itemCount; item++) {
      const more = counts[item]! - counts[best]!
      if (more > 0 || (more === 0 && labelRank[item]! < labelRank[best]!)) best = item
    }
    kept.push(best)
    left = left.filter((visit) => {
      const [from, to] = [starts[visit]!, starts[visit + 1]!]
      for (let i = from; i < to; i++) {
        if (items[i] !== best) continue
        for (let k = from; k < to; k++) counts[items[k]!]!--
        return false
      }
      return true
    })
  }
  return Uint32Array.from(kept)
}
