import { minimumCount } from '../../analyses/mining/plan'
import type { SubstitutesParameters } from '../../analyses/substitutes/definition'
import { companyWeight } from '../../analyses/substitutes/score'
import type { SubstitutesColumns } from '../../analyses/substitutes/types'
import type { Behind } from '../behind'
import { tableAtHand } from '../lines-missing'
import { rowAt } from '../result/page'
import type { BasketTable } from '../table/basket-table'
import { idsOf } from '../table/labels'
import type { Pause } from '../table/pause'
import type { SharedCompany, SubstituteDetail } from './types'

const SHOWN = 12
const ROWS_BETWEEN_PAUSES = 1 << 16

interface Scope {
  from: number
  end: number
  a: number
  b: number
}

/** What a pair was compared by: counted anew, as the kernels keep no companies. */
export async function detailOf(behind: Behind, index: number): Promise<SubstituteDetail> {
  const { result, pause } = behind
  const row = rowAt(result, index)
  const columns = result.columns as SubstitutesColumns
  const asked = result.context.recipe.analysis as SubstitutesParameters
  const group = columns.group[index]!
  const found = {
    row,
    group: asked.perGroup ? result.context.groupLabel(group) : undefined,
    baskets: result.basketsOf(index),
  }
  const table = await tableAtHand(behind)
  if (!table) return { ...found, shared: [], sharedItems: 0, partial: true }
  const { groupStart } = table.input
  const scope: Scope = {
    from: asked.perGroup ? groupStart[group]! : 0,
    end: asked.perGroup ? groupStart[group + 1]! : groupStart.at(-1)!,
    a: columns.itemA[index]!,
    b: columns.itemB[index]!,
  }
  const shared = await sharedCompany(table, scope, asked, pause)
  return { ...found, shared: shared.slice(0, SHOWN), sharedItems: shared.length, partial: false }
}

/** Baskets of each item in the scope; and of those, baskets with one item and with another. */
async function countBeside(
  { input: { offsets, items, itemCount } }: BasketTable,
  { from, end, a, b }: Scope,
  pause: Pause,
) {
  const all = new Uint32Array(itemCount)
  const besideA = new Uint32Array(itemCount)
  const besideB = new Uint32Array(itemCount)
  for (let row = from; row < end; row++) {
    const own = items.subarray(offsets[row]!, offsets[row + 1]!)
    for (const item of own) all[item]!++
    if (own.includes(a)) for (const item of own) besideA[item]!++
    if (own.includes(b)) for (const item of own) besideB[item]!++
    if (row % ROWS_BETWEEN_PAUSES === 0) await pause()
  }
  return { all, besideA, besideB }
}

async function sharedCompany(
  table: BasketTable,
  scope: Scope,
  { minBaskets, minSupport, exclude = [] }: SubstitutesParameters,
  pause: Pause,
): Promise<SharedCompany[]> {
  const { all, besideA, besideB } = await countBeside(table, scope, pause)
  const { a, b } = scope
  const baskets = scope.end - scope.from
  const least = Math.max(minBaskets, minSupport === undefined ? 1 : minimumCount({ minSupport }, baskets))
  const excluded = new Set(idsOf(exclude, table.itemLabels))
  const found: (SharedCompany & { weight: number })[] = []
  for (let item = 0; item < all.length; item++) {
    if (item === a || item === b || all[item]! < least || excluded.has(item)) continue
    const byChance = (of: number) => (all[item]! * all[of]!) / baskets
    const weight = companyWeight(besideA[item]!, byChance(a)) * companyWeight(besideB[item]!, byChance(b))
    if (weight === 0) continue
    found.push({
      label: table.itemLabels[item]!,
      withA: besideA[item]!,
      withB: besideB[item]!,
      liftA: besideA[item]! / byChance(a),
      liftB: besideB[item]! / byChance(b),
      weight,
    })
  }
  found.sort((x, y) => y.weight - x.weight || (x.label < y.label ? -1 : 1))
  return found.map(({ weight: _, ...each }) => each)
}
