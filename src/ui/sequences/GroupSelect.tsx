import { ChevronDown } from 'lucide-react'
import { ActionChip } from '../base/components/Chip'
import { Popover } from '../base/components/Popover'
import { formatCount, formatGroup } from '../base/format'
import { FacetList } from '../parts/results/filters/FacetList'
import styles from './sequences.module.css'
import { sequenceWords } from './words'

/** Customers of which groups are looked at; none chosen means all. */
export function GroupSelect({
  word,
  groups,
  chosen,
  onChange,
}: {
  /** "region" */
  word: string
  groups: readonly (string | null)[]
  chosen: readonly (string | null)[]
  onChange(groups: (string | null)[]): void
}) {
  const text =
    chosen.length === 0
      ? sequenceWords.flow.allGroups
      : chosen.length <= 2
        ? chosen.map(formatGroup).join(', ')
        : formatCount(chosen.length)
  return (
    <Popover
      label={word}
      trigger={
        <ActionChip active={chosen.length > 0} value={text}>
          <span className={styles.capital}>{word}</span>
          <ChevronDown className={styles.caret} aria-hidden="true" />
        </ActionChip>
      }
    >
      <FacetList
        label={word}
        options={groups.map((value) => ({ value, label: formatGroup(value) }))}
        selected={new Set(chosen)}
        onToggle={(group) =>
          onChange(chosen.includes(group) ? chosen.filter((each) => each !== group) : [...chosen, group])
        }
      />
    </Popover>
  )
}
