import { type Counts, disagreementOf, isThin, liftOf } from '../../analyses/mining/lift'
import { itemsAt, labelsAt, type StoredResult } from '../result/stored'
import { countInGroups, rowsFor } from './counting'
import { groupsByLabel } from './detail'
import { sidesOf } from './sides'
import type { GroupMatrix } from './types'

/** Rules looked at for the most disagreeing ones. */
const POOL = 1000
/** Keeps rules × groups within some ten megabytes whatever is mapped as group. */
const MAX_CELLS = 4_000_000

/** The first rows with different rules: the same rule found in several groups is one row of the matrix. */
function distinctRules(result: StoredResult, matching: Uint32Array, most: number): number[] {
  const { antecedents, consequents } = sidesOf(result)
  const a = result.ranks(antecedents).rank
  const { rank: c, distinct } = result.ranks(consequents)
  const seen = new Set<number>()
  const rows: number[] = []
  for (const row of matching) {
    if (rows.length === most) break
    const rule = a[row]! * distinct + c[row]!
    if (seen.has(rule)) continue
    seen.add(rule)
    rows.push(row)
  }
  return rows
}

/**
 * Lift of rules in every group, counted from the baskets, so also where a rule is not frequent. `disagreement` (see
 * `disagreementOf`) sorts the first thousand rules of the query's order and shows the `limit` that differ most.
 */
export async function groupMatrixOf(
  result: StoredResult,
  matching: Uint32Array,
  limit: number,
  sort: 'order' | 'disagreement',
): Promise<GroupMatrix> {
  const { antecedents, consequents } = sidesOf(result)
  const rows = await rowsFor(result.context)
  const groups = groupsByLabel(result.context.ranks.groupRank)
  const most = Math.max(1, Math.floor(MAX_CELLS / groups.length))
  const pool = distinctRules(result, matching, Math.min(most, sort === 'order' ? limit : Math.max(limit, POOL)))
  const counted = countInGroups(
    rows,
    pool.map((row) => ({ antecedent: itemsAt(antecedents, row), consequent: itemsAt(consequents, row) })),
  )
  const countsOf = (place: number, group: number): Counts => {
    const cell = place * counted.groups + group
    return {
      baskets: rows.groupBaskets[group]!,
      antecedent: counted.antecedent[cell]!,
      consequent: counted.consequent[cell]!,
      both: counted.both[cell]!,
    }
  }

  const rules = pool.map((index, place) => ({
    index,
    place,
    disagreement: disagreementOf(groups.map((group) => countsOf(place, group))),
  }))
  // Array sort is stable: rules that disagree alike keep the query's order.
  if (sort === 'disagreement') rules.sort((a, b) => b.disagreement - a.disagreement)
  const shown = rules.slice(0, limit)
  const cells = shown.flatMap(({ place }) => groups.map((group) => countsOf(place, group)))
  return {
    groups: groups.map((group) => ({
      label: result.context.groupLabel(group),
      baskets: rows.groupBaskets[group]!,
      few: result.small[group]!,
    })),
    rules: shown.map(({ index, disagreement }) => ({
      index,
      antecedents: labelsAt(antecedents, index),
      consequents: labelsAt(consequents, index),
      disagreement,
    })),
    lift: Float64Array.from(cells, liftOf),
    both: Uint32Array.from(cells, ({ both }) => both),
    thin: Uint8Array.from(cells, (counts) => (isThin(counts) ? 1 : 0)),
  }
}
