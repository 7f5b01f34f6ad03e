import { Check } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { SearchField } from '../../../base/components/TextField'
import { formatCount } from '../../../base/format'
import { resultWords as words } from '../words'
import styles from './filters.module.css'

export interface FacetOption<T> {
  value: T
  label: string
  /** Left out where there is nothing to count. */
  rows?: number
}

/** More are found by typing: nobody reads through hundreds. */
const SHOWN = 100
const SEARCH_FROM = 12

const keyOf = (value: unknown) => JSON.stringify(value)

/** Values with the rows they would leave; any of the chosen ones will do. Chosen ones stay in sight. */
export function FacetList<T extends string | number | null>({
  label,
  options,
  selected,
  onToggle,
  header,
}: {
  label: string
  options: readonly FacetOption<T>[]
  selected: ReadonlySet<T>
  onToggle(value: T): void
  header?: ReactNode
}) {
  const [sought, setSought] = useState('')
  // The order of opening holds while the list is open, so that nothing jumps under the pointer.
  const [first] = useState(selected)
  const wanted = sought.trim().toLowerCase()
  const found = options.filter((option) => option.label.toLowerCase().includes(wanted))
  const ordered = [...found.filter(({ value }) => first.has(value)), ...found.filter(({ value }) => !first.has(value))]
  const shown = ordered.slice(0, SHOWN).map((option) => ({ id: keyOf(option.value), ...option }))
  return (
    <div className={styles.facet}>
      {options.length >= SEARCH_FROM && <SearchField label={words.filters.find} value={sought} onChange={setSought} />}
      {header}
      <ListBox
        aria-label={label}
        className={styles.options ?? ''}
        selectionMode="multiple"
        escapeKeyBehavior="none"
        items={shown}
        dependencies={[selected]}
        selectedKeys={[...selected].map(keyOf)}
        onSelectionChange={(keys) => {
          const now = new Set(keys === 'all' ? [] : [...keys].map(String))
          const changed = shown.find(({ id, value }) => now.has(id) !== selected.has(value))
          if (changed) onToggle(changed.value)
        }}
        renderEmptyState={() => <div className={styles.none}>{words.filters.noItems}</div>}
      >
        {(option) => (
          <ListBoxItem
            id={option.id}
            textValue={option.label}
            className={styles.option ?? ''}
            data-empty={option.rows === 0 || undefined}
          >
            <span className={styles.box} aria-hidden="true">
              <Check />
            </span>
            <span className={styles.optionLabel}>{option.label}</span>
            {option.rows !== undefined && <span className={styles.rows}>{formatCount(option.rows)}</span>}
          </ListBoxItem>
        )}
      </ListBox>
      {ordered.length > SHOWN && <p className={styles.more}>{words.filters.more(ordered.length - SHOWN)}</p>}
    </div>
  )
}
