import { u32At } from '../lib/words'

/**
 * One side of the model while it is solved: customers, or items. The lead writes the same fields in the same order
 * (`SIDE` in src/analyses/recommend/lists.ts).
 */
@unmanaged
export class Side {
  /** Factors, then a row of zeros. */
  matrix: usize
  /** u32 by row: entries of row r are start[r] up to start[r + 1], in fours. */
  start: usize
  /** u32 addresses of rows of the other side, and f32 α · value beside them. */
  entries: usize
  weights: usize
  /** Where entries without meaning lead: zeros, on the other side. */
  nothing: usize
  bytes: usize
}

/** Whether all entries lead to zeros. */
export function isEmpty(side: Side, row: u32): boolean {
  for (let e = u32At(side.start, row), end = u32At(side.start, row + 1); e < end; e++) {
    if (<usize>u32At(side.entries, e) != side.nothing) return false
  }
  return true
}

/** What observed pairs of a row add to the loss, over all pairs being looked at elsewhere: Σ c(1 - s)² - s². */
export function lossOf(side: Side, row: u32, scores: usize): f64 {
  const first = u32At(side.start, row)
  let loss: f64 = 0
  for (let e = first, end = u32At(side.start, row + 1); e < end; e++) {
    if (<usize>u32At(side.entries, e) == side.nothing) continue
    const score = <f64>load<f32>(scores + ((<usize>(e - first)) << 2))
    const confidence = 1 + <f64>load<f32>(side.weights + ((<usize>e) << 2))
    loss += confidence * (1 - score) * (1 - score) - score * score
  }
  return loss
}
