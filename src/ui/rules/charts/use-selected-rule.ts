import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { resultQueries } from '../../../client/queries'
import type { ResultRow } from '../../../workers/protocol/result'
import { useEngine } from '../../state/engine-context'
import { type RuleSides, sidesOf } from './rule-text'

/** The row of a rule as soon as it is known; never that of another one. */
export function useRuleRow(jobId: string, index: number | null): ResultRow | null {
  const { results } = useEngine()
  const { data } = useQuery({
    ...resultQueries(results).rowsAt(jobId, index === null ? [] : [index]),
    enabled: index !== null,
  })
  const row = data?.[0]
  return row && row.index === index ? row : null
}

/** The two sides of the rule in hand: charts mark it also where they drew it for another group. */
export function useSelectedSides(jobId: string, selected: number | null): RuleSides | null {
  const row = useRuleRow(jobId, selected)
  return useMemo(() => (row ? sidesOf(row) : null), [row])
}
