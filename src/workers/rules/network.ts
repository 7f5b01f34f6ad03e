import { itemsAt, type StoredResult } from '../result/stored'
import { sidesOf } from './sides'
import type { RuleNetwork } from './types'

/**
 * Rules as arrows between items. A rule of several items is drawn as one arrow from each antecedent to each consequent,
 * and arrows that coincide (also those of the same rule in other groups) are drawn once, for the first rule of the
 * order: nodes are then always items, and a picture of the top rules stays legible. Rules are taken in order as long as
 * the arrows number at most `limit`; `shown` counts the rules.
 */
export function networkOf(result: StoredResult, matching: Uint32Array, limit: number): RuleNetwork {
  const { antecedents, consequents, metrics } = sidesOf(result)
  const { context } = result
  const rowsOf = new Map<number, number>()
  const edges = new Map<string, RuleNetwork['edges'][number]>()
  let shown = 0

  for (const row of matching) {
    const from = itemsAt(antecedents, row)
    const to = itemsAt(consequents, row)
    const fresh = [...from].flatMap((a) => [...to].map((c) => ({ a, c }))).filter(({ a, c }) => !edges.has(`${a} ${c}`))
    if (edges.size + fresh.length > limit) break
    for (const { a, c } of fresh) {
      edges.set(`${a} ${c}`, {
        from: context.itemLabel(a),
        to: context.itemLabel(c),
        lift: metrics.lift[row]!,
        support: metrics.support[row]!,
        index: row,
      })
    }
    for (const item of [...from, ...to]) rowsOf.set(item, (rowsOf.get(item) ?? 0) + 1)
    shown++
  }

  const { labelRank } = context.ranks
  const nodes = [...rowsOf].sort((a, b) => b[1] - a[1] || labelRank[a[0]]! - labelRank[b[0]]!)
  return {
    nodes: nodes.map(([item, rows]) => ({ label: context.itemLabel(item), rows })),
    edges: [...edges.values()],
    shown,
    matched: matching.length,
  }
}
