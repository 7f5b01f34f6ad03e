import type { ResultRow } from '../../workers/protocol'
import { labelsIn } from '../results/cells'
import type { GridColumn } from '../results/grid-table'
import { measureColumn } from '../results/measure-column'
import { groupColumn } from '../rules/columns'
import { sequenceWords as words } from '../words/sequences'
import { PathChips } from './PathChips'

const pathOf = ({ cells }: ResultRow) => labelsIn(cells['sequence'])

const lengthColumn: GridColumn = {
  id: 'length',
  label: words.columns.steps,
  min: 64,
  track: '64px',
  rank: 3,
  numeric: true,
  sortable: true,
  cell: (row) => pathOf(row).length,
}

export function sequencesColumns(group: string | null): GridColumn[] {
  return [
    ...(group ? [{ ...groupColumn(group), rank: 2 }] : []),
    {
      id: 'sequence',
      label: words.columns.sequence,
      min: 220,
      track: 'minmax(220px, 3fr)',
      rank: 0,
      cell: (row) => <PathChips steps={pathOf(row)} />,
    },
    measureColumn('sequences', 'support', 96, 1),
    measureColumn('sequences', 'share', 80, 4),
    lengthColumn,
  ]
}

/** On a phone: the path over its place. */
export function compactColumns(group: string | null): GridColumn[] {
  return [
    {
      id: 'sequence',
      label: words.columns.sequence,
      min: 180,
      track: 'minmax(180px, 1fr)',
      rank: 0,
      cell: (row) => <PathChips steps={pathOf(row)} place={group === null ? undefined : row.cells[group]} />,
    },
    measureColumn('sequences', 'support', 84, 1),
  ]
}
