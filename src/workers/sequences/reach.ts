import { hasLeast, isOpen, type Limits } from './limits'
import type { PathTree } from './path-tree'
import { visitEnd, type Walk } from './walk'

/** Counts the customers who come to each node of a tree of paths. */
export interface Reach {
  /** By node. */
  counts: Uint32Array
  /** Looks at one customer; returns how many nodes they come to: on a single path, how many steps. */
  customer(walk: Walk): number
}

/** Any later event is a next step: a node is reached with the first event after its parent was. */
function freeReach({ size, parent, byItem }: PathTree): Reach {
  const counts = new Uint32Array(size)
  const reachedBy = new Uint32Array(size)
  const { starts, values } = byItem
  let customer = 0

  return {
    counts,
    customer({ items, begin, end }) {
      customer++
      let reached = 0
      for (let i = begin; i < end && reached < size; i++) {
        const item = items[i]!
        for (let at = starts[item]!, last = starts[item + 1]!; at < last; at++) {
          const node = values[at]!
          const before = parent[node]!
          if (reachedBy[node] === customer || (before !== node && reachedBy[before] !== customer)) continue
          reachedBy[node] = customer
          counts[node]!++
          reached++
        }
      }
      return reached
    },
  }
}

/** A visit a node can end with: its number, its time, and when the latest match that ends there begins. */
interface End {
  visit: number
  time: number
  begin: number
}

/**
 * With limits, or by visits, a later match may go on where the first cannot. Of all visits with which a match of a node
 * ends and that lie far enough back, the last is the best to go on from: it is nearest, nothing unwanted lies behind it
 * that does not lie behind the others, and the match that ends there can begin no earlier than any other (by induction
 * over the steps). So one sweep that keeps the ends of each node, each with the latest beginning, is exact.
 */
function visitReach(tree: PathTree, limits: Limits): Reach {
  const { gapSteps, gapTime, leastSteps, leastTime, span } = limits
  const { size, parent, byItem, byWithout, sizes } = tree
  const counts = new Uint32Array(size)
  const reachedBy = new Uint32Array(size)
  /** Without a least gap the last end will do; with one all are kept, and how many of the parent's are far enough off. */
  const least = hasLeast(limits)
  const ends: End[][] = Array.from({ length: size }, () => [])
  const behind = new Uint32Array(size)
  const behindBy = new Uint32Array(size)
  /** Items of the visit being looked at that a node has, and which visit that was. */
  const held = new Uint32Array(size)
  const heldAt = new Uint32Array(size)
  /** The last unwanted visit of a node, and whose it is. */
  const unwanted = new Int32Array(size)
  const unwantedBy = new Uint32Array(size)
  const whole: number[] = []
  const begins: (number | null)[] = []
  let customer = 0
  let visits = 0

  function bestEnd(node: number, visit: number, time: number): End | undefined {
    const before = parent[node]!
    if (reachedBy[before] !== customer) return undefined
    const own = ends[before]!
    if (!least) return own[0]
    let far = behindBy[node] === customer ? behind[node]! : 0
    behindBy[node] = customer
    while (far < own.length && visit - own[far]!.visit >= leastSteps && !(time - own[far]!.time < leastTime)) far++
    behind[node] = far
    return own[far - 1]
  }

  /** When the match begins that makes a visit a step of the node; null where there is none. */
  function beginning(node: number, visit: number, time: number): number | null {
    const spoilt = unwantedBy[node] === customer
    if (parent[node] === node) return spoilt ? null : time
    const end = bestEnd(node, visit, time)
    if (!end || visit - end.visit > gapSteps || time - end.time > gapTime) return null
    return (spoilt && unwanted[node]! > end.visit) || time - end.begin > span ? null : end.begin
  }

  function findWhole({ items }: Walk, from: number, to: number): void {
    whole.length = 0
    visits++
    for (let i = from; i < to; i++) {
      for (let at = byItem.starts[items[i]!]!, last = byItem.starts[items[i]! + 1]!; at < last; at++) {
        const node = byItem.values[at]!
        if (heldAt[node] !== visits) held[node] = 0
        heldAt[node] = visits
        if (++held[node]! === sizes[node]) whole.push(node)
      }
    }
  }

  return {
    counts,
    customer(walk) {
      customer++
      let reached = 0
      let visit = 0
      for (let from = walk.begin; from < walk.end; visit++) {
        const to = visitEnd(walk, from)
        const time = walk.times ? walk.times[from]! : Number.NaN
        findWhole(walk, from, to)
        // All before any: an end of this visit is none to go on from in it.
        for (let at = 0; at < whole.length; at++) begins[at] = beginning(whole[at]!, visit, time)
        for (let at = 0; at < whole.length; at++) {
          const node = whole[at]!
          const begin = begins[at]!
          if (begin === null) continue
          const own = ends[node]!
          if (reachedBy[node] !== customer) {
            reachedBy[node] = customer
            if (least) own.length = 0
            counts[node]!++
            reached++
          }
          if (least || own.length === 0) own.push({ visit, time, begin })
          else {
            const end = own[0]!
            end.visit = visit
            end.time = time
            end.begin = begin
          }
        }
        for (; from < to; from++) {
          const item = walk.items[from]!
          for (let at = byWithout.starts[item]!, last = byWithout.starts[item + 1]!; at < last; at++) {
            const node = byWithout.values[at]!
            unwanted[node] = visit
            unwantedBy[node] = customer
          }
        }
      }
      return reached
    },
  }
}

/** `byVisits`: whether the journeys looked at go by visits. */
export function createReach(tree: PathTree, limits: Limits, byVisits: boolean): Reach {
  const free = !byVisits && isOpen(limits) && tree.byWithout.values.length === 0
  return free && tree.sizes.every((size) => size === 1) ? freeReach(tree) : visitReach(tree, limits)
}
