import type { Forecast } from '../../workers/protocol/table'
import { formatCount, formatDuration } from '../base/format'
import { faceOf } from '../face-of'
import { useWorkspace } from '../state/workspace'
import styles from './ForecastLine.module.css'
import { paceOf } from './pace'
import panelStyles from './RunPanel.module.css'
import { expectedAt, fromPosition, toPosition } from './support-scale'
import { runWords as words } from './words'

const LOTS = 1_000_000
const BARS = 28

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
  limit,
}: {
  forecast: Forecast
  support: number
  /** The slider's ends, so that a bar stands under its threshold. */
  range: { min: number; max: number }
  onPick(support: number): void
  /** No more than so many are kept. */
  limit: number
}) {
  const { kind } = useWorkspace((w) => w.recipe.analysis)
  const expected = expectedAt(forecast, support)
  if (!expected) return null
  const width = range.max - range.min
  const bars = Array.from({ length: BARS }, (_, at) => {
    const there = fromPosition(range.min + (width * (at + 0.5)) / BARS)
    return { support: there, itemsets: expectedAt(forecast, there)?.itemsets ?? 0 }
  })
  const most = Math.log1p(Math.max(1, ...bars.map(({ itemsets }) => itemsets)))
  const chosen = Math.min(BARS - 1, Math.floor((BARS * (toPosition(support) - range.min)) / width))
  const pace = paceOf(kind)
  const nouns = faceOf(kind).words()
  const found = Math.min(limit, expected.itemsets * pace.found)
  const lots = expected.itemsets >= Math.min(LOTS, limit)
  return (
    <>
      <div className={styles.spark} aria-hidden="true">
        {bars.map((bar, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut for the mouse; slider and field do the same by keyboard.
          // biome-ignore lint/a11y/noStaticElementInteractions: the same.
          <i key={bar.support} data-on={at === chosen ? '' : undefined} onClick={() => onPick(bar.support)}>
            <b style={{ height: `${Math.max(6, (100 * Math.log1p(bar.itemsets)) / most)}%` }} />
          </i>
        ))}
      </div>
      <p className={panelStyles.foot} data-tone={lots ? 'warn' : undefined}>
        {expected.itemsets < 0.5
          ? words.forecastNone
          : words.forecast(rounded(found), nouns.foreseen ?? nouns.many, formatDuration(expected.ms * pace.ms))}
        {expected.itemsets >= limit && ` ${words.forecastLimit(formatCount(limit))}`}
        {lots && ` ${words.forecastLots}`}
      </p>
    </>
  )
}
