import { useState } from 'react'
import type { GridQuery } from '../../../../workers/protocol/query'
import type { Facets } from '../../../../workers/protocol/result'
import { Select } from '../../../base/components/Select'
import { useGrammar } from '../grammar'
import { measureOf } from '../measures'
import { setBounds } from '../query'
import type { ChangeQuery } from '../use-grid-query'
import { resultWords as words } from '../words'
import styles from './filters.module.css'
import { RangeFilter } from './RangeFilter'

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
  const { measures, offered } = useGrammar()
  const [added, setAdded] = useState<string[]>([])
  const there = measures.map(({ id }) => id).filter((column) => column in ranges)
  const wanted = new Set<string>([...offered, ...Object.keys(query.ranges ?? {}), ...added])
  const shown = [...offered, ...there.filter((column) => !offered.includes(column))].filter(
    (column) => wanted.has(column) && there.includes(column),
  )
  const others = measures.filter(({ id }) => there.includes(id) && !wanted.has(id))
  return (
    <div className={styles.thresholds}>
      {shown.map((column) => {
        const range = ranges[column]
        if (!range) return null
        return (
          <RangeFilter
            key={column}
            measure={measureOf(measures, column)}
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
          options={others.map(({ id, label, means }) => ({ id, label, hint: means }))}
          onChange={(column) => setAdded((now) => [...now, column])}
        />
      )}
    </div>
  )
}
