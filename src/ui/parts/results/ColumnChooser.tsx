import { Columns3 } from 'lucide-react'
import { Button } from '../../base/components/Button'
import { IconButton } from '../../base/components/IconButton'
import { Popover } from '../../base/components/Popover'
import { ChoiceList } from './ChoiceList'
import type { GridColumn } from './grid-table'
import styles from './results.module.css'
import { resultWords as words } from './words'

/** Which columns stand in the grid. Until somebody chooses, as many as fit. */
export function ColumnChooser({
  columns,
  chosen,
  onChoose,
}: {
  columns: readonly GridColumn[]
  chosen: ReadonlySet<string> | null
  onChoose(chosen: ReadonlySet<string> | null): void
}) {
  const now = chosen ?? new Set(columns.filter(({ rank }) => rank !== undefined).map(({ id }) => id))
  return (
    <Popover
      label={words.columnChooser}
      placement="bottom end"
      trigger={
        <IconButton label={words.columnChooser}>
          <Columns3 aria-hidden="true" />
        </IconButton>
      }
    >
      <div className={styles.chooser}>
        <ChoiceList label={words.columnChooser} options={columns} selected={now} onChange={onChoose} />
        {chosen && (
          <Button kind="quiet" size="small" onPress={() => onChoose(null)}>
            {words.columnReset}
          </Button>
        )}
      </div>
    </Popover>
  )
}
