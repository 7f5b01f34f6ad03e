import { strengthOfSplit } from '../../analyses/mining/strength'
import type { GroupFact, Nothing } from '../protocol/shop'
import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { topItems } from './top-items'

const MOST_ITEMS = 1000
const LEAST_BASKETS = 20
/** Groups of fewer baskets are unlike all others by chance alone. */
const LEAST_OF_GROUP = 200
/** Of two groups each is as unlike as the other. */
const LEAST_GROUPS = 3

/** How many baskets of each group hold each of the top items, group by group. */
async function holdings({ input }: BasketTable, placeOf: Int32Array, size: number, pause: Pause): Promise<Uint32Array> {
  const { groupStart, offsets, items } = input
  const groups = groupStart.length - 1
  const counts = new Uint32Array(groups * size)
  for (let group = 0; group < groups; group++) {
    await pause()
    const [from, to] = [offsets[groupStart[group]!]!, offsets[groupStart[group + 1]!]!]
    for (let at = from; at < to; at++) {
      const place = placeOf[items[at]!]!
      if (place >= 0) counts[group * size + place]!++
    }
  }
  return counts
}

/**
 * The group whose shares of items differ most from those of all others: the sum of squared differences in units of
 * chance, less what chance alone would bring, by basket. It is told by the item it surely has the most of.
 */
export async function mostUnlike(table: BasketTable, pause: Pause): Promise<GroupFact | Nothing> {
  const { input, groupLabels, itemLabels, itemBaskets } = table
  if (table.info.groupColumn === null) return { nothing: 'unmapped' }
  const sizes = input.groupBaskets
  const enough = Array.from(sizes.keys()).filter((group) => sizes[group]! >= LEAST_OF_GROUP)
  if (enough.length < LEAST_GROUPS) return { nothing: 'few' }
  const top = topItems(itemBaskets, MOST_ITEMS, LEAST_BASKETS, input)
  const size = top.items.length
  const counts = await holdings(table, top.placeOf, size, pause)
  const all = sizes.reduce((sum, each) => sum + each, 0)
  const unlike = (group: number): number => {
    const here = sizes[group]!
    const rest = all - here
    if (rest === 0) return 0
    let sum = 0
    for (let place = 0; place < size; place++) {
      const total = itemBaskets[top.items[place]!]!
      const p = total / all
      if (p >= 1) continue
      const held = counts[group * size + place]!
      const difference = held / here - (total - held) / rest
      sum += (difference * difference) / (p * (1 - p)) - (1 / here + 1 / rest)
    }
    return sum
  }
  const ranked = enough.map((group) => ({ group, unlike: unlike(group) })).sort((a, b) => b.unlike - a.unlike)
  for (const { group, unlike: distance } of ranked) {
    if (distance <= 0) break
    const here = sizes[group]!
    let best = -1
    let strongest = 0
    for (let place = 0; place < size; place++) {
      const held = counts[group * size + place]!
      if (held < LEAST_BASKETS) continue
      const strength = strengthOfSplit(all, here, itemBaskets[top.items[place]!]!, held)
      if (strength > strongest) [best, strongest] = [place, strength]
    }
    if (best < 0) continue
    const held = counts[group * size + best]!
    return {
      group: groupLabels[group]!,
      groups: enough.length,
      item: itemLabels[top.items[best]!]!,
      here: [here, held],
      elsewhere: [all - here, itemBaskets[top.items[best]!]! - held],
    }
  }
  return { nothing: 'chance' }
}
