import { normalQuantile, tReach } from './distributions'
import { exp, log } from './elementary'
import { type Clusters, clustersIn } from './rows'

/** How well scores put the positive before the negative. */
export interface Ranked {
  /** Share of pairs of a positive and a negative that stand right; ties count half. */
  auc: number
  aucError: number
  aucLow: number
  aucHigh: number
  /** How many times as many positives as on average are in the tenth with the highest scores; ties in proportion. */
  topDecileLift: number
}

/**
 * AUC with the variance of DeLong (1988), over clusters where there are (Obuchowski 1997), and an interval on the scale of
 * the log odds, so that it stays below 1.
 */
export function rankedBy(scores: Float64Array, y: ArrayLike<number>, clusters?: Clusters, level = 0.95): Ranked {
  const n = scores.length
  let positives = 0
  for (let i = 0; i < n; i++) positives += y[i]!
  const negatives = n - positives
  const ofPositive = new Float64Array(positives)
  const ofNegative = new Float64Array(negatives)
  for (let i = 0, p = 0, q = 0; i < n; i++) {
    if (y[i] === 1) ofPositive[p++] = scores[i]!
    else ofNegative[q++] = scores[i]!
  }
  ofPositive.sort()
  ofNegative.sort()
  const topDecileLift = liftOf(ofPositive, ofNegative, n / 10)
  const beaten = placements(ofPositive, ofNegative)
  const beating = placements(ofNegative, ofPositive)
  let sum = 0
  for (let i = 0; i < positives; i++) sum += beaten[i]!
  const auc = sum / positives / negatives
  const aucError = clusters
    ? errorOverClusters({ scores, y, clusters, auc, ofPositive, ofNegative, beaten, beating })
    : Math.sqrt(
        spread(beaten, auc * negatives) / (positives - 1) / positives / (negatives * negatives) +
          spread(beating, (1 - auc) * positives) / (negatives - 1) / negatives / (positives * positives),
      )
  const reach = clusters ? tReach(level, clustersIn(clusters) - 1) : normalQuantile(1 - (1 - level) / 2)
  const [aucLow, aucHigh] = shareInterval(auc, aucError, reach)
  return { auc, aucError, aucLow, aucHigh, topDecileLift }
}

function shareInterval(share: number, error: number, reach: number): [low: number, high: number] {
  if (!(share > 0 && share < 1)) return [share, share]
  const middle = log(share / (1 - share))
  const spread = (reach * error) / (share * (1 - share))
  return [1 / (1 + exp(spread - middle)), 1 / (1 + exp(-middle - spread))]
}

/** For each of sorted `a`, how many of sorted `b` are less; equal ones half. */
function placements(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length)
  let [less, upTo] = [0, 0]
  for (let i = 0; i < a.length; i++) {
    const value = a[i]!
    while (less < b.length && b[less]! < value) less++
    if (upTo < less) upTo = less
    while (upTo < b.length && b[upTo]! === value) upTo++
    out[i] = (less + upTo) / 2
  }
  return out
}

function spread(values: Float64Array, mean: number): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    const apart = values[i]! - mean
    sum += apart * apart
  }
  return sum
}

interface OverClusters {
  scores: Float64Array
  y: ArrayLike<number>
  clusters: Clusters
  auc: number
  ofPositive: Float64Array
  ofNegative: Float64Array
  beaten: Float64Array
  beating: Float64Array
}

/** Sums of what each row adds to the AUC, by cluster. */
function errorOverClusters(o: OverClusters): number {
  const { scores, y, clusters, auc, ofPositive, ofNegative, beaten, beating } = o
  const positives = ofPositive.length
  const negatives = ofNegative.length
  const sums = new Float64Array(clusters.count)
  for (let i = 0; i < scores.length; i++) {
    const part =
      y[i] === 1
        ? (beaten[placeOf(ofPositive, scores[i]!)]! / negatives - auc) / positives
        : (1 - beating[placeOf(ofNegative, scores[i]!)]! / positives - auc) / negatives
    sums[clusters.codes[i]!]! += part
  }
  let variance = 0
  for (let c = 0; c < sums.length; c++) variance += sums[c]! * sums[c]!
  const used = clustersIn(clusters)
  return Math.sqrt((variance * used) / (used - 1))
}

function placeOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

function liftOf(ofPositive: Float64Array, ofNegative: Float64Array, take: number): number {
  let [p, q] = [ofPositive.length, ofNegative.length]
  const average = p / (p + q)
  let [taken, found] = [0, 0]
  while (taken < take) {
    const value = Math.max(
      p > 0 ? ofPositive[p - 1]! : Number.NEGATIVE_INFINITY,
      q > 0 ? ofNegative[q - 1]! : Number.NEGATIVE_INFINITY,
    )
    const [p0, q0] = [p, q]
    while (p > 0 && ofPositive[p - 1]! === value) p--
    while (q > 0 && ofNegative[q - 1]! === value) q--
    const tied = p0 - p + q0 - q
    const share = Math.min(1, (take - taken) / tied)
    found += share * (p0 - p)
    taken += share * tied
    if (share < 1) break
  }
  return found / take / average
}
