import type { TableFacts } from '../../analyses/working'
import type { BasketTable } from './basket-table'
import { idsOfEither } from './labels'

/** What an analysis may know of a table before the kernels look at it. */
export function tableFacts({
  itemLabels,
  itemIds,
  clock,
  valueScale,
  itemKinds,
  rowKeys,
  mixed,
  input,
}: Pick<BasketTable, 'itemLabels' | 'itemIds' | 'clock' | 'valueScale' | 'itemKinds' | 'rowKeys' | 'mixed'> & {
  input: Pick<BasketTable['input'], 'times'>
}): TableFacts {
  return {
    ids: (labels) =>
      labels === undefined
        ? undefined
        : idsOfEither(typeof labels === 'string' ? [labels] : labels, itemLabels, itemIds),
    clock,
    timed: () => input.times?.some((time) => !Number.isNaN(time)) ?? false,
    kinds: itemKinds,
    rowKeys,
    ...(mixed && { branches: mixed.branches }),
    valueScale,
  }
}
