import { Search, X } from 'lucide-react'
import type { RefAttributes } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { classNames } from './class-names'
import fieldStyles from './Field.module.css'
import styles from './TextField.module.css'

interface CommonProps {
  label: string
  hideLabel?: boolean
  value: string
  onChange(value: string): void
  placeholder?: string
}

export function TextField({
  label,
  hideLabel,
  value,
  onChange,
  placeholder,
  onBlur,
}: CommonProps & { onBlur?(): void }) {
  return (
    <AriaTextField
      className={fieldStyles.field ?? ''}
      value={value}
      onChange={onChange}
      onBlur={() => onBlur?.()}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <div className={fieldStyles.control}>
        <Input className={fieldStyles.input ?? ''} {...(placeholder === undefined ? {} : { placeholder })} />
      </div>
    </AriaTextField>
  )
}

/** Escape empties it. */
export function SearchField({
  label,
  value,
  onChange,
  placeholder,
  clearLabel = 'Clear search',
  ref,
}: CommonProps & { clearLabel?: string } & RefAttributes<HTMLInputElement>) {
  return (
    <AriaSearchField className={fieldStyles.field ?? ''} value={value} onChange={onChange} aria-label={label}>
      <div className={classNames(fieldStyles.control, styles.search)}>
        <Search aria-hidden="true" className={styles.glass} />
        <Input className={fieldStyles.input ?? ''} placeholder={placeholder ?? label} {...(ref ? { ref } : {})} />
        {value !== '' && (
          <AriaButton className={styles.clear ?? ''} aria-label={clearLabel}>
            <X aria-hidden="true" />
          </AriaButton>
        )}
      </div>
    </AriaSearchField>
  )
}
