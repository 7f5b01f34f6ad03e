import { formatGroup } from '../../base/format'
import { groupWord } from '../../base/group-word'
import type { GridColumn } from './grid-table'
import styles from './results.module.css'

/** The group that a row was found in; `rank` as columns find room. */
export function groupColumn(name: string, rank: number): GridColumn {
  return {
    id: name,
    label: groupWord(name),
    min: 68,
    track: 'minmax(68px, 0.25fr)',
    rank,
    sorts: 'up',
    cell: ({ cells }) => <span className={styles.group}>{formatGroup(cells[name] as string | null)}</span>,
  }
}
