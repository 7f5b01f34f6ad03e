import type { GroupMatrix } from '../../../workers/rules/types'

/**
 * Groups by size, without those that say nothing about any of the rules; all of them where that would leave fewer than
 * two to compare.
 */
export function telling(matrix: GroupMatrix, withSmall: boolean): GroupMatrix {
  const { groups, rules, lift, both, thin } = matrix
  const width = groups.length
  const bySize = groups.map((group, at) => ({ ...group, at })).sort((a, b) => b.baskets - a.baskets || a.at - b.at)
  const says = ({ at, few }: (typeof bySize)[number]) =>
    (withSmall || !few) && rules.some((_, row) => thin[row * width + at] !== 1)
  const some = bySize.filter(says)
  const kept = some.length > 1 ? some : bySize
  const at = rules.flatMap((_, row) => kept.map((group) => row * width + group.at))
  return {
    groups: kept.map(({ at: _, ...group }) => group),
    rules,
    lift: Float64Array.from(at, (cell) => lift[cell] as number),
    both: Uint32Array.from(at, (cell) => both[cell] as number),
    thin: Uint8Array.from(at, (cell) => thin[cell] as number),
  }
}
