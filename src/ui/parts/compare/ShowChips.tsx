import { CHANGES, type Compared } from '../../../workers/compare/types'
import { ToggleChip } from '../../base/components/Chip'
import { formatCount } from '../../base/format'
import { changedOf, changeWord } from './changed'
import styles from './compare.module.css'
import type { CompareBy } from './sides'
import type { Shown } from './use-compare-query'
import { compareWords as words } from './words'

/** Which of the compared are listed: one kind of change, all that differ, or everything where no chip is on. */
export function ShowChips({
  data,
  show,
  by,
  onChange,
}: {
  data: Compared
  show: Shown
  by: CompareBy
  onChange(show: Shown | undefined): void
}) {
  const chips = [
    { id: 'changed' as const, label: words.changed, means: words.changedMeans, count: changedOf(data) },
    ...CHANGES.map((id) => ({ id, label: changeWord(by, id), means: words.means[id], count: data.tally[id] })),
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll sideways as a line of chips does.
    <div role="group" className={styles.shown} aria-label={words.show}>
      {chips.map(({ id, label, means, count }) => (
        <span key={id} title={means} className={styles.slot}>
          <ToggleChip
            selected={show === id}
            onChange={(on) => onChange(on ? id : undefined)}
            count={formatCount(count)}
          >
            {label}
          </ToggleChip>
        </span>
      ))}
    </div>
  )
}
