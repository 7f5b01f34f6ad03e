import type { Recipe } from '../../analyses/registry'
import type { ResultContext } from '../result/context'
import type { BasketTable } from '../table/basket-table'

/**
 * What a result keeps of its table: labels and ranks, copied. The baskets themselves are asked for when needed,
 * so that an old result does not hold the memory of a run.
 */
export function resultContext(
  { itemLabels, itemIds, groupLabels, info, input, valueScale, basketLabel, itemKinds }: BasketTable,
  fingerprint: string,
  recipe: Recipe,
  rows: ResultContext['rows'],
): ResultContext {
  return {
    recipe,
    fingerprint,
    groupColumn: info.groupColumn,
    valueScale,
    ...(info.health.droppedPairs === undefined ? {} : { droppedPairs: info.health.droppedPairs }),
    ...(itemKinds && { itemKinds }),
    itemLabel: labelsOf(itemLabels),
    ...(itemIds ? { itemId: labelsOf(itemIds) } : {}),
    groupLabel: labelsOf(groupLabels),
    ...(input.rowRank ? { rowLabels: { label: basketLabel, rank: input.rowRank } } : {}),
    ranks: {
      labelRank: input.labelRank.slice(),
      groupRank: input.groupRank.slice(),
      groupBaskets: input.groupBaskets.slice(),
    },
    rows,
  }
}

// A function of its own, so that the closure holds the labels alone.
function labelsOf<Label>(labels: readonly Label[]): (id: number) => Label {
  return (id) => labels[id]!
}
