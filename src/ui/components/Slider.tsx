import { Minus, Plus } from 'lucide-react'
import { Slider as AriaSlider, SliderThumb, SliderTrack } from 'react-aria-components/Slider'
import { IconButton } from './IconButton'
import styles from './Slider.module.css'

/**
 * A value on a line. Beside the drag there are buttons that step (WCAG 2.5.7), and callers put a number field next to it.
 * `onChange` follows the drag, `onCommit` comes once at its end.
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
  const share = max > min ? (100 * (value - min)) / (max - min) : 0
  return (
    <div className={styles.row}>
      <IconButton label={lessLabel} onPress={() => nudge(-step)} isDisabled={value <= min}>
        <Minus aria-hidden="true" />
      </IconButton>
      <AriaSlider
        className={styles.slider ?? ''}
        aria-label={label}
        value={value}
        minValue={min}
        maxValue={max}
        step={step}
        onChange={(next) => onChange(next as number)}
        onChangeEnd={(next) => onCommit(next as number)}
      >
        <SliderTrack className={styles.track ?? ''}>
          <div className={styles.fill} style={{ width: `${share}%` }} />
          <SliderThumb className={styles.thumb ?? ''} {...(valueText ? { 'aria-valuetext': valueText } : {})} />
        </SliderTrack>
      </AriaSlider>
      <IconButton label={moreLabel} onPress={() => nudge(step)} isDisabled={value >= max}>
        <Plus aria-hidden="true" />
      </IconButton>
    </div>
  )
}
