import { useState } from 'react'
import type { Facets, GridQuery } from '../../../workers/protocol'
import { Select } from '../../components/Select'
import { rulesWords as words } from '../../words/rules'
import { NUMERIC_COLUMNS, type NumericColumn } from '../metrics'
import { setBounds } from '../query'
import type { ChangeQuery } from '../use-grid-query'
import styles from './filters.module.css'
import { RangeFilter } from './RangeFilter'

const FIRST: readonly NumericColumn[] = ['lift', 'confidence', 'support', 'count', 'q_value']

/** Thresholds over the result: the usual measures, and any other that is asked for. */
export function ThresholdFacet({
  ranges,
  query,
  change,
}: {
  ranges: Facets['ranges']
  query: GridQuery
  change: ChangeQuery
}) {
  const [added, setAdded] = useState<NumericColumn[]>([])
  const there = NUMERIC_COLUMNS.filter((column) => column in ranges)
  const wanted = new Set<string>([...FIRST, ...Object.keys(query.ranges ?? {}), ...added])
  const shown = [...FIRST, ...there.filter((column) => !FIRST.includes(column))].filter(
    (column) => wanted.has(column) && there.includes(column),
  )
  const others = there.filter((column) => !wanted.has(column))
  return (
    <div className={styles.thresholds}>
      {shown.map((column) => {
        const range = ranges[column]
        if (!range) return null
        return (
          <RangeFilter
            key={column}
            column={column}
            range={range}
            bounds={query.ranges?.[column] ?? [null, null]}
            onChange={(bounds) => change((now) => setBounds(now, column, bounds))}
          />
        )
      })}
      {others.length > 0 && (
        <Select
          label={words.filters.addThreshold}
          hideLabel
          placeholder={words.filters.addThreshold}
          value={null}
          options={others.map((id) => ({ id, label: words.metrics[id].label, hint: words.metrics[id].means }))}
          onChange={(column) => setAdded((now) => [...now, column])}
        />
      )}
    </div>
  )
}
