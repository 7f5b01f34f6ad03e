import type { Forecast } from '../../workers/protocol'
import { formatCount, formatDuration } from '../components/format'
import { runWords as words } from '../words/run'
import styles from './ForecastLine.module.css'
import panelStyles from './RunPanel.module.css'
import { expectedAt, STEP, toPosition } from './support-scale'

const LOTS = 1_000_000

/** Two digits: a forecast is no count. */
function rounded(value: number): string {
  return formatCount(Number(value.toPrecision(2)))
}

/** What each threshold would bring, as bars under the slider; and in words for the chosen one. */
export function ForecastLine({
  forecast,
  support,
  range,
  onPick,
}: {
  forecast: Forecast
  support: number
  /** The slider's ends, so that a bar stands under its threshold. */
  range: { min: number; max: number }
  onPick(support: number): void
}) {
  const expected = expectedAt(forecast, support)
  if (!expected) return null
  const width = range.max - range.min
  const points = forecast.points.filter((point) => {
    const position = toPosition(point.support)
    return position >= range.min - STEP && position <= range.max + STEP
  })
  const most = Math.log1p(Math.max(1, ...points.map(({ itemsets }) => itemsets)))
  const distance = (at: number) => Math.abs(Math.log((points[at]?.support ?? 1) / support))
  const nearest = points.reduce((best, _, at) => (distance(at) < distance(best) ? at : best), 0)
  const lots = expected.itemsets > LOTS
  return (
    <>
      <div className={styles.spark} aria-hidden="true">
        {points.map((point, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut for the mouse; slider and field do the same by keyboard.
          // biome-ignore lint/a11y/noStaticElementInteractions: the same.
          <i
            key={point.support}
            data-on={at === nearest ? '' : undefined}
            style={{
              left: `${(100 * (toPosition(point.support) - range.min)) / width}%`,
              height: `${Math.max(6, (100 * Math.log1p(point.itemsets)) / most)}%`,
              width: `${barWidth(points, width)}%`,
            }}
            onClick={() => onPick(point.support)}
          />
        ))}
      </div>
      <p className={panelStyles.foot} data-tone={lots ? 'warn' : undefined}>
        {expected.itemsets < 0.5
          ? words.forecastNone
          : words.forecast(rounded(expected.itemsets), formatDuration(expected.ms))}
        {lots && ` ${words.forecastLots}`}
      </p>
    </>
  )
}

/** As wide as the closest two bars allow, in percent of the slider. */
function barWidth(points: Forecast['points'], width: number): number {
  const positions = points.map(({ support }) => toPosition(support)).sort((a, b) => a - b)
  const gaps = positions.slice(1).map((position, at) => position - (positions[at] ?? position))
  return Math.min(8, (100 * Math.min(width, ...gaps)) / width)
}
