import { isFree, type Path } from './limits'
import { pathTree } from './path-tree'
import { createReach } from './reach'
import type { Walk } from './walk'

/** Matches one path with one customer after another. */
export interface Matcher {
  /** How many steps the customer comes: the longest beginning of the path that has a match. */
  reach(walk: Walk): number
  /**
   * Positions of the first match of the first `steps` steps, which the customer must reach: the match that keeps all
   * limits and whose first step is earliest, among those the one whose second step is, and so on. Used again.
   */
  first(walk: Walk, steps: number): Uint32Array
}

function earliest({ steps }: Path, match: Uint32Array) {
  return ({ items, begin, end }: Walk, length: number): Uint32Array => {
    let step = 0
    for (let i = begin; i < end && step < length; i++) if (items[i] === steps[step]!.item) match[step++] = i
    return match
  }
}

/**
 * Goes backwards, and keeps for each step the nearest event that the rest of the path can be matched from, with that
 * match. The nearest is the best to come from, for the same reason that the last end is the best to go on from. What must
 * not lie before the first step needs no look: where some beginning keeps to that, so does every earlier one.
 */
function earliestBounded({ steps, limits }: Path, match: Uint32Array) {
  const { gapSteps, gapTime, span } = limits
  /** The best match of the steps from s on, in `length` words from s · length on. */
  const rest = new Uint32Array(steps.length * steps.length)
  const known = new Uint8Array(steps.length)
  /** The nearest unwanted event before a step. */
  const unwanted = new Float64Array(steps.length)

  return ({ items, times, begin, end }: Walk, length: number): Uint32Array => {
    const width = steps.length
    known.fill(0)
    unwanted.fill(Infinity)
    for (let i = end - 1; i >= begin; i--) {
      const item = items[i]!
      for (let step = 0; step < length; step++) {
        if (steps[step]!.item !== item) continue
        const next = step + 1
        if (next < length) {
          if (!known[next]) continue
          const j = rest[next * width + next]!
          if (j - i > gapSteps || times[j]! - times[i]! > gapTime || unwanted[next]! < j) continue
        }
        const own = step * width
        for (let s = next; s < length; s++) rest[own + s] = rest[next * width + s]!
        rest[own + step] = i
        known[step] = 1
        if (step > 0 || times[rest[length - 1]!]! - times[i]! > span) continue
        for (let s = 0; s < length; s++) match[s] = rest[s]!
      }
      for (let step = 1; step < length; step++) if (steps[step]!.without.includes(item)) unwanted[step] = i
    }
    return match
  }
}

export function createMatcher(path: Path, itemCount: number): Matcher {
  const match = new Uint32Array(path.steps.length)
  return {
    reach: createReach(pathTree([path.steps], itemCount), path.limits).customer,
    first: isFree(path) ? earliest(path, match) : earliestBounded(path, match),
  }
}
