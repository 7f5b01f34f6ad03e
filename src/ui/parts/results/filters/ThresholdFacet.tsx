import { useState } from 'react'
import type { AnalysisKind } from '../../../../analyses/registry'
import type { GridQuery } from '../../../../workers/protocol/query'
import type { Facets } from '../../../../workers/protocol/result'
import { Select } from '../../../base/components/Select'
import { measureOf, measuresOf } from '../measures'
import { setBounds } from '../query'
import type { ChangeQuery } from '../use-grid-query'
import { rulesWords as words } from '../words'
import styles from './filters.module.css'
import { RangeFilter } from './RangeFilter'

/** What is offered at once; the others when they are asked for. */
const FIRST: Record<AnalysisKind, readonly string[]> = {
  rules: ['lift', 'confidence', 'support', 'count', 'q_value'],
  itemsets: ['support', 'count'],
  sequences: ['support', 'share'],
  recommend: [],
  judge: [],
  utility: ['utility', 'support', 'per_receipt', 'lift', 'surplus'],
}

/** Thresholds over the result: the usual measures, and any other that is asked for. */
export function ThresholdFacet({
  kind,
  ranges,
  query,
  change,
}: {
  kind: AnalysisKind
  ranges: Facets['ranges']
  query: GridQuery
  change: ChangeQuery
}) {
  const [added, setAdded] = useState<string[]>([])
  const measures = measuresOf(kind)
  const first = FIRST[kind]
  const there = [...measures.keys()].filter((column) => column in ranges)
  const wanted = new Set<string>([...first, ...Object.keys(query.ranges ?? {}), ...added])
  const shown = [...first, ...there.filter((column) => !first.includes(column))].filter(
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
            measure={measureOf(kind, column)}
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
          options={others.map((id) => ({ id, label: measureOf(kind, id).label, hint: measureOf(kind, id).means }))}
          onChange={(column) => setAdded((now) => [...now, column])}
        />
      )}
    </div>
  )
}
