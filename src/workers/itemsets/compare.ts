import { fisherTest } from '../../analyses/exact'
import type { FindPatterns } from '../compare/ask'
import { findSets } from '../compare/find-sets'
import type { Pattern } from '../compare/pattern'

/** Sets that are frequent on either side, by their share of baskets on both. */
export const findItemsets: FindPatterns = async (table, sides, _, { result, pause }) => {
  const { analysis } = result.context.recipe
  if (analysis.kind !== 'itemsets') throw new Error(`${analysis.kind} are no sets`)
  const found = await findSets(table, sides, analysis, pause)
  const wanted = new Set(analysis.include ?? [])
  const patterns: Pattern[] = []
  let looked = 0
  for (const { ranks, a, b } of found.sets) {
    if (looked++ % 1024 === 0) await pause()
    // What comes once is no pattern of what goes together, but what sells more or less than before is told all the same.
    const items = ranks.map((rank) => found.itemOf[rank]!)
    if (wanted.size > 0 && !items.some((item) => wanted.has(table.itemLabels[item]!))) continue
    const [onA, onB] = [
      { count: a, of: sides.a },
      { count: b, of: sides.b },
    ]
    patterns.push({
      parts: [inOrder(items, table.input.labelRank)],
      a: { ...onA, value: a / sides.a },
      b: { ...onB, value: b / sides.b },
      foundA: a >= found.floors.a,
      foundB: b >= found.floors.b,
      p: fisherTest(onA, onB),
      direction: a * sides.b - b * sides.a,
    })
  }
  return { baskets: { a: sides.a, b: sides.b }, floors: found.floors, raised: found.raised, patterns }
}

/** Items by label, as results have them. */
const inOrder = (items: number[], labelRank: Uint32Array) => items.sort((x, y) => labelRank[x]! - labelRank[y]!)
