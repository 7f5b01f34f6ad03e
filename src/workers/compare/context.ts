import { type ItemLevel, NO_VALUE, type ResultContext } from '../result/context'
import type { MadeRows } from '../result/stored'
import type { BasketTable } from '../table/basket-table'

/** Items of a table that numbers them in its own way, beside the context of a result that has them as well. */
export function contextOf(
  { itemLabels, itemIds, input }: BasketTable,
  { itemLabel, levels, ranks }: ResultContext,
): NonNullable<MadeRows['context']> {
  const known = new Map(Array.from(ranks.labelRank, (_, item) => [itemLabel(item), item]))
  const renumbered = ({ values, ...level }: ItemLevel): ItemLevel => ({
    ...level,
    values: Uint32Array.from(itemLabels, (label) => values[known.get(label) ?? -1] ?? NO_VALUE),
  })
  return {
    itemLabel: (item) => itemLabels[item]!,
    ...(itemIds && { itemId: (item: number) => itemIds[item]! }),
    ...(levels && { levels: levels.map(renumbered) }),
    ranks: { ...ranks, labelRank: input.labelRank.slice() },
  }
}
