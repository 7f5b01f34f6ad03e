import { Minus, Plus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { IconButton } from './IconButton'
import styles from './Slider.module.css'

/**
 * A value on a line. Beside the drag there are buttons that step (WCAG 2.5.7), and callers put a number field next to it.
 * `onChange` follows the drag, `onCommit` comes once at its end. The browser's own range input: it can say what its
 * number means, which react-aria's slider cannot.
 */
export function Slider({
  label,
  value,
  min,
  max,
  step,
  onChange,
  onCommit,
  valueText,
  lessLabel = 'Less',
  moreLabel = 'More',
}: {
  label: string
  value: number
  min: number
  max: number
  step: number
  onChange(value: number): void
  onCommit(value: number): void
  /** What is read out in place of the bare number. */
  valueText?: string
  lessLabel?: string
  moreLabel?: string
}) {
  const nudge = (by: number) => onCommit(Math.min(max, Math.max(min, value + by)))
  const input = useCommit(onCommit)
  const share = max > min ? (100 * (value - min)) / (max - min) : 0
  return (
    <div className={styles.row}>
      <IconButton label={lessLabel} onPress={() => nudge(-step)} isDisabled={value <= min}>
        <Minus aria-hidden="true" />
      </IconButton>
      <input
        ref={input}
        type="range"
        className={styles.slider}
        style={{ '--share': `${share}%` } as React.CSSProperties}
        aria-label={label}
        {...(valueText === undefined ? {} : { 'aria-valuetext': valueText })}
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <IconButton label={moreLabel} onPress={() => nudge(step)} isDisabled={value >= max}>
        <Plus aria-hidden="true" />
      </IconButton>
    </div>
  )
}

/** React's `onChange` is the browser's `input`; the browser's `change`, once at the end of a drag, has to be listened to. */
function useCommit(onCommit: (value: number) => void) {
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(onCommit)
  useEffect(() => {
    latest.current = onCommit
  })
  useEffect(() => {
    const element = input.current
    const commit = () => element && latest.current(element.valueAsNumber)
    element?.addEventListener('change', commit)
    return () => element?.removeEventListener('change', commit)
  }, [])
  return input
}
