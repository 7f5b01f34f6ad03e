import { isOpen, type Limits } from './limits'
import type { PathTree } from './path-tree'
import type { Walk } from './walk'

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

/**
 * With limits a later match may go on where the first cannot. Of all events with which a match of a node ends, the last
 * is the best to go on from: it is nearest, nothing unwanted lies behind it that does not lie behind the others, and
 * the match that ends there can begin no earlier than any other (by induction over the steps). So one sweep that keeps
 * the last end of each node, and the latest beginning of a match that ends there, is exact.
 */
function boundedReach(tree: PathTree, { gapSteps, gapTime, span }: Limits): Reach {
  const { size, parent, byItem, byWithout } = tree
  const counts = new Uint32Array(size)
  const reachedBy = new Uint32Array(size)
  const ends = new Uint32Array(size)
  const begins = new Uint32Array(size)
  /** The last unwanted event of a node, and whose it is. */
  const unwanted = new Uint32Array(size)
  const unwantedBy = new Uint32Array(size)
  let customer = 0

  /** Where the match begins that makes event i a step of the node; -1 where there is none. */
  function beginning(node: number, i: number, times: Float64Array): number {
    const before = parent[node]!
    const spoilt = unwantedBy[node] === customer
    if (before === node) return spoilt ? -1 : i
    if (reachedBy[before] !== customer) return -1
    const end = ends[before]!
    if (i - end > gapSteps || times[i]! - times[end]! > gapTime || (spoilt && unwanted[node]! > end)) return -1
    const begin = begins[before]!
    return times[i]! - times[begin]! > span ? -1 : begin
  }

  return {
    counts,
    customer({ items, times, begin, end }) {
      customer++
      let reached = 0
      for (let i = begin; i < end; i++) {
        const item = items[i]!
        for (let at = byItem.starts[item]!, last = byItem.starts[item + 1]!; at < last; at++) {
          const node = byItem.values[at]!
          const from = beginning(node, i, times)
          if (from < 0) continue
          ends[node] = i
          begins[node] = from
          if (reachedBy[node] === customer) continue
          reachedBy[node] = customer
          counts[node]!++
          reached++
        }
        for (let at = byWithout.starts[item]!, last = byWithout.starts[item + 1]!; at < last; at++) {
          const node = byWithout.values[at]!
          unwanted[node] = i
          unwantedBy[node] = customer
        }
      }
      return reached
    },
  }
}

export function createReach(tree: PathTree, limits: Limits): Reach {
  return isOpen(limits) && tree.byWithout.values.length === 0 ? freeReach(tree) : boundedReach(tree, limits)
}
