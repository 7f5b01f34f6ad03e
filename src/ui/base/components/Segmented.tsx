import type { ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import fieldStyles from './Field.module.css'
import styles from './Segmented.module.css'

export interface SegmentedOption<T extends string> {
  id: T
  label: ReactNode
}

/** One of a few, all in sight. */
export function Segmented<T extends string>({
  label,
  hideLabel,
  value,
  options,
  onChange,
  disabled,
}: {
  label: string
  hideLabel?: boolean
  value: T
  options: readonly SegmentedOption<T>[]
  onChange(value: T): void
  disabled?: boolean
}) {
  return (
    <RadioGroup
      className={fieldStyles.field ?? ''}
      value={value}
      onChange={(chosen) => onChange(chosen as T)}
      orientation="horizontal"
      isDisabled={disabled ?? false}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <div className={styles.segments}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={styles.segment ?? ''}>
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
