import type { Behind } from '../behind'
import { rowAt } from '../result/page'
import type { BasketTable } from '../table/basket-table'
import { idsOf } from '../table/labels'
import type { Pause } from '../table/pause'
import type { BundleScope } from './scope'
import { type Tally, tallyBundle } from './tally'

/** A discount that is dragged asks of the same bundle again and again. */
const MOST_TALLIES = 8

/** By bundle, oldest use first; let go of with the table. A bundle found in several groups has one, which knows all of them. */
const known = new WeakMap<BasketTable, Map<string, Tally>>()

/** What is counted of a bundle on the receipts of a table. */
export async function tallyOf({ table, bundle }: Pick<BundleScope, 'table' | 'bundle'>, pause: Pause): Promise<Tally> {
  const tallies = known.get(table) ?? new Map<string, Tally>()
  known.set(table, tallies)
  const key = bundle.join()
  const tally = tallies.get(key) ?? (await tallyBundle(table, bundle, pause))
  tallies.delete(key)
  tallies.set(key, tally)
  if (tallies.size > MOST_TALLIES) tallies.delete(tallies.keys().next().value!)
  return tally
}

async function scopeOf({ result, table: read }: Behind, index: number): Promise<BundleScope> {
  const { cells } = rowAt(result, index)
  const labels = cells['itemset'] as string[]
  const table = await read()
  const { groupColumn } = result.info
  const place = new Map(Array.from(idsOf(labels, table.itemLabels), (id) => [table.itemLabels[id]!, id]))
  return {
    table,
    index,
    bundle: Uint32Array.from(labels, (label) => place.get(label)!),
    group: groupColumn === null ? null : table.groupLabels.indexOf(cells[groupColumn] as string | null),
    power: 10 ** (table.valueScale ?? 0),
  }
}

/** A row of the result with the receipts of its bundle. */
export async function tallied(behind: Behind, index: number): Promise<[BundleScope, Tally]> {
  const scope = await scopeOf(behind, index)
  return [scope, await tallyOf(scope, behind.pause)]
}
