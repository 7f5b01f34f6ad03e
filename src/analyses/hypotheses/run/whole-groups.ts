import { searchWideP } from '../exact'
import { countOfGroups, openGroups, permutedSubgroups, searchSubgroups, wordsOfGroup } from '../subgroups'
import { affordable } from './affordable'
import { NO_SHUFFLES, type WholeSearch, wholeOf } from './found'
import { strataOfUnits } from './strata'
import type { GroupStage } from './subgroups'

/** Words of bitmaps that all searches together may look at. */
const BUDGET = 1e11
const WIDTH = 100

/** The whole search again in all rows and on targets that changed places between units: whether there is anything at all. */
export async function wholeSearchOfGroups(
  { kernel, matrix, parameters, conditions, asked }: GroupStage,
  exact: boolean,
): Promise<WholeSearch> {
  const { permutations, seed, maxConditions: most } = parameters
  if (permutations === 0) return NO_SHUFFLES
  const mark = kernel.mark()
  const { selectors } = conditions
  const each = wordsOfGroup(matrix.rows, matrix.target.kind === 'number' ? 0 : matrix.target.levels)
  const groupsOf = (length: number) =>
    exact ? countOfGroups(selectors.length, length) : WIDTH * selectors.length * length
  const { size, shuffles } = affordable(most, permutations, (length) => groupsOf(length) * each, BUDGET)
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
