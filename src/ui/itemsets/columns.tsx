import type { ResultRow } from '../../workers/protocol/result'
import { formatCell } from '../base/cell-format'
import { labelsIn } from '../base/cells'
import { ItemChips } from '../base/components/ItemChips'
import { formatGroup } from '../base/format'
import { basketMeasures } from '../parts/results/basket-measures'
import type { GridColumn } from '../parts/results/grid-table'
import { groupColumn } from '../parts/results/group-column'
import { itemsColumn } from '../parts/results/items-column'
import { measureColumn } from '../parts/results/measure-column'
import { resultWords } from '../parts/results/words'
import { faceWords } from './face-words'
import styles from './itemsets.module.css'
import { itemsetWords } from './words'

const { count, support } = basketMeasures

const itemsOf = ({ cells }: ResultRow) => labelsIn(cells['itemsets'])

/** Bars are told against the most frequent set: against all baskets most would not be seen. */
function supportColumn(most: number): GridColumn {
  return {
    ...measureColumn(support, 128, 1),
    track: 'minmax(128px, 0.5fr)',
    cell: ({ cells }) => (
      <span className={styles.support}>
        <span className={styles.bar}>
          <i style={{ inlineSize: `${(Number(cells['support']) / most) * 100}%` }} />
        </span>
        {formatCell('share', cells['support'])}
      </span>
    ),
  }
}

const lengthColumn = (): GridColumn => ({
  id: 'length',
  label: resultWords.filters.length.toLowerCase(),
  min: 64,
  track: '64px',
  rank: 4,
  numeric: true,
  cell: (row) => itemsOf(row).length,
})

export function itemsetColumns(group: string | null, mostSupport: number): GridColumn[] {
  return [
    ...(group ? [groupColumn(group, 3)] : []),
    itemsColumn('itemsets', itemsetWords.columns.itemsets, { min: 180, share: 2, rank: 0 }),
    measureColumn(count, 74, 2),
    supportColumn(mostSupport),
    lengthColumn(),
  ]
}

/** On a phone: the items over how often. */
export function compactItemsetColumns(group: string | null): GridColumn[] {
  return [
    {
      id: 'itemset',
      label: resultWords.grid(faceWords),
      min: 180,
      track: 'minmax(180px, 1fr)',
      rank: 0,
      cell: (row) => (
        <span className={styles.compact}>
          <ItemChips items={itemsOf(row)} />
          {group && <span className={styles.place}>{formatGroup(row.cells[group] as string | null)}</span>}
        </span>
      ),
    },
    measureColumn(count, 74, 1),
  ]
}
