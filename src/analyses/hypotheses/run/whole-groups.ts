import { searchWideP } from '../exact'
import { openGroups, permutedSubgroups, searchSubgroups } from '../subgroups'
import { affordable } from './affordable'
import { NO_SHUFFLES, type WholeSearch, wholeOf } from './found'
import { costOfGroups, type GroupStage } from './group-stage'
import { strataOfUnits } from './strata'

/** Words of bitmaps that all searches together may look at. */
const BUDGET = 3e10
const WIDTH = 100

/** The whole search again in all rows and on targets that changed places between units: whether there is anything at all. */
export async function wholeSearchOfGroups(stage: GroupStage, exact: boolean): Promise<WholeSearch> {
  const { kernel, matrix, parameters, conditions, asked } = stage
  const { permutations, seed, maxConditions: most } = parameters
  if (permutations === 0) return NO_SHUFFLES
  const mark = kernel.mark()
  const { selectors } = conditions
  const costOf = (length: number) =>
    costOfGroups(stage, matrix.rows, length, exact ? undefined : WIDTH * selectors.length * length)
  const { size, shuffles } = affordable(most, permutations, costOf, BUDGET)
  const rows = Uint32Array.from({ length: matrix.rows }, (_, row) => row)
  const groups = await openGroups(kernel, matrix, selectors, rows, {
    ...asked(rows.length),
    maxConditions: size,
    keep: 1,
    method: exact ? 'exact' : 'beam',
    width: WIDTH,
  })
  const { best } = await searchSubgroups(kernel, groups)
  const bests = await permutedSubgroups(kernel, matrix, groups, {
    permutations: shuffles,
    seed,
    strata: strataOfUnits(kernel, matrix),
  })
  const { p } = searchWideP(
    best.map(([group]) => group?.quality ?? 0),
    bests,
    size,
  )
  kernel.release(mark)
  return wholeOf(p, shuffles, size === most)
}
