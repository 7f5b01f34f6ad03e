import type { RecommendColumns } from '../../analyses/recommend/types'

/** What the items of a model say of each other, by their places in it. */
export interface ModelLinks {
  /** What all of these say of each item. */
  scores(items: readonly number[]): Float64Array
  /** What each of these says of one item. */
  parts(items: readonly number[], of: number): Float64Array
  /** What one says of all others: 0 where nothing. */
  saidBy(item: number): Float64Array
}

export function linksOf(
  { modelItemStart, linkStart, linkItems, linkWeights }: RecommendColumns,
  model: number,
): ModelLinks {
  const first = modelItemStart[model]!
  const count = modelItemStart[model + 1]! - first
  const add = (item: number, to: Float64Array) => {
    for (let at = linkStart[first + item]!; at < linkStart[first + item + 1]!; at++) {
      to[linkItems[at]!]! += linkWeights[at]!
    }
    return to
  }
  const says = (item: number, of: number) => {
    for (let at = linkStart[first + item]!; at < linkStart[first + item + 1]!; at++) {
      if (linkItems[at] === of) return linkWeights[at]!
    }
    return 0
  }
  return {
    scores(items) {
      const scores = new Float64Array(count)
      // In the order of their numbers, as lists add them up.
      for (const item of items.toSorted((a, b) => a - b)) add(item, scores)
      return scores
    },
    parts: (items, of) => Float64Array.from(items, (item) => says(item, of)),
    saidBy: (item) => add(item, new Float64Array(count)),
  }
}
