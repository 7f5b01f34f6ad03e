import { memo } from 'react'
import { classNames } from '../../base/components/class-names'
import { RowStar } from '../marks/RowStar'
import type { GridTable, GridTableRow } from './grid-table'
import styles from './ResultGrid.module.css'

interface GridRowProps {
  /** Whose row it is, where rows can be marked. */
  jobId: string | null
  table: GridTable
  row: GridTableRow
  /** Names of the columns shown, in order. */
  columns: string
  selected: boolean
  /** In hand together with others. */
  chosen: boolean
  /** Says little beside others. */
  quiet: boolean
  /** Column of the cell that Tab reaches, if it is in this row. */
  active: number | null
  y: number
}

function Row({ jobId, table, row, selected, chosen, quiet, active, y }: GridRowProps) {
  const { position, row: content } = row.original
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid of absolutely placed rows cannot be a table
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={position + 2}
      aria-selected={selected || chosen}
      data-position={position}
      className={classNames(styles.row, quiet && styles.quiet)}
      style={{ transform: `translateY(${y}px)` }}
    >
      {row.getVisibleCells().map((cell, at) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <div
          key={cell.id}
          role="gridcell"
          aria-colindex={at + 1}
          data-row={position}
          data-column={at}
          tabIndex={at === active ? 0 : -1}
          className={classNames(styles.cell, cell.column.columnDef.meta?.numeric && styles.number)}
        >
          {at === 0 && content && jobId !== null && <RowStar jobId={jobId} row={content.index} />}
          {content ? <table.FlexRender cell={cell} /> : <i className={styles.pending} />}
        </div>
      ))}
    </div>
  )
}

/** The table builds new row objects with every scroll; what a row shows changes only with what is compared here. */
export const GridRow = memo(
  Row,
  (a, b) =>
    a.jobId === b.jobId &&
    a.row.original.row === b.row.original.row &&
    a.row.original.position === b.row.original.position &&
    a.columns === b.columns &&
    a.selected === b.selected &&
    a.chosen === b.chosen &&
    a.quiet === b.quiet &&
    a.active === b.active &&
    a.y === b.y,
)
