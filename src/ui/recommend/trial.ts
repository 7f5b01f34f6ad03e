import type { Settings } from './settings'

/** How a model did that was made with these settings. */
export interface Tried extends Settings {
  /** Customers it was right for, of those who were asked. */
  hits: number
  customers: number
  ndcg: number
}

/** Every combination of the values is tried. */
export type Grid = { [Name in keyof Settings]: readonly number[] }

export interface Trial {
  best: Tried
  /** With what the literature begins with. */
  usual: Tried
  models: number
}

/** As in the contract. */
export const USUAL: Settings = { factors: 64, alpha: 40, regularization: 0.01 }
const ALPHAS = [1, 10, 40]
const REGULARIZATIONS = [1, 10, 100]
const MIDDLE = 32
const SIZES = [16, MIDDLE, 64, 128]
/** With more than a quarter as many traits as items a model learns them by heart. */
const ITEMS_A_TRAIT = 4
/** Of fewer customers nothing is learned about settings. */
const LEAST_CUSTOMERS = 100

/**
 * First, on some customers, how much a purchase says and how far tastes are held back; then, on as many as time allows, how
 * many traits they are made of: of few customers few are learned. Null where too few customers can be asked.
 */
export async function findSettings(
  items: number,
  tryOut: (grid: Grid, customers: 'some' | 'many') => Promise<Tried[]>,
): Promise<Trial | null> {
  const sizes = [...new Set(SIZES.map((size) => Math.min(size, Math.max(1, Math.floor(items / ITEMS_A_TRAIT)))))]
  const middle = sizes.includes(MIDDLE) ? MIDDLE : (sizes.at(-1) as number)
  const held = await tryOut({ factors: [middle], alpha: ALPHAS, regularization: REGULARIZATIONS }, 'some')
  const leading = best(held)
  if (!leading || leading.customers < LEAST_CUSTOMERS) return null
  const { alpha, regularization } = leading
  const sized = await tryOut({ factors: sizes, alpha: [alpha], regularization: [regularization] }, 'many')
  const [usual] = await tryOut(
    { factors: [USUAL.factors], alpha: [USUAL.alpha], regularization: [USUAL.regularization] },
    'many',
  )
  const most = best(sized)
  if (!usual || !most) return null
  // The middle size was tried twice.
  return { best: usual.hits > most.hits ? usual : simplest(sized, most), usual, models: held.length + sized.length }
}

/** Right for the most; of equals the better order, then what holds tastes back more. */
function best(tried: readonly Tried[]): Tried | undefined {
  return tried.toSorted(
    (a, b) => b.hits - a.hits || b.ndcg - a.ndcg || b.regularization - a.regularization || a.alpha - b.alpha,
  )[0]
}

/** The fewest traits that are within one standard error of the best: more take longer and may be luck. */
function simplest(sized: readonly Tried[], most: Tried): Tried {
  const error = Math.sqrt(most.hits * (1 - most.hits / most.customers))
  return sized.reduce(
    (few, other) => (other.hits >= most.hits - error && other.factors < few.factors ? other : few),
    most,
  )
}
