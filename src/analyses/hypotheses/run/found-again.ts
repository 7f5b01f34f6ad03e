import { chanceOf } from '../chance'
import { openGroups, searchSubgroups } from '../subgroups'
import type { Groups } from '../subgroups/model'
import { type Covered, differentOnes, saysTheSame } from './different'
import { costOfGroups, type GroupStage } from './group-stage'

/** Words of bitmaps that all searches together may look at. */
const BUDGET = 4e9
const LEAST = 20
/** Where not all groups can be looked at again and again. */
const WIDTH = 40

/** Share of searches in other draws of the same units in which a group is again among those that are put to the test. */
export async function foundAgain(
  stage: GroupStage,
  compared: Groups,
  front: readonly Covered[],
  exact: boolean,
): Promise<{ share: number[]; resamples: number }> {
  const { kernel, matrix, parameters, split, conditions, asked } = stage
  const { stability, seed, limit, maxConditions } = parameters
  if (stability === 0) return { share: front.map(() => Number.NaN), resamples: 0 }
  const { selectors } = conditions
  const rows = split.searchedRows.length
  const all = costOfGroups(stage, rows, maxConditions)
  const beamed = costOfGroups(stage, rows, maxConditions, WIDTH * selectors.length * maxConditions)
  const isExact = exact && all * Math.min(stability, LEAST) <= BUDGET
  const resamples = Math.min(stability, Math.max(LEAST, Math.floor(BUDGET / (isExact ? all : beamed))))
  const rowsOf = split.rowsOfSearching()
  const found = front.map(() => 0)
  for (let run = 0; run < resamples; run++) {
    kernel.checkCancelled()
    kernel.tell({ label: 'stability', done: run, total: resamples, value: 0 })
    const mark = kernel.mark()
    const list = drawn(rowsOf, seed, run)
    const method = isExact ? 'exact' : 'beam'
    const groups = await openGroups(kernel, matrix, selectors, list, { ...asked(list.length), method, width: WIDTH })
    const { overall } = await searchSubgroups(kernel, groups)
    const others = differentOnes(kernel, compared, overall, limit)
    front.forEach((own, i) => {
      if (others.some((other) => saysTheSame(own, other))) found[i] = (found[i] as number) + 1
    })
    kernel.release(mark)
  }
  return { share: found.map((n) => n / resamples), resamples }
}

/** As many blocks of units as there are, some of them more than once. */
function drawn(rowsOf: readonly Uint32Array[], seed: number, run: number): Uint32Array {
  const chance = chanceOf(seed + 1, run)
  const taken = rowsOf.map(() => rowsOf[chance.below(rowsOf.length)] as Uint32Array)
  const list = new Uint32Array(taken.reduce((sum, rows) => sum + rows.length, 0))
  let at = 0
  for (const rows of taken) {
    list.set(rows, at)
    at += rows.length
  }
  return list
}
