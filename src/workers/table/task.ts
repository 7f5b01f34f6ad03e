import type { MiningParameters, MiningTask } from '../../analyses/kernel-types'
import type { AnalysisParameters } from '../../analyses/registry'
import { idsOf } from './labels'

/** A recipe's parameters in the ids of a table. */
export function miningTask(analysis: AnalysisParameters, itemLabels: readonly string[]): MiningTask {
  const ids = (wanted: readonly string[] | undefined) => wanted && idsOf(wanted, itemLabels)
  const common: MiningParameters = {
    perGroup: analysis.perGroup,
    minSupport: analysis.minSupport,
    minCount: analysis.minCount,
    maxLength: analysis.maxLength,
    method: analysis.method,
    target: analysis.target,
    include: ids(analysis.include),
    exclude: ids(analysis.exclude),
    limit: analysis.limit,
  }
  if (analysis.kind === 'itemsets') return { kind: 'itemsets', parameters: common }
  return {
    kind: 'rules',
    parameters: {
      ...common,
      metric: analysis.metric,
      minThreshold: analysis.minThreshold,
      maxConsequent: analysis.maxConsequent,
      antecedentIncludes: ids(analysis.antecedentIncludes),
      consequentIncludes: ids(analysis.consequentIncludes),
    },
  }
}
