import type { Job } from '../../workers/protocol/jobs'
import type { ResultRow } from '../../workers/protocol/result'
import { formatCell } from '../base/cell-format'
import { labelsIn } from '../base/cells'
import { ItemChips } from '../base/components/ItemChips'
import type { GridColumn } from '../parts/results/grid-table'
import { groupColumn } from '../parts/results/group-column'
import styles from '../parts/results/results.module.css'
import { recommendWords as words } from './words'

const itemsOf = ({ cells }: ResultRow) => labelsIn(cells['recommended_items'])

/** The column that names the customers, as it is called in the source. */
export function customerColumnOf({ result }: Job): string {
  const column = result?.columns.find(({ type, name }) => type === 'utf8' && name !== result.groupColumn)
  return column?.name ?? ''
}

function customerColumn(name: string, rank: number): GridColumn {
  return {
    id: name,
    label: name,
    min: 120,
    track: 'minmax(120px, 0.5fr)',
    rank,
    sorts: 'up',
    cell: ({ cells }) => <span className={styles.name}>{String(cells[name] ?? '')}</span>,
    copied: ({ cells }) => String(cells[name] ?? ''),
  }
}

const listColumn: GridColumn = {
  id: 'recommended_items',
  get label() {
    return words.columns.items
  },
  min: 240,
  track: 'minmax(240px, 4fr)',
  rank: 0,
  cell: (row) => {
    if (itemsOf(row).length > 0) return <ItemChips items={itemsOf(row)} ranked />
    return <i>{row.cells['source'] === 'personal' ? words.nothingLeft : words.noHistory}</i>
  },
}

const bestScore = ({ cells }: ResultRow) => (cells['scores'] as number[] | undefined)?.[0] ?? null

const scoreColumn: GridColumn = {
  id: 'scores',
  get label() {
    return words.columns.score
  },
  min: 88,
  track: '88px',
  rank: 4,
  numeric: true,
  cell: (row) => formatCell('ratio', bestScore(row)),
  copied: bestScore,
}

const sourceColumn: GridColumn = {
  id: 'source',
  get label() {
    return words.columns.source
  },
  min: 120,
  track: '120px',
  rank: 3,
  sorts: 'up',
  copied: (row) => (itemsOf(row).length > 0 ? words.sources[row.cells['source'] as keyof typeof words.sources] : ''),
  // An empty list comes from nowhere.
  cell: (row) => (itemsOf(row).length > 0 ? words.sources[row.cells['source'] as keyof typeof words.sources] : '–'),
}

export function recommendColumns(group: string | null, customer: string): GridColumn[] {
  return [...(group ? [groupColumn(group, 2)] : []), customerColumn(customer, 1), listColumn, sourceColumn, scoreColumn]
}

/** On a phone: the list under its customer. */
export function compactColumns(customer: string): GridColumn[] {
  return [customerColumn(customer, 1), { ...listColumn, min: 180, track: 'minmax(180px, 2fr)' }]
}
