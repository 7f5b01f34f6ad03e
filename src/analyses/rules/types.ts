import type { MiningParameters } from '../mining/types'
import type { Metric, Threshold } from './definition'

export interface RuleParameters extends MiningParameters {
  metric: Threshold
  minThreshold: number
  maxConsequent?: number | undefined
  antecedentIncludes?: Uint32Array | undefined
  consequentIncludes?: Uint32Array | undefined
}

/** Rules in result order. */
export interface RuleColumns {
  kind: 'rules'
  rows: number
  group: Uint32Array
  antecedentOffsets: Uint32Array
  antecedentItems: Uint32Array
  consequentOffsets: Uint32Array
  consequentItems: Uint32Array
  count: Uint32Array
  antecedentCount: Uint32Array
  consequentCount: Uint32Array
  metrics: Record<Metric, Float64Array>
  pValue: Float64Array
  qValue: Float64Array
  /** 1 where a more general rule (fewer antecedents, same consequents) has at least the same confidence. */
  redundant: Uint8Array
}
