import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import styles from './Chip.module.css'
import { classNames } from './class-names'

/** A chip that is on or off, with an optional number. */
export function ToggleChip({
  selected,
  onChange,
  count,
  disabled,
  children,
}: {
  selected: boolean
  onChange(selected: boolean): void
  count?: ReactNode
  disabled?: boolean
  children: ReactNode
}) {
  return (
    <ToggleButton
      className={classNames(styles.chip, styles.pressable)}
      isSelected={selected}
      onChange={onChange}
      isDisabled={disabled ?? false}
    >
      {children}
      {count !== undefined && <b>{count}</b>}
    </ToggleButton>
  )
}

/** A chip that does something when pressed; opens a menu or popover when wrapped in its trigger. */
export function ActionChip({
  onPress,
  value,
  active,
  children,
}: {
  onPress?: () => void
  value?: ReactNode
  active?: boolean
  children: ReactNode
}) {
  return (
    <AriaButton
      className={classNames(styles.chip, styles.pressable, active && styles.active)}
      {...(onPress ? { onPress } : {})}
    >
      {children}
      {value !== undefined && <b>{value}</b>}
    </AriaButton>
  )
}

/** A word that can be taken away. */
export function Chip({
  onRemove,
  removeLabel,
  children,
}: {
  onRemove?: () => void
  removeLabel?: string
  children: ReactNode
}) {
  return (
    <span className={classNames(styles.chip, styles.still)}>
      {children}
      {onRemove && (
        <AriaButton className={styles.remove ?? ''} onPress={onRemove} aria-label={removeLabel ?? 'Remove'}>
          <X aria-hidden="true" />
        </AriaButton>
      )}
    </span>
  )
}
