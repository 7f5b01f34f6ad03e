import type { Sentence } from '../../recipe/sentence'
import type { Method } from '../parameters'
import { methodReasons } from './sentences'

export interface MethodChoice {
  method: Exclude<Method, 'auto'>
  reason: Sentence
  /** Count frequent pairs by a scan of the rows first (Eclat; `deliver` does what fits). */
  countPairs: boolean
}

/** The group the choice rests on. */
export interface Density {
  rows: number
  /** Frequent items and how often they occur. */
  items: number
  occurrences: number
}

/** Measured: a pair counted in a row, and 16 bytes of two bitmaps compared. */
const NS_PER_PAIR = 2.5
const NS_PER_BLOCK = 1

/**
 * Rows of length l cost l²/2 pair counts whatever is in them; bitmaps cost rows/8 bytes for each of F²/2 pairs whether
 * they meet or not. So the first wins on sparse baskets and the second on dense ones, at about 5 % density.
 */
function isDense({ rows, items, occurrences }: Density): boolean {
  if (rows === 0) return false
  const length = occurrences / rows
  const scan = rows * length * length * NS_PER_PAIR
  const bitmaps = items * items * Math.ceil(rows / 128) * NS_PER_BLOCK
  return bitmaps < scan
}

export function chooseMethod(asked: Method, density: Density): MethodChoice {
  const dense = isDense(density)
  if (asked !== 'auto') return { method: asked, reason: methodReasons.asked(), countPairs: !dense }
  const share = density.items === 0 ? 0 : density.occurrences / (density.rows || 1) / density.items
  return dense
    ? { method: 'eclat', reason: methodReasons.bitmaps({ share }), countPairs: false }
    : { method: 'deliver', reason: methodReasons.baskets({ share }), countPairs: true }
}
