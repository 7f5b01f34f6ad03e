import type { Behind } from '../behind'
import type { GridQuery } from '../protocol/query'
import { labelsAt } from '../result/stored'
import type { BasketTable } from '../table/basket-table'
import type { BundleRow } from './matrix'

/**
 * The first rows with different bundles: one found in several groups stands once. Unsorted, groups stand one after
 * the other, and the last might never come: then those that earn most come first.
 */
export function distinctBundles(
  { result, rows }: Pick<Behind, 'result' | 'rows'>,
  asked: GridQuery,
  table: BasketTable,
  most: number,
): BundleRow[] {
  const query = asked.sort.length > 0 ? asked : { ...asked, sort: [{ column: 'utility', descending: true }] }
  const ids = new Map(table.itemLabels.map((label, id) => [label, id]))
  const seen = new Map<string, BundleRow>()
  for (const index of rows(query)) {
    if (seen.size === most) break
    const labels = labelsAt(result.lists[0]!, index)
    const name = JSON.stringify(labels)
    if (!seen.has(name)) seen.set(name, { index, bundle: Uint32Array.from(labels, (label) => ids.get(label)!) })
  }
  return [...seen.values()]
}
