import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { NumberField as AriaNumberField } from 'react-aria-components/NumberField'
import { classNames } from './class-names'
import fieldStyles from './Field.module.css'
import styles from './NumberField.module.css'

/** Arrow keys step; the value is given on Enter or when the field is left. */
export function NumberField({
  label,
  hideLabel,
  value,
  onChange,
  min,
  max,
  step,
  format,
  placeholder,
  disabled,
}: {
  label: string
  hideLabel?: boolean
  /** null shows the placeholder. */
  value: number | null
  /** null when the field was emptied. */
  onChange(value: number | null): void
  min?: number
  max?: number
  step?: number
  format?: Intl.NumberFormatOptions
  placeholder?: string
  disabled?: boolean
}) {
  return (
    <AriaNumberField
      className={fieldStyles.field ?? ''}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      isDisabled={disabled ?? false}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(step === undefined ? {} : { step })}
      {...(format === undefined ? {} : { formatOptions: format })}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <div className={fieldStyles.control}>
        <Input
          className={classNames(fieldStyles.input, styles.number)}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      </div>
    </AriaNumberField>
  )
}
