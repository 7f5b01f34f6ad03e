import type { Market } from './market'
import type { Pair } from './pairs'
import { basketScore, customerScore, type Shoppers } from './score'

/** A pair and all that speaks for it. */
export interface Judged {
  pair: Pair
  score: number
  /** Undefined where nobody is known. */
  shoppers: Shoppers | undefined
}

type Ask = (pairs: readonly Pair[]) => Promise<(Shoppers | undefined)[]>

interface Ranked {
  pair: Pair
  /** What it can come to at most. */
  bound: number
}

/**
 * The best `limit` pairs in order: by score, then by how surely they are kept apart, then by frequency and label. Customers can only take away
 * from what baskets say, so that nobody is asked about pairs which could not come to enough any more.
 */
export async function selectPairs(market: Market, pairs: readonly Pair[], limit: number, ask: Ask): Promise<Judged[]> {
  const ranked = pairs.map((pair): Ranked => ({ pair, bound: basketScore(market, pair) })).sort(byBound)
  const step = Math.max(1024, Math.min(limit, 8192))
  const judged: Judged[] = []
  let next = 0
  while (next < ranked.length && (ranked[next] as Ranked).bound > worstOf(judged, limit)) {
    const some = ranked.slice(next, next + step).filter(({ bound }) => bound > 0)
    const shoppers = await ask(some.map(({ pair }) => pair))
    some.forEach(({ pair, bound }, i) => {
      judged.push({ pair, score: bound * customerScore(shoppers[i]), shoppers: shoppers[i] })
    })
    next += some.length
    judged.sort(byWorth)
  }
  const best = judged.slice(0, limit)
  const worthless = best.findIndex(({ score }) => score === 0)
  if (worthless < 0 && best.length === Math.min(limit, ranked.length)) return best
  return withHints(
    best.filter(({ score }) => score > 0),
    [...judged.filter(({ score }) => score === 0), ...ranked.slice(next)],
    limit,
    ask,
  )
}

/** Fills up with pairs that come to nothing: the least likely first. */
async function withHints(
  best: Judged[],
  rest: readonly (Judged | Ranked)[],
  limit: number,
  ask: Ask,
): Promise<Judged[]> {
  const hints = rest
    .map(({ pair }) => pair)
    .sort(byChance)
    .slice(0, limit - best.length)
  const shoppers = await ask(hints)
  return [...best, ...hints.map((pair, i): Judged => ({ pair, score: 0, shoppers: shoppers[i] }))]
}

function worstOf(judged: readonly Judged[], limit: number): number {
  return judged.length < limit ? 0 : (judged[limit - 1] as Judged).score
}

/** Items are numbered by frequency and label. */
const byChance = (x: Pair, y: Pair) => x.p - y.p || x.a - y.a || x.b - y.b
const byBound = (x: Ranked, y: Ranked) => y.bound - x.bound || byChance(x.pair, y.pair)
const byWorth = (x: Judged, y: Judged) => y.score - x.score || byChance(x.pair, y.pair)
