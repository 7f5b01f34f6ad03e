import type { FoundSet, SetSearch } from '../matrix'

/** A set that explains nearly as much as the best of its size is put to the test beside it. */
const NEAR = 0.97

/** What is put to the test: the best of each size, and those that are nearly as good, the nearest first. */
export function frontOf({ best }: Pick<SetSearch, 'best'>, limit: number): FoundSet[] {
  const firsts = best.flatMap(([first]) => (first && first.r2 > 0 ? [first] : []))
  const near = best.flatMap(([first, ...others]) =>
    first ? others.map((set) => ({ set, share: set.r2 / first.r2 })).filter(({ share }) => share >= NEAR) : [],
  )
  near.sort((a, b) => b.share - a.share || a.set.blocks.length - b.set.blocks.length)
  return [...firsts, ...near.map(({ set }) => set)].slice(0, limit)
}
