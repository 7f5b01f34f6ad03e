import fc from 'fast-check'
import type { RecommendParameters } from '../../src/analyses/recommend/types'
import { adviceOf } from '../../src/workers/recommend/advice'
import { gramOf } from '../../src/workers/recommend/equations'
import { foldIn } from '../../src/workers/recommend/fold-in'
import { factorsOfModel, type Recommended } from '../../src/workers/recommend/recommended'
import type { FoldInQuery } from '../../src/workers/recommend/types'
import type { NodePool } from '../kernels/node-pool'
import { type Customer, DEFAULTS, type RatedData, recommendTo } from '../kernels/rated'

export const noPause = async () => undefined

/** A few shops, tastes of a few items each; some customers with nothing. */
export const customers = fc
  .array(
    fc.record({
      group: fc.constantFrom<string | null>(null, 'north', 'south'),
      values: fc.dictionary(fc.constantFrom(...'abcdefghijklm'), fc.double({ min: 0.25, max: 4, noNaN: true })),
    }),
    { minLength: 2, maxLength: 25 },
  )
  .filter((list) => list.some(({ values }) => Object.keys(values).length > 0))
  .map((list) =>
    list.map(({ group, values }, i): Customer => ({ name: `c${i}`, group, values: new Map(Object.entries(values)) })),
  )

export async function recommended(pool: NodePool, data: RatedData, asked: Partial<RecommendParameters>) {
  const { columns, rows } = await recommendTo(pool, data, asked)
  const { alpha, regularization, perGroup, excludeSeen, fallback } = { ...DEFAULTS, ...asked }
  const result: Recommended = {
    columns,
    itemLabel: (item) => data.items[item] as string,
    groupLabel: (group) => data.groups[group] as string | null,
    labelRank: data.columns.labelRank,
    perGroup,
    method: asked.method ?? 'als',
    rules: {},
    ...(asked.kinds && { kindOf: (item: number) => asked.kinds?.[item] as number }),
    alpha,
    regularization,
    excludeSeen,
    fallback,
    droppedPairs: columns.droppedPairs,
    customerLabel: (row) => data.customers[row]?.name as string,
  }
  const table = { input: data.columns, basketLabel: (row: number) => data.customers[row]?.name as string }
  const gram = (model: number) => gramOf(factorsOfModel(columns, model), columns.factors, noPause)
  return {
    result,
    rows,
    advice: (index: number) => adviceOf(result, table, index, gram, noPause),
    fold: (query: FoldInQuery) => foldIn(result, query, gram, noPause),
  }
}
