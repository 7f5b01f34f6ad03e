import { holm } from './corrections'

/** What is taken for more than chance. */
export const SURE = 0.05

/**
 * The exact test of McNemar (1947), two-sided: how likely it is that, of the customers for whom just one of two ways is
 * right, so unequal a share falls to one of them if both were equally good.
 */
export function mcnemar(onlyOne: number, onlyOther: number): number {
  const n = onlyOne + onlyOther
  const least = Math.min(onlyOne, onlyOther)
  if (n === 0 || 2 * least === n) return 1
  // The largest term first, C(n, least) / 2^n, then those below it until they count for nothing.
  let term = 1
  let sum = 0
  for (let i = least; i >= 0 && term > sum * Number.EPSILON; i--) {
    sum += term
    term *= i / (n - i + 1)
  }
  return Math.min(1, 2 * sum * likelihood(n, least))
}

/** C(n, k) / 2^n by products alone: logarithms differ from browser to browser in their last digit. */
function likelihood(n: number, k: number): number {
  let share = 1
  let halved = 0
  for (let i = 1; i <= k; i++) {
    share *= (n - k + i) / i
    for (; share > 1 && halved < n; halved++) share *= 0.5
  }
  for (; share > 0 && halved < n; halved++) share *= 0.5
  return share
}

/** How two ways differ, customer by customer: 1 where the hidden was found. */
export function pairedP(one: Uint8Array, other: Uint8Array): number {
  let [onlyOne, onlyOther] = [0, 0]
  for (let i = 0; i < one.length; i++) {
    if (one[i] === other[i]) continue
    if (one[i] === 1) onlyOne++
    else onlyOther++
  }
  return mcnemar(onlyOne, onlyOther)
}

/** Which of several p remain below `SURE` together (Holm, 1979); NaN is not asked about. */
export function sureOnes(p: readonly number[]): boolean[] {
  return holm(p).map((adjusted) => adjusted < SURE)
}
