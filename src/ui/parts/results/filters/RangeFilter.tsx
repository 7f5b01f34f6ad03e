import { useEffect, useState } from 'react'
import { Slider, SliderFill, SliderThumb, SliderTrack } from 'react-aria-components/Slider'
import type { Facets } from '../../../../workers/protocol/result'
import { formatCell, type NumberKind } from '../../../base/cell-format'
import { NumberField } from '../../../base/components/NumberField'
import type { Measure } from '../measures'
import { type Bounds, boundsFromSlider } from '../query'
import { resultWords as words } from '../words'
import styles from './filters.module.css'

const STEPS = 240

const formats: Record<'share' | 'count' | 'other', Intl.NumberFormatOptions> = {
  share: { style: 'percent', maximumFractionDigits: 4 },
  count: { maximumFractionDigits: 0 },
  other: { maximumFractionDigits: 6 },
}

function formatOf(kind: NumberKind): Intl.NumberFormatOptions {
  return formats[kind === 'share' || kind === 'count' ? kind : 'other']
}

/** Slider ends are told to three digits: what stands in the link should be what a person would have typed. */
function tidy(value: number): number {
  return Number(value.toPrecision(3))
}

function Histogram({ range, from, to }: { range: Facets['ranges'][string]; from: number; to: number }) {
  const most = Math.max(...range.bins, 1)
  const width = (range.max - range.min) / range.bins.length
  return (
    <svg
      className={styles.histogram}
      viewBox={`0 0 ${range.bins.length} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {range.bins.map((rows, bin) => {
        // By the root, so that the long tail of measures like lift can still be seen.
        const height = rows === 0 ? 0 : Math.max(0.04, Math.sqrt(rows / most))
        const middle = range.min + (bin + 0.5) * width
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: bins have no other name
            key={bin}
            x={bin + 0.06}
            width={0.88}
            y={1 - height}
            height={height}
            data-in={(middle >= from && middle <= to) || undefined}
          />
        )
      })}
    </svg>
  )
}

/** Bounds of one measure: histogram, two thumbs and two fields that all say the same. */
export function RangeFilter({
  measure,
  range,
  bounds,
  onChange,
}: {
  measure: Measure
  range: Facets['ranges'][string]
  bounds: Bounds
  onChange(bounds: Bounds): void
}) {
  const { label, means, number } = measure
  const low = Math.min(bounds[0] ?? range.min, range.min)
  const high = Math.max(bounds[1] ?? range.max, range.max)
  const [drag, setDrag] = useState<[number, number]>([bounds[0] ?? low, bounds[1] ?? high])
  useEffect(() => setDrag([bounds[0] ?? low, bounds[1] ?? high]), [bounds[0], bounds[1], low, high])
  const step = number === 'count' ? 1 : (high - low) / STEPS || 1
  const said = (value: number) => formatCell(number, value)
  return (
    <fieldset className={styles.range}>
      <legend title={means}>{label}</legend>
      <Histogram range={range} from={drag[0]} to={drag[1]} />
      <Slider
        aria-label={label}
        minValue={low}
        maxValue={high}
        step={step}
        value={drag}
        isDisabled={low === high}
        onChange={(values) => setDrag(values as [number, number])}
        onChangeEnd={(values) => {
          const [from, to] = boundsFromSlider(values as [number, number], { min: low + step / 2, max: high - step / 2 })
          onChange([from === null ? null : tidy(from), to === null ? null : tidy(to)])
        }}
      >
        <SliderTrack className={styles.track ?? ''}>
          <SliderFill className={styles.fill ?? ''} />
          <SliderThumb index={0} className={styles.thumb ?? ''} aria-label={`${label} ${words.filters.from}`} />
          <SliderThumb index={1} className={styles.thumb ?? ''} aria-label={`${label} ${words.filters.to}`} />
        </SliderTrack>
      </Slider>
      <div className={styles.fields}>
        <NumberField
          label={`${label} ${words.filters.from}`}
          hideLabel
          value={bounds[0]}
          placeholder={said(range.min)}
          format={formatOf(number)}
          onChange={(value) => onChange([value, bounds[1]])}
        />
        <span aria-hidden="true">–</span>
        <NumberField
          label={`${label} ${words.filters.to}`}
          hideLabel
          value={bounds[1]}
          placeholder={said(range.max)}
          format={formatOf(number)}
          onChange={(value) => onChange([bounds[0], value])}
        />
      </div>
    </fieldset>
  )
}
