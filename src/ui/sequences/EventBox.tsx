import { useMemo, useState } from 'react'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { classNames } from '../components/class-names'
import fieldStyles from '../components/Field.module.css'
import listStyles from '../components/List.module.css'
import { components as words } from '../words/components'
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
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? value ?? ''
  const options = useMemo(() => {
    const sought = (typed ?? '').trim()
    const lower = sought.toLocaleLowerCase()
    const found = suggestions.filter((item) => item.toLocaleLowerCase().includes(lower))
    const own = sought !== '' && !found.includes(sought) ? [sought] : []
    return [...found.slice(0, SHOWN), ...own].map((id) => ({ id }))
  }, [typed, suggestions])
  return (
    <ComboBox
      className={classNames(fieldStyles.field, styles.eventBox)}
      inputValue={text}
      onInputChange={setTyped}
      items={options}
      value={null}
      onChange={(key) => {
        if (key === null) return
        setTyped(null)
        onChange(String(key))
      }}
      onOpenChange={(open) => {
        if (!open && typed !== null && typed.trim() === '') onChange(null)
        if (!open) setTyped(null)
      }}
      menuTrigger="focus"
      allowsEmptyCollection
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <div className={fieldStyles.control}>
        <Input className={fieldStyles.input ?? ''} placeholder={placeholder} />
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
