import type { BasketTable } from '../table/basket-table'
import { isFree, type Path } from './limits'
import { pathTree } from './path-tree'
import { createReach } from './reach'
import { visitEnd, type Walk } from './walk'

/** Matches one path with one customer after another. */
export interface Matcher {
  /** How many steps the customer comes: the longest beginning of the path that has a match. */
  reach(walk: Walk): number
  /**
   * Where the events (the visits) of the first match of the first `steps` steps begin, which the customer must reach: the
   * match that keeps all limits and whose first step is earliest, among those the one whose second step is, and so on.
   * Used again.
   */
  first(walk: Walk, steps: number): Uint32Array
}

function earliest({ steps }: Path, match: Uint32Array) {
  return ({ items, begin, end }: Walk, length: number): Uint32Array => {
    let step = 0
    for (let i = begin; i < end && step < length; i++) if (items[i] === steps[step]!.items?.[0]) match[step++] = i
    return match
  }
}

/** How many of some items stand from … to. */
function heldOf(wanted: Uint32Array, items: Uint32Array, from: number, to: number): number {
  let held = 0
  for (let w = 0; w < wanted.length; w++) {
    for (let i = from; i < to; i++) {
      if (items[i] !== wanted[w]) continue
      held++
      break
    }
  }
  return held
}

/**
 * Goes backwards, and keeps for each step the visits that the rest of the path can be matched from. Of those far enough
 * off, the nearest is the best to come from, for the same reason that the last end is the best to go on from. What must
 * not lie before the first step needs no look: where some beginning keeps to that, so does every earlier one.
 */
function earliestWithin({ steps, limits }: Path, match: Uint32Array) {
  const { gapSteps, gapTime, leastSteps, leastTime, span } = limits
  /**
   * By step, `room` words each: visits that the rest of the path can be matched from, the last one first, the visit
   * where that match ends, and which place of the next step follows.
   */
  let room = 0
  let places = new Uint32Array(0)
  let ends = new Uint32Array(0)
  let through = new Int32Array(0)
  const known = new Uint32Array(steps.length)
  /** How many places of the next step are far enough off: the last of them is nearest. */
  const far = new Uint32Array(steps.length)
  /** The nearest unwanted visit before a step. */
  const unwanted = new Float64Array(steps.length)
  const starts: number[] = []

  return (walk: Walk, length: number): Uint32Array => {
    const { items, times } = walk
    const timeOf = (visit: number) => times?.[starts[visit]!] ?? Number.NaN
    starts.length = 0
    for (let at = walk.begin; at < walk.end; at = visitEnd(walk, at)) starts.push(at)
    if (starts.length > room) {
      room = 2 * starts.length
      places = new Uint32Array(room * steps.length)
      ends = new Uint32Array(room * steps.length)
      through = new Int32Array(room * steps.length)
    }
    known.fill(0)
    far.fill(0)
    unwanted.fill(Infinity)

    /** Notes a visit as a place of a step, where the rest of the path can follow it. */
    function note(step: number, visit: number): void {
      let end = visit
      let next = -1
      if (step + 1 < length) {
        const row = room * (step + 1)
        const time = timeOf(visit)
        for (; far[step]! < known[step + 1]!; far[step]!++) {
          const to = places[row + far[step]!]!
          if (to - visit < leastSteps || timeOf(to) - time < leastTime) break
        }
        next = far[step]! - 1
        if (next < 0) return
        const to = places[row + next]!
        end = ends[row + next]!
        if (to - visit > gapSteps || timeOf(to) - time > gapTime) return
        if (unwanted[step + 1]! < to || timeOf(end) - time > span) return
      }
      const at = room * step + known[step]!++
      places[at] = visit
      ends[at] = end
      through[at] = next
    }

    for (let visit = starts.length - 1; visit >= 0; visit--) {
      const from = starts[visit]!
      const to = starts[visit + 1] ?? walk.end
      for (let step = 0; step < length; step++) {
        const wanted = steps[step]!.items
        if (wanted === null || heldOf(wanted, items, from, to) < wanted.length) continue
        note(step, visit)
      }
      for (let step = 1; step < length; step++) {
        if (heldOf(steps[step]!.without, items, from, to) > 0) unwanted[step] = visit
      }
    }
    for (let step = 0, at = known[0]! - 1; step < length; step++) {
      match[step] = starts[places[room * step + at]!]!
      at = through[room * step + at]!
    }
    return match
  }
}

export function createMatcher(path: Path, { input: { itemCount, visits } }: Pick<BasketTable, 'input'>): Matcher {
  const match = new Uint32Array(path.steps.length)
  const plain = visits === undefined && isFree(path) && path.steps.every(({ items }) => items?.length === 1)
  return {
    reach: createReach(pathTree([path.steps], itemCount), path.limits, visits !== undefined).customer,
    first: plain ? earliest(path, match) : earliestWithin(path, match),
  }
}
