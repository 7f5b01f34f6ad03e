import type { FindPatterns } from '../compare/ask'
import { type LaidRows, layRows } from '../compare/lay-rows'
import { EXACT_UP_TO, type MoneyCounts, moneyTest } from '../compare/money-test'
import type { Pattern } from '../compare/pattern'
import { compareFaults } from '../compare/sentences'
import type { Pause } from '../table/pause'
import { type BothBundle, mineBundles } from './mine-both'

const MOST_BUNDLES = 20_000
/** Longer than any receipt. */
const ANY_LENGTH = 1e9
const ROWS_BETWEEN_PAUSES = 1 << 14

interface BundleMoney {
  a: MoneyCounts
  b: MoneyCounts
  /** Of the receipts with the bundle, while they are few. */
  values: number[] | null
}

/** What each bundle brings on each receipt that holds it, in one pass over the rows of both sides. */
async function moneyOf(
  laid: LaidRows,
  bundles: readonly BothBundle[],
  sides: { a: number; b: number },
  pause: Pause,
): Promise<BundleMoney[]> {
  const { offsets, ranks, values, countA } = laid
  const side = (baskets: number): MoneyCounts => ({ baskets, count: 0, sum: 0, squares: 0 })
  const money = bundles.map((): BundleMoney => ({ a: side(sides.a), b: side(sides.b), values: [] }))
  // The rarest item has the lowest rank.
  const rooted: number[][] = Array.from(countA, () => [])
  bundles.forEach(({ ranks }, at) => {
    rooted[ranks[0]!]!.push(at)
  })
  const holder = new Uint32Array(countA.length)
  const worth = new Float64Array(countA.length)
  for (let row = 0; row + 1 < offsets.length; row++) {
    if (row % ROWS_BETWEEN_PAUSES === 0) await pause()
    for (let entry = offsets[row]!; entry < offsets[row + 1]!; entry++) {
      holder[ranks[entry]!] = row + 1
      worth[ranks[entry]!] = values![entry]!
    }
    for (let entry = offsets[row]!; entry < offsets[row + 1]!; entry++) {
      for (const at of rooted[ranks[entry]!]!) {
        let sum = 0
        let whole = true
        for (const rank of bundles[at]!.ranks) {
          whole = holder[rank] === row + 1
          if (!whole) break
          sum += worth[rank]!
        }
        if (!whole) continue
        const found = money[at]!
        const on = row < laid.a ? found.a : found.b
        on.count++
        on.sum += sum
        on.squares += sum * sum
        if (found.values && found.values.push(sum) > EXACT_UP_TO) found.values = null
      }
    }
  }
  return money
}

/** The bundles that bring the most on either side, by money on each thousand receipts of both. */
export const findBundles: FindPatterns = async (table, sides, _, { result, pause }) => {
  const { analysis } = result.context.recipe
  if (analysis.kind !== 'utility') throw new Error(`${analysis.kind} are no bundles`)
  const power = 10 ** (table.valueScale ?? 0)
  const laid = await layRows(table.input, sides, () => true, pause)
  const wanted = {
    top: analysis.top,
    least: analysis.minUtility === undefined ? Number.NEGATIVE_INFINITY : analysis.minUtility * power,
    maxLength: analysis.maxLength ?? ANY_LENGTH,
    floor: analysis.minBaskets ?? 1,
    most: MOST_BUNDLES,
  }
  const bundles = await mineBundles(laid, wanted, pause)
  if (!bundles) throw compareFaults.tooMany()
  const money = await moneyOf(laid, bundles, sides, pause)
  const byLabel = (x: number, y: number) => table.input.labelRank[x]! - table.input.labelRank[y]!
  const patterns = bundles.map(({ ranks }, at): Pattern => {
    const { a, b, values } = money[at]!
    const figures = ({ count, baskets, sum }: MoneyCounts) => ({
      count,
      of: baskets,
      value: (1000 * sum) / baskets / power,
    })
    return {
      parts: [ranks.map((rank) => laid.itemOf[rank]!).sort(byLabel)],
      a: figures(a),
      b: figures(b),
      foundA: a.count > 0,
      foundB: b.count > 0,
      p: moneyTest(a, b, values),
      direction: a.sum * b.baskets - b.sum * a.baskets,
    }
  })
  return { baskets: { a: sides.a, b: sides.b }, floors: null, raised: false, patterns }
}
