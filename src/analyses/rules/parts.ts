import type { Parts } from '../published/parts'
import type { RuleColumns } from './types'

/** What may be published of a result. */
export const parts: Parts<RuleColumns> = {
  kind: 'kind',
  rows: 'number',
  group: 'groups',
  antecedentOffsets: 'numbers',
  antecedentItems: 'items',
  consequentOffsets: 'numbers',
  consequentItems: 'items',
  count: 'numbers',
  antecedentCount: 'numbers',
  consequentCount: 'numbers',
  metrics: 'named numbers',
  pValue: 'numbers',
  qValue: 'numbers',
  redundant: 'numbers',
}
