import { METRICS, type Metric } from '../../src/analyses/rules/definition'
import type { RuleColumns } from '../../src/analyses/rules/types'
import type { RunResult } from '../../src/analyses/tasks'
import type { EncodedBaskets } from './data'

export interface RuleRow {
  group: string | null | undefined
  antecedents: string[]
  consequents: string[]
  count: number
  antecedentCount: number
  consequentCount: number
  metrics: Record<Metric, number>
  p: number
  q: number
  redundant: boolean
}

/** Rows of a rules result with labels. */
export function ruleRowsOf(result: RunResult, data: Pick<EncodedBaskets, 'items' | 'groups'>): RuleRow[] {
  const c = result.columns as RuleColumns
  const labels = (items: Uint32Array, offsets: Uint32Array, row: number) =>
    Array.from(items.subarray(offsets[row], offsets[row + 1]), (id) => data.items[id] as string)
  return Array.from({ length: c.rows }, (_, row) => ({
    group: data.groups[c.group[row] as number],
    antecedents: labels(c.antecedentItems, c.antecedentOffsets, row),
    consequents: labels(c.consequentItems, c.consequentOffsets, row),
    count: c.count[row] as number,
    antecedentCount: c.antecedentCount[row] as number,
    consequentCount: c.consequentCount[row] as number,
    metrics: Object.fromEntries(METRICS.map((name) => [name, c.metrics[name][row]])) as Record<Metric, number>,
    p: c.pValue[row] as number,
    q: c.qValue[row] as number,
    redundant: c.redundant[row] === 1,
  }))
}

export const ruleKey = (rule: Pick<RuleRow, 'group' | 'antecedents' | 'consequents'>): string =>
  JSON.stringify([rule.group ?? null, rule.antecedents, rule.consequents])

/** Equal up to a rounding or two of a formula written another way. */
export const near = (a: number, b: number, tolerance = 1e-12): boolean =>
  a === b || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b))
