import type { KernelContext } from '../../kernel-context'
import type { FeatureMatrix } from '../matrix'
import type { Clusters } from '../statistics/rows'
import { compareMeans, compareShares } from '../statistics/subgroup'
import { coverOf, openGroups } from '../subgroups'
import type { Selector, Subgroup } from '../subgroups/types'
import type { TestName } from '../types'
import { clustersOf } from './confirm-sets'
import type { Found } from './found'
import type { GroupStage } from './group-stage'

type Told = Pick<Found, 'effect' | 'effectLow' | 'effectHigh' | 'inside' | 'outside' | 'p' | 'coverage' | 'confirmed'>

/** Which test groups are put to, by what is explained. */
export const testOfGroups = ({ target, units }: FeatureMatrix): TestName =>
  units !== 0 ? 'cluster' : target.kind === 'number' ? 'welch' : 'fisher'

/** Each group against the other rows that were not searched. */
export async function confirmGroups(
  { kernel, matrix, split, conditions }: GroupStage,
  front: readonly Subgroup[],
): Promise<Told[]> {
  const { confirmingRows: rows } = split
  const mark = kernel.mark()
  const wanted = [...new Set(front.flatMap(({ selectors }) => [...selectors]))]
  const place = new Map(wanted.map((selector, at) => [selector, at]))
  const own = wanted.map((selector) => conditions.selectors[selector] as Selector)
  const groups = await openGroups(kernel, matrix, own, rows)
  const clusters = clustersOf(kernel, matrix, rows)
  const check = () => kernel.checkCancelled()
  const told = kernel.timed('confirm', () =>
    front.map(({ selectors, level }) => {
      check()
      const cover = coverOf(
        kernel,
        groups,
        selectors.map((selector) => place.get(selector) as number),
      )
      const column = Float64Array.from(rows, (_, i) => ((cover[i >>> 5] as number) >>> (i & 31)) & 1)
      const count = column.reduce((sum, one) => sum + one, 0)
      const common = { coverage: count / rows.length, confirmed: rows.length }
      if (count === 0 || count === rows.length) return { ...UNTESTED, ...common }
      return { ...differenceIn(targetIn(kernel, matrix, rows, level), column, matrix, clusters, check), ...common }
    }),
  )
  kernel.release(mark)
  return told
}

const UNTESTED = {
  effect: Number.NaN,
  effectLow: Number.NaN,
  effectHigh: Number.NaN,
  inside: Number.NaN,
  outside: Number.NaN,
  p: Number.NaN,
}

/** A number as it is, else 1 where it is of the class. */
function targetIn(
  kernel: KernelContext,
  { target, rows: all }: FeatureMatrix,
  rows: Uint32Array,
  level: number,
): Float64Array {
  if (target.kind === 'number') {
    const values = kernel.f64(target.address, all)
    return Float64Array.from(rows, (row) => values[row] as number)
  }
  const codes = kernel.u32(target.address, all)
  return Float64Array.from(rows, (row) => Number(codes[row] === level))
}

/** How far shares or means within and without are apart. */
function differenceIn(
  y: Float64Array,
  column: Float64Array,
  { target }: FeatureMatrix,
  clusters: Clusters | undefined,
  check: () => void,
): Omit<Told, 'coverage' | 'confirmed'> {
  const compared =
    target.kind === 'number' ? compareMeans(y, column, clusters, check) : compareShares(y, column, clusters, check)
  const [inside, outside] =
    'insideMean' in compared
      ? [compared.insideMean, compared.outsideMean]
      : [compared.inside.count / compared.inside.of, compared.outside.count / compared.outside.of]
  const { difference: effect, low: effectLow, high: effectHigh, test } = compared
  return { effect, effectLow, effectHigh, inside, outside, p: test?.p ?? Number.NaN }
}
