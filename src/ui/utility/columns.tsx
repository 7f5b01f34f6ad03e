import type { ResultRow } from '../../workers/protocol'
import { ItemChips } from '../components/ItemChips'
import { labelsIn } from '../results/cells'
import type { GridColumn } from '../results/grid-table'
import { measureColumn } from '../results/measure-column'
import { groupColumn } from '../rules/columns'
import { utilityWords as words } from '../words/utility'

const itemsOf = ({ cells }: ResultRow) => labelsIn(cells['itemset'])

function bundleColumn(min: number): GridColumn {
  return {
    id: 'itemset',
    label: words.columns.itemset,
    min,
    track: `minmax(${min}px, 2fr)`,
    rank: 0,
    cell: (row) => <ItemChips items={itemsOf(row)} />,
  }
}

export function utilityColumns(group: string | null): GridColumn[] {
  return [
    ...(group ? [{ ...groupColumn(group), rank: 3 }] : []),
    bundleColumn(200),
    measureColumn('utility', 'utility', 104, 1),
    measureColumn('utility', 'support', 84, 2),
    measureColumn('utility', 'per_receipt', 96, 4),
    measureColumn('utility', 'share', 72, 7),
    measureColumn('utility', 'lift', 64, 5),
    measureColumn('utility', 'surplus', 110, 6),
    measureColumn('utility', 'expected', 100),
  ]
}

/** On a phone: the bundle and what it earns. */
export function compactColumns(_group: string | null): GridColumn[] {
  return [bundleColumn(180), measureColumn('utility', 'utility', 92, 1)]
}
