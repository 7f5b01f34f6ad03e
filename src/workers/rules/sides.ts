import type { ListColumn } from '../../analyses/result-table'
import type { RuleColumns } from '../../analyses/rules/types'
import type { StoredResult } from '../result/stored'
import { ruleAnswerFaults } from './sentences'

/** What only rules have. */
export interface RuleSides {
  antecedents: ListColumn
  consequents: ListColumn
  metrics: RuleColumns['metrics']
}

/** The sides of a result of rules, or an error: itemsets have none. */
export function sidesOf({ lists: [antecedents, consequents], columns }: StoredResult): RuleSides {
  if (columns.kind === 'rules' && antecedents && consequents)
    return { antecedents, consequents, metrics: columns.metrics }
  throw ruleAnswerFaults.noSides()
}
