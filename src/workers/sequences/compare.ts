import { benjaminiHochberg } from '../../analyses/corrections'
import { differenceOf } from '../compare/difference'
import type { SetsOfSides as SetsOfRows } from '../compare/sides'
import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { limitsOf, requireClock, stepOf } from './limits'
import { pathTree } from './path-tree'
import { createReach } from './reach'
import type { CompareQuery, Comparison, PathStep, Side } from './types'
import { eachCustomer } from './walk'

/**
 * Counts paths in two sets of customers, all of them in one go for each set; `paths` are those of `query.rows`. The sets
 * are taken for independent samples. A customer seen in both of two periods makes the interval wider than need be.
 */
export async function comparePaths(
  table: BasketTable,
  query: CompareQuery,
  paths: readonly PathStep[][],
  pause: Pause,
  sets?: SetsOfRows,
): Promise<Comparison> {
  requireClock(table, query)
  const step = stepsKnown(table)
  const tree = pathTree(
    paths.map((steps) => steps.map(step)),
    table.input.itemCount,
  )

  async function count({ inside, outside, ...side }: Side) {
    const set = inside ?? outside
    const inSet = set === undefined ? undefined : sets?.(set)
    const only = inSet && ((row: number) => inSet(row) === (inside === undefined ? 2 : 1))
    const reach = createReach(tree, limitsOf(query), table.input.visits !== undefined)
    const looked = { ...side, ...(query.exclude && { exclude: query.exclude }), ...(only && { only }) }
    const customers = await eachCustomer(table, looked, pause, (walk) => reach.customer(walk))
    return { customers, shareOf: (end: number) => ({ count: reach.counts[end]!, of: customers }) }
  }

  const a = await count(query.a)
  const b = await count(query.b)
  // A path that several rows have, one for each group, is one path here.
  const distinct = [...new Set(tree.ends)]
  const differences = distinct.map((end) => differenceOf(a.shareOf(end), b.shareOf(end)))
  const q = benjaminiHochberg(differences.map(({ p }) => p))
  const placeOf = new Map(distinct.map((end, at) => [end, at]))
  return {
    customersA: a.customers,
    customersB: b.customers,
    paths: query.rows.map((index, i) => {
      const end = tree.ends[i]!
      const at = placeOf.get(end)!
      const steps = paths[i]!.map(({ item, also = [] }) => [item, ...also])
      return { index, steps, a: a.shareOf(end).count, b: b.shareOf(end).count, ...differences[at]!, q: q[at]! }
    }),
  }
}

function stepsKnown(table: BasketTable) {
  const known = new Map<string, ReturnType<typeof stepOf>>()
  return (asked: PathStep) => {
    const name = JSON.stringify([asked.item, ...(asked.also ?? [])])
    let step = known.get(name)
    if (!step) {
      step = stepOf(asked, table)
      known.set(name, step)
    }
    return step
  }
}
