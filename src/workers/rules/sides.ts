import type { ListColumn } from '../../analyses/result-table'
import type { RuleColumns } from '../../analyses/rules/types'
import { BasketeerError } from '../../recipe/error'
import type { StoredResult } from '../result/stored'

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
  throw new BasketeerError('method-unknown', 'Only rules have two sides. Run the analysis “rules” to see this.')
}
