import { useMemo } from 'react'
import { useRow } from '../../parts/results/use-row'
import { type RuleSides, sidesOf } from './rule-text'

/** The two sides of the rule in hand: charts mark it also where they drew it for another group. */
export function useSelectedSides(jobId: string, selected: number | null): RuleSides | null {
  const row = useRow(jobId, selected)
  return useMemo(() => (row ? sidesOf(row) : null), [row])
}
