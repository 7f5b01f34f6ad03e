import type { BundleMatrix } from '../../workers/utility/types'

/**
 * Groups by size, without those that say nothing about any of the bundles; all of them where that would leave fewer
 * than two to compare.
 */
export function telling(matrix: BundleMatrix): BundleMatrix {
  const { groups, bundles, utility, perThousand, count, thin } = matrix
  const width = groups.length
  const bySize = groups.map((group, at) => ({ group, at })).sort((a, b) => b.group.receipts - a.group.receipts)
  const says = ({ at }: (typeof bySize)[number]) =>
    bundles.some(({ onlyIn }, row) => onlyIn === at || thin[row * width + at] !== 1)
  const some = bySize.filter(says)
  const kept = some.length > 1 ? some : bySize
  const cells = bundles.flatMap((_, row) => kept.map(({ at }) => row * width + at))
  return {
    groups: kept.map(({ group }) => group),
    bundles: bundles.map((bundle) => ({
      ...bundle,
      onlyIn: bundle.onlyIn === null ? null : kept.findIndex(({ at }) => at === bundle.onlyIn),
    })),
    utility: Float64Array.from(cells, (cell) => utility[cell] as number),
    perThousand: Float64Array.from(cells, (cell) => perThousand[cell] as number),
    count: Uint32Array.from(cells, (cell) => count[cell] as number),
    thin: Uint8Array.from(cells, (cell) => thin[cell] as number),
  }
}
