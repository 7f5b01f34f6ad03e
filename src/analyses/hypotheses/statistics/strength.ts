/** Words for numbers; what is said is up to the screen. Thresholds are words only: nothing is decided by them. */
export type Strength = 'strong' | 'moderate' | 'weak' | 'none'

export interface Facts {
  /** 1 - p: strong from .95, moderate from .90, weak from .80. */
  confidence: Strength
  /** Size of the effect, 0 to 1: strong from .5, moderate from .3. */
  effect: Strength
  /** Share of rows it speaks of: strong from .7, moderate from .5, weak from .3. */
  coverage: Strength
}

/** Less than this is no effect at all. */
const NOTHING = 1e-12

function grade(value: number, [strong, moderate, weak]: readonly [number, number, number]): Strength {
  if (value >= strong) return 'strong'
  if (value >= moderate) return 'moderate'
  return value >= weak ? 'weak' : 'none'
}

/** By p and not by 1 - p, which is 1 for everything that is sure. */
function confidenceOf(p: number): Strength {
  if (p <= 0.05) return 'strong'
  if (p <= 0.1) return 'moderate'
  return p <= 0.2 ? 'weak' : 'none'
}

export function strengthOf({ p, effect, coverage }: { p: number; effect: number; coverage: number }): Facts {
  return {
    confidence: confidenceOf(p),
    effect: grade(Math.abs(effect), [0.5, 0.3, NOTHING]),
    coverage: grade(coverage, [0.7, 0.5, 0.3]),
  }
}
