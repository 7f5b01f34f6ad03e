import type { HypothesesParameters } from '../../analyses/hypotheses/definition'
import type { HypothesesColumns } from '../../analyses/hypotheses/types'
import { LEFT_OUT } from '../../analyses/table-columns'
import type { Behind } from '../behind'
import { AS_THEY_ARE, type HypothesesOverview } from './types'

const pick = <T, K extends keyof T>(from: T, names: readonly K[]) =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>

export function overviewOf({ result: { columns: all, context } }: Pick<Behind, 'result'>): HypothesesOverview {
  const columns = all as HypothesesColumns
  const { alpha } = context.recipe.analysis as HypothesesParameters
  const label = (item: number) => context.itemLabel(item)
  const holding = columns.holds.reduce((sum, one) => sum + one, 0)
  return {
    ...pick(columns, AS_THEY_ARE),
    target: label(columns.target[0]!),
    targetLevels: Array.from(columns.targetLevels, label),
    exact: columns.exact.every((one) => one === 1),
    anything: holding > 0 || columns.wholeP <= alpha,
    holding,
    candidates: Array.from(columns.candidates, label),
    leftOut: Array.from(columns.leftOut, (item, i) => ({
      column: label(item),
      why: LEFT_OUT[columns.leftOutWhy[i]!]!,
    })),
  }
}
