import { ArrowDown, ArrowUp } from 'lucide-react'
import type { SortKey } from '../../../workers/protocol/query'
import { classNames } from '../../base/components/class-names'
import { ColumnHandle } from './ColumnHandle'
import type { GridColumn } from './grid-table'
import styles from './ResultGrid.module.css'
import { sortOf } from './sort'
import { resultWords as words } from './words'

export function GridHead({
  columns,
  sort,
  isActive,
  onPress,
  onWidth,
  onFit,
}: {
  columns: readonly GridColumn[]
  sort: readonly SortKey[]
  isActive(column: number): boolean
  onPress(column: GridColumn, add: boolean): void
  /** Absent: columns are as wide as they are. */
  onWidth: ((column: GridColumn, px: number) => void) | undefined
  onFit(column: number): void
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div role="rowgroup" className={styles.head}>
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      <div role="row" tabIndex={-1} aria-rowindex={1} className={styles.headRow}>
        {columns.map((column, at) => {
          const sorted = sortOf(sort, column.id)
          const Arrow = sorted?.descending ? ArrowDown : ArrowUp
          return (
            // biome-ignore lint/a11y/useSemanticElements: see the grid
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the grid
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={at + 1}
              aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : column.sorts ? 'none' : undefined}
              data-row={-1}
              data-column={at}
              tabIndex={isActive(at) ? 0 : -1}
              title={[column.means, column.sorts && words.sortHint, onWidth && words.widthHint]
                .filter(Boolean)
                .join('\n')}
              className={classNames(
                styles.columnHead,
                column.numeric && styles.number,
                column.sorts && styles.sortable,
                sorted && styles.sorted,
              )}
              onClick={(event) => onPress(column, event.shiftKey)}
            >
              <span>{column.label}</span>
              {sorted && <Arrow aria-hidden="true" />}
              {sorted?.place && <sup>{sorted.place}</sup>}
              {onWidth && <ColumnHandle onWidth={(px) => onWidth(column, px)} onFit={() => onFit(at)} />}
            </div>
          )
        })}
      </div>
    </div>
  )
}
