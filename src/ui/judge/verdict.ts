import type { Way } from './ways'

/** Which way is right for the most customers, and what is to be said of the others. */
export interface Verdict {
  best: Way
  /** Those that cannot be told from it, the best first. */
  tied: Way[]
  /** The best of those that are surely behind. */
  behind: Way | undefined
}

/** Null where there is nothing to hold against each other. */
export function verdictOf(ways: readonly Way[]): Verdict | null {
  const [best, ...others] = ways.toSorted((a, b) => b.measures.hit_rate - a.measures.hit_rate || a.index - b.index)
  if (!best || others.length === 0) return null
  return { best, tied: others.filter(({ tied }) => tied), behind: others.find(({ tied }) => !tied) }
}
