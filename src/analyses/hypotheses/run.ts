import type { KernelContext, KernelRun } from '../kernel-context'
import type { FeatureMatrix } from './matrix'
import { columnsOf } from './run/columns'
import { findSets } from './run/sets'
import { findSubgroups } from './run/subgroups'
import { hypothesisFaults, hypothesisReasons } from './sentences'
import { matrixOf } from './table'
import type { HypothesesColumns, HypothesesParameters } from './types'

const LEAST_ROWS = 20
const LEAST_UNITS = 10

/** What explains a column, found in one part of the rows and tested in the other. */
export const runHypotheses: KernelRun<HypothesesParameters, HypothesesColumns> = async (kernel, input, parameters) => {
  const { table, ...matrix } = matrixOf(input)
  if (matrix.rows < LEAST_ROWS) throw hypothesisFaults.fewRows({ count: matrix.rows, least: LEAST_ROWS })
  if (matrix.unitCount < LEAST_UNITS) throw hypothesisFaults.fewUnits({ count: matrix.unitCount, least: LEAST_UNITS })
  const { split, search } = await (parameters.language === 'sets' ? findSets : findSubgroups)(
    kernel,
    table,
    matrix,
    parameters,
  )
  const columns = columnsOf(table, split, parameters, overallOf(kernel, matrix, split.confirmingRows), search)
  const { looked, possible } = search
  const isExact = columns.exact[0] === 1 || columns.rows === 0
  return {
    columns,
    report: {
      method: parameters.language === 'subgroups' ? 'subgroups' : isExact ? 'exhaustive' : 'genetic',
      methodReason:
        parameters.language === 'subgroups'
          ? hypothesisReasons[isExact ? 'allSubgroups' : 'subgroups']({ count: looked })
          : isExact
            ? hypothesisReasons.exact({ count: looked })
            : hypothesisReasons.searched({ count: looked, possible }),
      limited: false,
      found: columns.rows,
    },
  }
}

/** Mean of a number, or share of yes; of classes there is no one number. */
function overallOf(kernel: KernelContext, { target, rows }: FeatureMatrix, some: Uint32Array): number {
  if (target.kind === 'classes') return Number.NaN
  const values = target.kind === 'number' ? kernel.f64(target.address, rows) : kernel.u32(target.address, rows)
  return some.reduce((sum, row) => sum + (values[row] as number), 0) / some.length
}
