import { strengthOfSplit } from '../mining/strength'
import { miningParameters } from '../mining/task'
import { type AnalysisWorking, eachRow, f64, flags, i32, itemList } from '../working'
import type { RulesParameters } from './definition'
import { parts } from './parts'
import type { RuleColumns, RuleParameters } from './types'

export const rules: AnalysisWorking<RulesParameters, RuleParameters, RuleColumns> = {
  parts,
  task(asked, table) {
    const { metric, minThreshold, maxConsequent } = asked
    return {
      ...miningParameters(asked, table),
      metric,
      minThreshold,
      maxConsequent,
      antecedentIncludes: table.ids(asked.antecedentIncludes),
      consequentIncludes: table.ids(asked.consequentIncludes),
    }
  },
  toTable(columns, naming) {
    return [
      itemList('antecedents', columns.antecedentOffsets, columns.antecedentItems, naming),
      itemList('consequents', columns.consequentOffsets, columns.consequentItems, naming),
      ...Object.entries(columns.metrics).map(([name, values]) => f64(name, values)),
      i32('count', columns.count),
      f64('p_value', columns.pValue),
      f64('q_value', columns.qValue),
      flags('redundant', columns.redundant),
    ]
  },
  strength({ rows, count, antecedentCount, consequentCount }, { basketsOf }) {
    const at = (counts: Uint32Array, row: number) => counts[row] as number
    return eachRow(rows, (row) =>
      strengthOfSplit(basketsOf(row), at(antecedentCount, row), at(consequentCount, row), at(count, row)),
    )
  },
}
