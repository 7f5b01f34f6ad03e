import { useState } from 'react'
import { components as words } from '../words'
import styles from './DurationField.module.css'
import fieldStyles from './Field.module.css'
import { NumberField } from './NumberField'
import { Select } from './Select'

const UNITS = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const
type Unit = keyof typeof UNITS
const NAMES = Object.keys(UNITS) as Unit[]

/** The largest unit in which the time is a whole number. */
function unitOf(ms: number | null): Unit {
  if (ms === null || ms === 0) return 'days'
  return NAMES.findLast((unit) => ms % UNITS[unit] === 0) ?? 'seconds'
}

/** A length of time in ms, typed in the unit that suits it. */
export function DurationField({
  label,
  value,
  placeholder,
  onChange,
}: {
  label: string
  value: number | null
  placeholder: string
  onChange(ms: number | null): void
}) {
  const [chosen, choose] = useState<Unit | null>(null)
  const unit = chosen ?? unitOf(value)
  return (
    <div className={fieldStyles.field}>
      <span className={fieldStyles.label} aria-hidden="true">
        {label}
      </span>
      <div className={styles.pair}>
        <NumberField
          label={label}
          hideLabel
          value={value === null ? null : value / UNITS[unit]}
          min={0}
          placeholder={placeholder}
          onChange={(amount) => onChange(amount === null ? null : amount * UNITS[unit])}
        />
        <Select
          label={words.unitOf(label)}
          hideLabel
          value={unit}
          options={NAMES.map((id) => ({ id, label: words.units[id] }))}
          onChange={(next) => {
            choose(next)
            if (value !== null) onChange((value / UNITS[unit]) * UNITS[next])
          }}
        />
      </div>
    </div>
  )
}
