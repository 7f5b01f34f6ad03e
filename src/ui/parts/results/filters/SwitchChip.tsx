import { ToggleChip } from '../../../base/components/Chip'
import { formatCount } from '../../../base/format'
import styles from './filters.module.css'

/** A chip that is on or off and says what it does; `count` is how many rows it is about. */
export function SwitchChip({
  label,
  means,
  on,
  count,
  onChange,
}: {
  label: string
  means: string
  on: boolean
  count: number | undefined
  onChange(on: boolean): void
}) {
  return (
    <span title={means} className={styles.slot}>
      <ToggleChip selected={on} onChange={onChange} {...(count === undefined ? {} : { count: formatCount(count) })}>
        {label}
      </ToggleChip>
    </span>
  )
}
