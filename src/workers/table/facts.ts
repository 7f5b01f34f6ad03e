import type { TableFacts } from '../../analyses/working'
import type { BasketTable } from './basket-table'
import { idsOf } from './labels'

/** What an analysis may know of a table before the kernels look at it. */
export function tableFacts({
  itemLabels,
  clock,
  valueScale,
  itemKinds,
  input,
}: Pick<BasketTable, 'itemLabels' | 'clock' | 'valueScale' | 'itemKinds'> & {
  input: Pick<BasketTable['input'], 'times'>
}): TableFacts {
  return {
    ids: (labels) =>
      labels === undefined ? undefined : idsOf(typeof labels === 'string' ? [labels] : labels, itemLabels),
    clock,
    timed: () => input.times?.some((time) => !Number.isNaN(time)) ?? false,
    kinds: itemKinds,
    valueScale,
  }
}
