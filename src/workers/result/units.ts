import type { MiningResult } from '../../analyses/tasks'

/** What a run earned in the unit of the file: kernels count in whole numbers of 10^-scale. */
export function inUnits(result: MiningResult, scale: number): MiningResult {
  const { columns, report } = result
  if (columns.kind !== 'utility' || scale === 0) return result
  const power = 10 ** scale
  const divided = (values: Float64Array) => values.map((value) => value / power)
  return {
    columns: {
      ...columns,
      utility: divided(columns.utility),
      expected: divided(columns.expected),
      groupUtility: divided(columns.groupUtility),
    },
    report: report.limitAt === undefined ? report : { ...report, limitAt: report.limitAt / power },
  }
}
