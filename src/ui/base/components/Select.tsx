import { Check, ChevronDown } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { classNames } from './class-names'
import fieldStyles from './Field.module.css'
import listStyles from './List.module.css'
import styles from './Select.module.css'

export interface SelectOption<T extends string> {
  id: T
  label: string
  /** A quiet second line. */
  hint?: string | undefined
}

export function Select<T extends string>({
  label,
  hideLabel,
  value,
  options,
  onChange,
  placeholder,
  disabled,
}: {
  label: string
  hideLabel?: boolean
  value: T | null
  options: readonly SelectOption<T>[]
  onChange(value: T): void
  placeholder?: string
  disabled?: boolean
}) {
  return (
    <AriaSelect
      className={fieldStyles.field ?? ''}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key) as T)
      }}
      isDisabled={disabled ?? false}
      placeholder={placeholder ?? ' '}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <AriaButton className={classNames(fieldStyles.control, styles.button)}>
        <SelectValue className={styles.value ?? ''}>
          {({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        <ChevronDown aria-hidden="true" />
      </AriaButton>
      <Popover className={classNames(listStyles.popover, styles.popover)} offset={4}>
        <ListBox className={listStyles.list ?? ''} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={listStyles.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={listStyles.words}>
                    <span>{option.label}</span>
                    {option.hint && <span className={listStyles.hint}>{option.hint}</span>}
                  </span>
                  {isSelected && <Check aria-hidden="true" className={listStyles.check} />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
