import type { ResultRow } from '../../../workers/protocol/result'
import { labelsIn } from '../../base/cells'

/** Which rule this is, whatever group it was found in. */
export interface RuleSides {
  index: number
  antecedents: string[]
  consequents: string[]
}

export function sidesOf({ index, cells }: ResultRow): RuleSides {
  return { index, antecedents: labelsIn(cells['antecedents']), consequents: labelsIn(cells['consequents']) }
}

export function sidesText({ antecedents, consequents }: Omit<RuleSides, 'index'>): string {
  return `${antecedents.join(', ')} → ${consequents.join(', ')}`
}

/** A rule in one line. */
export function ruleText(row: ResultRow): string {
  return sidesText(sidesOf(row))
}

/** Both sides in one, where there is a rule. */
export const itemsOfRule = (rule: Omit<RuleSides, 'index'> | undefined): string[] =>
  rule ? [...rule.antecedents, ...rule.consequents] : []
