import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Button } from '../base/components/Button'
import { NumberField } from '../base/components/NumberField'
import { Slider } from '../base/components/Slider'
import { VisuallyHidden } from '../base/components/VisuallyHidden'
import { formatCount, formatGroup, formatPercent } from '../base/format'
import { useEngine, useEngineState } from '../state/engine-context'
import { useTable } from '../state/use-table'
import { FloorControl } from './FloorControl'
import { ForecastLine } from './ForecastLine'
import styles from './RunPanel.module.css'
import {
  fromPosition,
  highestPosition,
  lowestPosition,
  minCountOf,
  type Population,
  populationOf,
  STEP,
  toPosition,
} from './support-scale'
import { useAnalysis } from './use-analysis'
import { runWords as words } from './words'

const PERCENT: Intl.NumberFormatOptions = { style: 'percent', maximumSignificantDigits: 3 }

interface Frequent {
  minSupport?: number | undefined
  minCount?: number | undefined
  perGroup: boolean
  minBaskets?: number | undefined
  limit: number
}

/** How frequent a pattern must be: a slider over orders of magnitude, a field, and what will come of it. */
export function SupportControl({
  holders,
  foreseen = false,
}: {
  /** What patterns are counted in. */
  holders: string
  /** Whether the forecast, which counts sets of items, tells what will come. */
  foreseen?: boolean
}) {
  const engine = useEngine()
  const { data: table = null, waits, isFetching: reading, refetch } = useTable()
  const [{ minSupport, minCount, perGroup, minBaskets, limit }, change] = useAnalysis<Frequent>()
  const population = table ? populationOf(table.health, perGroup) : null
  const running = useEngineState(({ jobs }) => jobs.some(({ state }) => state === 'running'))
  const counts = minCount !== undefined
  const support = minSupport ?? (population ? (minCount ?? 1) / Math.max(1, population.baskets) : 0.01)
  const [draft, setDraft] = useDraft(support)
  const forecast = useQuery({
    queryKey: ['forecast', table?.key, perGroup, minBaskets, limit],
    queryFn: () => engine.forecast(table?.key ?? '', perGroup, { minBaskets, limit }),
    // The kernels need the cores more while they run.
    enabled: table !== null && !running && foreseen,
  })
  const range = {
    min: Math.min(lowestPosition(population?.baskets ?? null), toPosition(draft)),
    max: Math.max(highestPosition, toPosition(draft)),
  }
  const commit = (next: number) =>
    change(counts && population ? { minCount: minCountOf(next, population.baskets) } : { minSupport: next })
  const toggleUnit = () =>
    change(
      counts
        ? { minCount: undefined, minSupport: Number(Math.min(1, support).toPrecision(3)) }
        : { minSupport: undefined, minCount: minCountOf(support, population?.baskets ?? 100) },
    )
  return (
    <fieldset className={styles.group}>
      <div className={styles.legend}>
        <span>{words.atLeast}</span>
        <AriaButton className={styles.unit ?? ''} onPress={toggleUnit}>
          {counts ? words.share : <b>{words.share}</b>} / {counts ? <b>{words.number}</b> : words.number}
          <VisuallyHidden>{words.unit(counts ? words.share : words.number)}</VisuallyHidden>
        </AriaButton>
      </div>
      <div className={styles.number}>
        {counts ? (
          <NumberField
            label={words.numberOf(holders)}
            hideLabel
            value={draft === support ? (minCount ?? 1) : minCountOf(draft, population?.baskets ?? 1)}
            min={1}
            step={1}
            onChange={(value) => value !== null && change({ minCount: value })}
          />
        ) : (
          <NumberField
            label={words.shareOfAll(holders)}
            hideLabel
            value={draft}
            min={0.0000001}
            max={1}
            format={PERCENT}
            onChange={(value) => value !== null && change({ minSupport: value })}
          />
        )}
        <span className={styles.foot}>{population && inWords(draft, counts, population, holders)}</span>
      </div>
      <Slider
        label={words.shareOfAll(holders)}
        value={toPosition(draft)}
        min={range.min}
        max={range.max}
        step={STEP}
        valueText={formatPercent(draft)}
        lessLabel={words.less}
        moreLabel={words.more}
        onChange={(position) => setDraft(fromPosition(position))}
        onCommit={(position) => {
          setDraft(fromPosition(position))
          commit(fromPosition(position))
        }}
      />
      {forecast.data ? (
        <ForecastLine forecast={forecast.data} support={draft} range={range} onPick={commit} limit={limit} />
      ) : (
        <p className={styles.foot}>
          {reading
            ? words.reading
            : table && forecast.isFetching
              ? words.forecasting
              : waits
                ? words.forecastLater
                : ' '}
        </p>
      )}
      {waits && (
        <Button size="small" onPress={() => void refetch()}>
          {words.forecastRead}
        </Button>
      )}
      <FloorControl holders={holders} />
    </fieldset>
  )
}

function inWords(support: number, counts: boolean, { group, baskets }: Population, rows: string): string {
  const place = group === undefined ? '' : words.largest(formatGroup(group))
  if (counts) return words.shareOf(formatPercent(support), place, rows)
  return words.ofAll(formatCount(minCountOf(support, baskets)), place, formatCount(baskets), rows)
}

/** Follows the recipe, and the hand while it drags. */
function useDraft(value: number): [number, (value: number) => void] {
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  return [draft, setDraft]
}
