import { ChevronDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { classNames } from '../base/components/class-names'
import fieldStyles from '../base/components/Field.module.css'
import listStyles from '../base/components/List.module.css'
import { components as words } from '../base/words'
import styles from './sequences.module.css'

/** More are found by typing. */
const SHOWN = 50

/** One event by name. Names that are not suggested may be typed: suggestions are only the frequent ones. */
export function EventBox({
  label,
  hideLabel,
  value,
  suggestions,
  onChange,
  placeholder,
}: {
  label: string
  hideLabel?: boolean
  /** null shows the placeholder. */
  value: string | null
  suggestions: readonly string[]
  /** null when the field was emptied. */
  onChange(item: string | null): void
  placeholder: string
}) {
  const [typed, setTyped] = useState('')
  const options = useMemo(() => {
    const sought = typed.trim()
    const lower = sought.toLocaleLowerCase()
    const found = suggestions.filter((item) => item.toLocaleLowerCase().includes(lower)).slice(0, SHOWN)
    // Names that are typed in full, and the one that is chosen, are offered whether they are suggested or not.
    const own = [sought, value ?? ''].filter((item) => item !== '' && !found.includes(item))
    return [...found, ...new Set(own)].map((id) => ({ id }))
  }, [typed, suggestions, value])
  return (
    <ComboBox
      className={classNames(fieldStyles.field, styles.eventBox)}
      items={options}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      onInputChange={setTyped}
      onOpenChange={(open, trigger) => {
        if (!open || trigger !== 'input') setTyped('')
      }}
      allowsEmptyCollection
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <div className={fieldStyles.control}>
        <Input className={fieldStyles.input ?? ''} placeholder={placeholder} />
        <AriaButton className={styles.open ?? ''}>
          <ChevronDown aria-hidden="true" />
        </AriaButton>
      </div>
      <Popover className={listStyles.popover ?? ''} offset={4}>
        <ListBox
          className={listStyles.list ?? ''}
          items={options}
          renderEmptyState={() => <div className={listStyles.empty}>{words.noItems}</div>}
        >
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.id} className={listStyles.item ?? ''}>
              {option.id}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
