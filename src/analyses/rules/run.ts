import type { KernelRun } from '../kernel-context'
import { mineFrequentSets } from '../mining/frequent-sets'
import { rulesFromSets } from './from-sets'
import type { RuleColumns, RuleParameters } from './types'

/**
 * What fits into a kernel's memory with its index and rules. Above it only the sets of highest count give rules, the
 * run says so, and q-values cover only those rules.
 */
const MOST_SETS = 2 ** 22

/** Association rules with all measures, in result order. */
export const runRules: KernelRun<RuleParameters, RuleColumns> = async (kernel, input, parameters) => {
  // `include` is about the whole rule; the counts of its sides need the sets without these items too.
  const cap = Math.max(MOST_SETS, parameters.limit)
  const frequent = await mineFrequentSets(kernel, input, parameters, { cap, pushInclude: false })
  const { columns, limitAt: ruleLimitAt } = await rulesFromSets(kernel, input, frequent, parameters)
  const { sets, method, methodReason, limitAt: setLimitAt } = frequent
  const limits = [ruleLimitAt, setLimitAt].filter((count) => count !== null)
  return {
    columns,
    report: {
      method,
      methodReason,
      found: sets,
      limited: limits.length > 0,
      ...(limits.length > 0 ? { limitAt: Math.max(...limits) } : {}),
    },
  }
}
