import { pairedP, sureOnes } from '../paired'
import { wilson } from '../shares'
import { JUDGED } from './definition'
import type { Tally } from './measures'
import type { JudgeColumns, JudgeParameters } from './types'

/** A way to recommend and how it did. */
export interface Judged {
  method: (typeof JUDGED)[number]
  /** Of a trained model. */
  factors?: number
  regularization?: number
  alpha?: number
  tally: Tally
}

/** The best first; equals by method, then by what they were trained with. `known`: items of the training data. */
export function judgeColumns(
  ways: readonly Judged[],
  known: number,
  { split, yardstick }: Pick<JudgeParameters, 'split' | 'yardstick'>,
): JudgeColumns {
  const sorted = ways.toSorted((a, b) => b.tally[yardstick] - a.tally[yardstick] || byWorth(a, b))
  const p = againstBest(sorted)
  const sure = sureOnes(p)
  const f64 = (value: (way: Judged) => number) => Float64Array.from(sorted, value)
  const mean = (sum: (tally: Tally) => number) => f64(({ tally }) => sum(tally) / tally.customers)
  const interval = sorted.map(({ tally }) => wilson({ count: tally.hits, of: tally.customers }))
  return {
    kind: 'judge',
    rows: sorted.length,
    group: new Uint32Array(sorted.length),
    method: Uint32Array.from(sorted, placeOf),
    factors: f64(({ factors }) => factors ?? Number.NaN),
    regularization: f64(({ regularization }) => regularization ?? Number.NaN),
    alpha: f64(({ alpha }) => alpha ?? Number.NaN),
    hitRate: mean(({ hits }) => hits),
    hitRateLow: Float64Array.from(interval, ({ low }) => low),
    hitRateHigh: Float64Array.from(interval, ({ high }) => high),
    ndcg: mean(({ ndcg }) => ndcg),
    map: mean(({ map }) => map),
    recall: mean(({ recall }) => recall),
    coverage: f64(({ tally }) => tally.shown.reduce((sum, shown) => sum + shown, 0) / known),
    novelty: f64(({ tally }) => tally.novelty / tally.places),
    customers: Uint32Array.from(sorted, ({ tally }) => tally.customers),
    pValue: Float64Array.from(p),
    tied: Uint8Array.from(sorted, (_, place) => (sure[place] ? 0 : 1)),
    split,
  }
}

/** Whether each may be as good as the one that is right for most customers; NaN beside that one. */
function againstBest(ways: readonly Judged[]): number[] {
  const most = ways.reduce((best, { tally }) => Math.max(best, tally.hits), 0)
  const best = ways.findIndex(({ tally }) => tally.hits === most)
  const hits = ways.map(({ tally }) => tally.hit)
  return hits.map((own, place) => (place === best ? Number.NaN : pairedP(hits[best] as Uint8Array, own)))
}

const placeOf = ({ method }: Judged) => JUDGED.indexOf(method)

function byWorth(a: Judged, b: Judged): number {
  return (
    b.tally.ndcg - a.tally.ndcg ||
    placeOf(a) - placeOf(b) ||
    (a.factors ?? 0) - (b.factors ?? 0) ||
    (a.regularization ?? 0) - (b.regularization ?? 0) ||
    (a.alpha ?? 0) - (b.alpha ?? 0)
  )
}
