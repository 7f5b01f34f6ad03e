import type { KernelContext } from '../../kernel-context'
import type { FeatureTable } from '../../table-columns'
import { hypothesisFaults } from '../sentences'
import { type Split, splitUnits } from '../split'
import { chiSquareQuantile } from '../statistics/distributions'
import { openGroups, searchSubgroups } from '../subgroups'
import type { Groups } from '../subgroups/model'
import type { Subgroup, SubgroupOptions } from '../subgroups/types'
import type { TableMatrix } from '../table'
import type { HypothesesParameters } from '../types'
import { conditionsOf, possibleGroups } from './conditions'
import { confirmGroups, testOfGroups } from './confirm-groups'
import { differentOnes } from './different'
import type { Found, Search } from './found'
import { foundAgain } from './found-again'
import { costOfGroups, type GroupStage } from './group-stage'
import { leakedFeatures } from './leaks'
import { wholeSearchOfGroups } from './whole-groups'

/** So many times what is told is kept of each length, from which those that differ are chosen. */
const KEEP = 3
/** Words of bitmaps up to which all groups are looked at: some seconds' worth. */
const BUDGET = 4e9
const BLOCKS = 64
/** Rows by which groups are compared: those of more would not say otherwise. */
const COMPARED = 20_000
const FEWEST = 5

const leastRows = (rows: number, { minCoverage }: HypothesesParameters) =>
  Math.max(FEWEST, Math.ceil(minCoverage * rows))

/** Rows that differ from the others, by what they have in common: searched in one part of them, tested in the other. */
export async function findSubgroups(
  kernel: KernelContext,
  table: FeatureTable,
  matrix: TableMatrix,
  parameters: HypothesesParameters,
): Promise<{ split: Split; search: Search }> {
  const split = splitUnits(kernel, matrix, parameters, BLOCKS)
  const without = await leakedFeatures(kernel, table, matrix, split)
  const least = leastRows(matrix.rows, parameters)
  const conditions = kernel.timed('search', () => conditionsOf(kernel, table, matrix, { least, without }))
  if (conditions.selectors.length === 0) throw hypothesisFaults.nothingExplains()
  const { maxConditions, coverageWeight, limit, alpha } = parameters
  // As many conditions could be added to a group as there are, and rows of a unit may all say the same.
  const gain = chiSquareQuantile(1 - alpha / conditions.selectors.length, 1) * (matrix.rows / matrix.unitCount)
  const asked = (rows: number): Partial<SubgroupOptions> => ({
    maxConditions,
    keep: KEEP * limit,
    minRows: leastRows(rows, parameters),
    coverage: coverageWeight === 1 ? 1 : 0.5,
    gain,
  })
  const stage: GroupStage = { kernel, matrix, parameters, split, conditions, asked }
  const { searchedRows: rows } = split
  const method = costOfGroups(stage, rows.length, maxConditions) <= BUDGET ? 'exact' : 'beam'

  const mark = kernel.mark()
  const groups = await openGroups(kernel, matrix, conditions.selectors, rows, { ...asked(rows.length), method })
  const { overall, evaluated, exact } = await searchSubgroups(kernel, groups)
  const compared = await comparedIn(stage, groups)
  const front = kernel.timed('search', () => differentOnes(kernel, compared, overall, limit))
  const again = await foundAgain(stage, compared, front, exact)
  kernel.release(mark)
  const whole = await wholeSearchOfGroups(stage, exact)
  const found = front.map(({ group }) => group)
  const tested = await confirmGroups(stage, found)
  const possible = possibleGroups(conditions, maxConditions)
  return {
    split,
    search: {
      test: testOfGroups(matrix),
      looked: exact ? possible : evaluated,
      possible,
      leaks: [...without].map((feature) => (table.columns[feature] as FeatureTable['columns'][number]).item),
      ...whole,
      resamples: again.resamples,
      found: found.map((group, i): Found => {
        const { effect, ...told } = tested[i] as (typeof tested)[0]
        return {
          features: group.selectors.map((selector) => conditions.items[selector] as number),
          of: matrix.target.kind === 'classes' ? group.level : undefined,
          effect,
          effectFound: differenceOf(group, rows.length),
          stability: again.share[i] as number,
          exact,
          ...told,
        }
      }),
    },
  }
}

/** Within less without, where it was found. */
const differenceOf = ({ inside, overall, rows }: Subgroup, all: number) =>
  inside - (overall * all - inside * rows) / (all - rows)

/** The same groups in some of the rows, where there are very many. */
async function comparedIn({ kernel, matrix, conditions }: GroupStage, groups: Groups): Promise<Groups> {
  const { list } = groups
  if (list.length <= COMPARED) return groups
  const some = Uint32Array.from(
    { length: COMPARED },
    (_, i) => list[Math.floor((i * list.length) / COMPARED)] as number,
  )
  return openGroups(kernel, matrix, conditions.selectors, some)
}
