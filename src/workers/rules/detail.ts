import { type Counts, isThin, liftInterval } from '../../analyses/mining/lift'
import type { RuleColumns } from '../../analyses/rules/types'
import { rowAt } from '../result/page'
import { rowsOfSameLists } from '../result/same-lists'
import { itemsAt, type StoredResult } from '../result/stored'
import { countInGroups } from './counting'
import { sidesOf } from './sides'
import type { GroupLift, RuleDetail } from './types'

function groupLift(group: string | null, counts: Counts): GroupLift {
  return { group, ...counts, ...liftInterval(counts), thin: isThin(counts) }
}

/** Groups by label, the null group first. */
export function groupsByLabel(groupRank: Uint32Array): number[] {
  return Array.from(groupRank, (_, group) => group).sort((a, b) => groupRank[a]! - groupRank[b]!)
}

/** Null where the baskets are not at hand. */
async function countsByGroup(result: StoredResult, index: number): Promise<Counts[] | null> {
  const { antecedents, consequents } = sidesOf(result)
  const rows = await result.context.rows()
  if (!rows) return null
  const rule = { antecedent: itemsAt(antecedents, index), consequent: itemsAt(consequents, index) }
  const { antecedent, consequent, both } = countInGroups(rows, [rule])
  return Array.from(rows.groupBaskets, (baskets, group) => ({
    baskets,
    antecedent: antecedent[group]!,
    consequent: consequent[group]!,
    both: both[group]!,
  }))
}

function total(counts: readonly Counts[]): Counts {
  const sum = { baskets: 0, antecedent: 0, consequent: 0, both: 0 }
  for (const group of counts) {
    sum.baskets += group.baskets
    sum.antecedent += group.antecedent
    sum.consequent += group.consequent
    sum.both += group.both
  }
  return sum
}

/** What a row says of its group, or of all. */
function countsOfRow(result: StoredResult, row: number): Counts {
  const { count, antecedentCount, consequentCount } = result.columns as RuleColumns
  return {
    baskets: result.basketsOf(row),
    antecedent: antecedentCount[row]!,
    consequent: consequentCount[row]!,
    both: count[row]!,
  }
}

/** Lifts as far as rows know them: of the groups in which the same rule was found. */
function liftsOfRows(result: StoredResult, index: number): Pick<RuleDetail, 'overall' | 'groups'> {
  const { columns, context } = result
  if (!context.recipe.analysis.perGroup) return { overall: groupLift(null, countsOfRow(result, index)), groups: [] }
  const rowOf = new Map(rowsOfSameLists(result, index).map((row) => [columns.group[row]!, row]))
  return {
    overall: null,
    groups: groupsByLabel(context.ranks.groupRank).flatMap((group) => {
      const row = rowOf.get(group)
      return row === undefined ? [] : [groupLift(context.groupLabel(group), countsOfRow(result, row))]
    }),
  }
}

/** One rule: its 2×2 table where it was found, and its lift in all baskets and in each group, frequent there or not. */
export async function detailOf(result: StoredResult, index: number): Promise<RuleDetail> {
  const row = rowAt(result, index)
  sidesOf(result)
  const { columns, context, group } = result
  const own = columns.group[index]!
  const byGroup = await countsByGroup(result, index)
  const overall = byGroup && total(byGroup)
  const counted = context.recipe.analysis.perGroup ? byGroup?.[own] : overall
  const found = counted ?? countsOfRow(result, index)
  return {
    row,
    group: group ? context.groupLabel(own) : null,
    baskets: found.baskets,
    both: found.both,
    onlyAntecedent: found.antecedent - found.both,
    onlyConsequent: found.consequent - found.both,
    neither: found.baskets - found.antecedent - found.consequent + found.both,
    ...(byGroup && overall
      ? {
          overall: groupLift(null, overall),
          groups: groupsByLabel(context.ranks.groupRank).map((g) => groupLift(context.groupLabel(g), byGroup[g]!)),
        }
      : liftsOfRows(result, index)),
    partial: byGroup === null,
  }
}
