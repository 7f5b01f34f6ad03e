import type { ResultRow } from '../../workers/protocol/result'
import { formatCell } from '../base/cell-format'
import { labelsIn } from '../base/cells'
import { ItemChips } from '../base/components/ItemChips'
import type { GridColumn } from '../parts/results/grid-table'
import { rulesWords as words } from '../parts/results/words'
import { groupColumn, itemsColumn, numberColumn } from '../rules/columns'
import styles from './itemsets.module.css'

const itemsOf = ({ cells }: ResultRow) => labelsIn(cells['itemsets'])

/** Bars are told against the most frequent set: against all baskets most would not be seen. */
function supportColumn(most: number): GridColumn {
  return {
    ...numberColumn('support', 1),
    min: 128,
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

const lengthColumn: GridColumn = {
  id: 'length',
  get label() {
    return words.filters.length.toLowerCase()
  },
  min: 64,
  track: '64px',
  rank: 4,
  numeric: true,
  cell: (row) => itemsOf(row).length,
}

export function itemsetColumns(group: string | null, mostSupport: number): GridColumn[] {
  return [
    ...(group ? [{ ...groupColumn(group), rank: 3 }] : []),
    itemsColumn('itemsets', 0, 180, 2),
    numberColumn('count', 2),
    supportColumn(mostSupport),
    lengthColumn,
  ]
}

/** On a phone: the items over how often. */
export function compactItemsetColumns(group: string | null): GridColumn[] {
  return [
    {
      id: 'itemset',
      label: words.grid('itemsets'),
      min: 180,
      track: 'minmax(180px, 1fr)',
      rank: 0,
      cell: (row) => (
        <span className={styles.compact}>
          <ItemChips items={itemsOf(row)} />
          {group && <span className={styles.place}>{words.group(row.cells[group] as string | null)}</span>}
        </span>
      ),
    },
    numberColumn('count', 1),
  ]
}
