import type { Pause } from './pause'
import { release } from './sink'

export const MOST_DIGITS = 4
export const POWERS = [1, 10, 100, 1000, 10_000] as const
export const EXACT = 2 ** 53

interface Digits {
  /** Digits behind the point that the numbers have; 5 where four do not say it all. */
  count: number
  missing: number
}

/**
 * The whole number of parts that a number is, or NaN. Dividing rounds to the nearest number there is, so 0.29 is 29
 * hundredths although 0.29 · 100 is not 29; near 2^53 the product is off by one whole part.
 */
export function inParts(number: number, power: number): number {
  const near = Math.round(number * power)
  if (near / power === number || Number.isInteger(number)) return near
  if ((near - 1) / power === number) return near - 1
  return (near + 1) / power === number ? near + 1 : Number.NaN
}

/** Puts `absent` where there is no number. */
export async function digitsOf(chunks: readonly Float64Array[], absent: number, pause: Pause): Promise<Digits> {
  let count = 0
  let missing = 0
  let power: number = POWERS[0]
  for (const numbers of chunks) {
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i]!
      // Infinity is no amount either.
      if (number - number !== 0) {
        numbers[i] = absent
        missing++
        continue
      }
      while (count <= MOST_DIGITS && Number.isNaN(inParts(number, power))) power = POWERS[++count] ?? 0
    }
    await pause()
  }
  return { count, missing }
}

function product(values: Float64Array, quantities: Float64Array | null, i: number, a: number, b: number): number {
  return inParts(values[i]!, a) * (quantities === null ? 1 : inParts(quantities[i]!, b))
}

export interface Amounts {
  /** k where amounts are whole numbers of 10^-k, whose sums are exact; null where they are f64 as they come. */
  scale: number | null
  missingValues: number
  missingQuantities: number
}

/** What each line earned, in place of its value. Gives `quantities` back. */
export async function toAmounts(
  values: readonly Float64Array[],
  quantities: readonly Float64Array[],
  pause: Pause,
): Promise<Amounts> {
  const { count: valueDigits, missing: missingValues } = await digitsOf(values, 0, pause)
  const { count: quantityDigits, missing: missingQuantities } = await digitsOf(quantities, 1, pause)
  const digits = valueDigits + quantityDigits
  const a = POWERS[valueDigits] ?? 1
  const b = POWERS[quantityDigits] ?? 1
  let sum = digits <= MOST_DIGITS ? 0 : Number.POSITIVE_INFINITY
  for (const [c, chunk] of values.entries()) {
    const by = quantities[c] ?? null
    if (sum < EXACT) for (let i = 0; i < chunk.length; i++) sum += Math.abs(product(chunk, by, i, a, b))
    await pause()
  }
  const exact = sum < EXACT
  for (const [c, chunk] of values.entries()) {
    const by = quantities[c] ?? null
    // Adding 0 makes 0 of -0, which prints otherwise.
    if (exact) for (let i = 0; i < chunk.length; i++) chunk[i] = product(chunk, by, i, a, b) + 0
    else if (by) for (let i = 0; i < chunk.length; i++) chunk[i] = chunk[i]! * by[i]!
    if (by) release(by)
    await pause()
  }
  return { scale: exact ? digits : null, missingValues, missingQuantities }
}
