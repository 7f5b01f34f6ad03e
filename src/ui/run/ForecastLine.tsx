import type { Forecast } from '../../workers/protocol'
import { formatCount, formatDuration } from '../components/format'
import { runWords as words } from '../words/run'
import styles from './ForecastLine.module.css'
import panelStyles from './RunPanel.module.css'
import { expectedAt } from './support-scale'

const LOTS = 1_000_000

/** Two digits: a forecast is no count. */
function rounded(value: number): string {
  return formatCount(Number(value.toPrecision(2)))
}

/** What each threshold would bring, as bars; and in words for the chosen one. */
export function ForecastLine({
  forecast,
  support,
  onPick,
}: {
  forecast: Forecast
  support: number
  onPick(support: number): void
}) {
  const expected = expectedAt(forecast, support)
  if (!expected) return null
  // Most frequent on the right, as on the slider.
  const points = [...forecast.points].reverse()
  const most = Math.log1p(Math.max(1, ...points.map(({ itemsets }) => itemsets)))
  const nearest = points.reduce<number>((best, point, at) => {
    const far = (index: number) => Math.abs(Math.log((points[index]?.support ?? 1) / support))
    return Math.abs(Math.log(point.support / support)) < far(best) ? at : best
  }, 0)
  const lots = expected.itemsets > LOTS
  return (
    <>
      <div className={styles.spark} aria-hidden="true">
        {points.map((point, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut for the mouse; slider and field do the same by keyboard.
          // biome-ignore lint/a11y/noStaticElementInteractions: the same.
          <i key={point.support} data-on={at === nearest ? '' : undefined} onClick={() => onPick(point.support)}>
            <b style={{ height: `${Math.max(4, (100 * Math.log1p(point.itemsets)) / most)}%` }} />
          </i>
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
