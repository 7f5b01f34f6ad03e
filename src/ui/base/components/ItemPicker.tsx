import { useMemo, useRef, useState } from 'react'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { components as words } from '../words'
import { Chip } from './Chip'
import { classNames } from './class-names'
import fieldStyles from './Field.module.css'
import styles from './ItemPicker.module.css'
import listStyles from './List.module.css'

const SHOWN = 50

/** Any number of items, by name. Names that are not suggested may be typed: suggestions are only the frequent ones. */
export function ItemPicker({
  label,
  value,
  suggestions,
  onChange,
  placeholder,
}: {
  label: string
  value: readonly string[]
  suggestions: readonly string[]
  onChange(items: string[]): void
  placeholder?: string
}) {
  const [text, setText] = useState('')
  const picker = useRef<HTMLDivElement>(null)
  const options = useMemo(() => {
    const sought = text.trim().toLocaleLowerCase()
    const taken = new Set(value)
    const found = suggestions.filter((item) => !taken.has(item) && item.toLocaleLowerCase().includes(sought))
    const typed = text.trim()
    const own = typed !== '' && !found.includes(typed) && !taken.has(typed) ? [typed] : []
    return [...found.slice(0, SHOWN), ...own].map((id) => ({ id }))
  }, [text, suggestions, value])
  const add = (item: string) => {
    onChange([...value, item])
    setText('')
  }
  const remove = (at: number) => {
    onChange(value.filter((_, place) => place !== at))
    // The focus was on the chip that goes; it moves to the next one, or back to the field.
    requestAnimationFrame(() => {
      const buttons = picker.current?.querySelectorAll('button') ?? []
      const next = buttons[Math.min(at, buttons.length - 1)] ?? picker.current?.querySelector('input')
      next?.focus()
    })
  }
  return (
    <div className={fieldStyles.field} ref={picker}>
      <ComboBox
        className={fieldStyles.field ?? ''}
        inputValue={text}
        onInputChange={setText}
        items={options}
        value={null}
        onChange={(key) => {
          if (key !== null) add(String(key))
        }}
        menuTrigger="focus"
        allowsEmptyCollection
      >
        <Label className={fieldStyles.label ?? ''}>{label}</Label>
        <div className={fieldStyles.control}>
          <Input className={fieldStyles.input ?? ''} placeholder={placeholder ?? words.addItem} />
        </div>
        <Popover className={classNames(listStyles.popover, styles.popover)} offset={4}>
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
      {value.length > 0 && (
        <div className={styles.chips}>
          {value.map((item, at) => (
            <Chip key={item} onRemove={() => remove(at)} removeLabel={words.removeItem(item)}>
              {item}
            </Chip>
          ))}
        </div>
      )}
    </div>
  )
}
