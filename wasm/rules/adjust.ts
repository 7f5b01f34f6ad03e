import { sortKeys } from '../lib/sort'
import { u32At } from '../lib/words'
import { f64At, Rules, setF64 } from './context'

/**
 * Benjamini-Hochberg over the p-values of one group: leaves them sorted in familyP and the q-value of each beside it
 * in familyQ. P-values are not negative, so their bits sort like themselves.
 */
export function rulesAdjust(group: u32, c: Rules): void {
  const first = u32At(c.familyStart, group)
  const m = u32At(c.familyStart, group + 1) - first
  const p = c.familyP + ((<usize>first) << 3)
  const q = c.familyQ + ((<usize>first) << 3)
  sortKeys(p, m)
  let least: f64 = 1.0
  for (let i = m; i > 0; i--) {
    least = min(least, (f64At(p, i - 1) * <f64>m) / <f64>i)
    setF64(q, i - 1, least)
  }
}

/** First place in sorted `p` that is not below `value`. */
function placeOf(p: usize, m: u32, value: f64): u32 {
  let from: u32 = 0
  while (m > 0) {
    const half = m >> 1
    if (f64At(p, from + half) < value) {
      from += half + 1
      m -= half + 1
    } else m = half
  }
  return from
}

/** The q-value of a p-value of the group. */
export function adjusted(c: Rules, group: u32, value: f64): f64 {
  const first = u32At(c.familyStart, group)
  const m = u32At(c.familyStart, group + 1) - first
  const byte = (<usize>first) << 3
  return f64At(c.familyQ + byte, placeOf(c.familyP + byte, m, value))
}

/** The largest p-value of each group whose q-value is at most `threshold`, or -1: the same rules, told by p. */
export function rulesCutoffs(c: Rules, groups: u32, cutoffs: usize, threshold: usize): void {
  for (let g: u32 = 0; g < groups; g++) {
    const first = u32At(c.familyStart, g)
    let i = u32At(c.familyStart, g + 1)
    while (i > first && f64At(c.familyQ, i - 1) > load<f64>(threshold)) i--
    setF64(cutoffs, g, i == first ? -1.0 : f64At(c.familyP, i - 1))
  }
}

/** Orders by q instead of p. */
export function rulesKeyByQ(group: u32, c: Rules): void {
  const end = u32At(c.ruleStart, group + 1)
  for (let rule = u32At(c.ruleStart, group); rule < end; rule++) {
    setF64(c.ruleKey, rule, adjusted(c, group, f64At(c.pValues, rule)))
  }
}
