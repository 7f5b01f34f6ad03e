import { labelsIn } from '../../base/cells'
import { ItemChips } from '../../base/components/ItemChips'
import type { GridColumn } from './grid-table'

/** A column of lists of items. `share` of the room that is left goes to it. */
export function itemsColumn(
  id: string,
  label: string,
  { min, share, rank }: { min: number; share: number; rank: number },
): GridColumn {
  return {
    id,
    label,
    min,
    track: `minmax(${min}px, ${share}fr)`,
    rank,
    cell: ({ cells }) => <ItemChips items={labelsIn(cells[id])} />,
  }
}
