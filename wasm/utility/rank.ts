import { sortKeys, sortValues } from '../lib/sort'
import { mark, release, take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { Market, NONE, raise, reaches, thresholdOf } from './market'
import { countOf, utilityOf, weightOf } from './weigh'

/**
 * Gives ranks to the items among `n` candidates (0..n-1 where `candidates` is 0) whose receipts weigh enough. Light
 * items come first, so that a pattern starts with its lightest item (Zida et al., EFIM, 2015). Writes the tables of
 * `g`, which have room for all, and `rankOf` by item.
 */
export function rankItemsByWeight(g: Market, weights: usize, candidates: usize, n: u32, rankOf: usize): void {
  if (g.top != 0) raiseToBestItems(g, weights, candidates, n)
  const threshold = thresholdOf(g)
  const frame = mark()
  const keys = take((<usize>n) << 3)
  let items: u32 = 0
  for (let c: u32 = 0; c < n; c++) {
    const item = candidates == 0 ? c : u32At(candidates, c)
    setU32(rankOf, item, NONE)
    if (countOf(weights, item) < g.minCount || !reaches(weightOf(weights, item), threshold)) continue
    store<u64>(keys + ((<usize>items) << 3), weightKey(item, weightOf(weights, item)))
    items++
  }
  sortKeys(keys, items)
  for (let rank: u32 = 0; rank < items; rank++) {
    const item = <u32>load<u64>(keys + ((<usize>rank) << 3))
    setU32(rankOf, item, rank)
    setU32(g.itemOfRank, rank, item)
    setU32(g.countOfRank, rank, countOf(weights, item))
    store<f64>(g.utilityOfRank + ((<usize>rank) << 3), utilityOf(weights, item))
  }
  g.items = items
  release(frame)
}

/** Rising weight (its upper half sorts well enough), then rising item. Weights are not negative: their bits sort alike. */
function weightKey(item: u32, weight: f64): u64 {
  return ((reinterpret<u64>(weight) >> 32) << 32) | item
}

/** As many single items as are asked for earn at least so much. */
function raiseToBestItems(g: Market, weights: usize, candidates: usize, n: u32): void {
  const frame = mark()
  const utilities = take((<usize>n) << 3)
  let found: u32 = 0
  for (let c: u32 = 0; c < n; c++) {
    const item = candidates == 0 ? c : u32At(candidates, c)
    if (countOf(weights, item) < g.minCount) continue
    store<f64>(utilities + ((<usize>found) << 3), utilityOf(weights, item))
    found++
  }
  if (found >= g.top) {
    sortValues<f64>(utilities, found)
    raise(g.threshold, load<f64>(utilities + ((<usize>(found - g.top)) << 3)))
  }
  release(frame)
}

/** The same for the lead, over all items. */
export function rankMarket(market: usize, weights: usize, itemCount: u32, rankOf: usize): void {
  rankItemsByWeight(changetype<Market>(market), weights, 0, itemCount, rankOf)
}
