import { type Counts, isThin, liftInterval } from '../../analyses/mining/lift'
import { rowAt } from '../result/page'
import { itemsAt, type StoredResult } from '../result/stored'
import { countInGroups, rowsFor } from './counting'
import { sidesOf } from './sides'
import type { GroupLift, RuleDetail } from './types'

function groupLift(group: string | null, counts: Counts): GroupLift {
  return { group, ...counts, ...liftInterval(counts), thin: isThin(counts) }
}

/** Groups by label, the null group first. */
export function groupsByLabel(groupRank: Uint32Array): number[] {
  return Array.from(groupRank, (_, group) => group).sort((a, b) => groupRank[a]! - groupRank[b]!)
}

async function countsByGroup(result: StoredResult, index: number): Promise<Counts[]> {
  const { antecedents, consequents } = sidesOf(result)
  const rows = await rowsFor(result.context)
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

/** One rule: its 2×2 table where it was found, and its lift in all baskets and in each group, frequent there or not. */
export async function detailOf(result: StoredResult, index: number): Promise<RuleDetail> {
  const row = rowAt(result, index)
  sidesOf(result)
  const { columns, context, group } = result
  const byGroup = await countsByGroup(result, index)
  const overall = total(byGroup)
  const own = columns.group[index]!
  const found = context.recipe.analysis.perGroup ? byGroup[own]! : overall
  return {
    row,
    group: group ? context.groupLabel(own) : null,
    baskets: found.baskets,
    both: found.both,
    onlyAntecedent: found.antecedent - found.both,
    onlyConsequent: found.consequent - found.both,
    neither: found.baskets - found.antecedent - found.consequent + found.both,
    overall: groupLift(null, overall),
    groups: groupsByLabel(context.ranks.groupRank).map((g) => groupLift(context.groupLabel(g), byGroup[g]!)),
  }
}
