import { ChevronDown } from 'lucide-react'
import { ActionChip } from '../../../base/components/Chip'
import { Popover } from '../../../base/components/Popover'
import { FacetList, type FacetOption } from './FacetList'
import styles from './filters.module.css'

/** A chip that opens a list of values to choose from. */
export function FacetChip<T extends string | number | null>({
  label,
  title,
  active = false,
  options,
  selected,
  once = false,
  onToggle,
}: {
  label: string
  /** What a choice does, in a sentence. */
  title: string
  active?: boolean
  options: readonly FacetOption<T>[]
  selected: ReadonlySet<T>
  /** One choice is all that is wanted. */
  once?: boolean
  onToggle(value: T): void
}) {
  return (
    <Popover
      label={title}
      trigger={
        <ActionChip active={active}>
          {label}
          <ChevronDown className={styles.caret} aria-hidden="true" />
        </ActionChip>
      }
    >
      {(close) => (
        <FacetList
          label={title}
          options={options}
          selected={selected}
          onToggle={(value) => {
            onToggle(value)
            if (once) close()
          }}
          header={<p className={styles.more}>{title}</p>}
        />
      )}
    </Popover>
  )
}
