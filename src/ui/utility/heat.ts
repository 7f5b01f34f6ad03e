import type { BundleMatrix } from '../../workers/utility/types'
import { formatGroup } from '../base/format'
import type { Money } from '../base/money'
import { amountPlace, amountReach } from '../parts/charts/amount-scale'
import type { Heat } from '../parts/charts/heatmap-option'
import { bundleName } from './bundle-name'
import { utilityWords } from './words'

/** Cells this wide have room for an amount. */
const WRITTEN = 52

export const groupNames = ({ groups }: BundleMatrix): string[] => groups.map(({ label }) => formatGroup(label))

/** The group that alone has the bundle. */
export function onlyHere({ groups }: BundleMatrix, { onlyIn }: BundleMatrix['bundles'][number]): string | null {
  const group = onlyIn === null ? undefined : groups[onlyIn]
  return group ? formatGroup(group.label) : null
}

export function bundleNames(matrix: BundleMatrix): string[] {
  return matrix.bundles.map((bundle) => {
    const only = onlyHere(matrix, bundle)
    return only === null
      ? bundleName(bundle.items)
      : `${bundleName(bundle.items)} (${utilityWords.charts.groups.onlyHere(only)})`
  })
}

/** Thin cells say nothing, so they do not stretch the scale. */
export function heatReach({ perThousand, thin }: BundleMatrix): number {
  return amountReach(perThousand.filter((_, at) => thin[at] !== 1))
}

export function bundleHeat(matrix: BundleMatrix, reach: number, money: Money): Heat {
  const { groups, perThousand, thin } = matrix
  return {
    rowNames: bundleNames(matrix),
    columnNames: groupNames(matrix),
    textWidth: WRITTEN,
    cell(row, column) {
      const at = row * groups.length + column
      const value = perThousand[at] ?? Number.NaN
      return { level: amountPlace(value, reach), text: money.short(value), thin: thin[at] === 1 }
    },
  }
}

/** The row of a bundle: one found in several groups has one row, named by the first of them. */
export function rowOfBundle({ bundles }: BundleMatrix, index: number | null, items: readonly string[]): number | null {
  if (index === null) return null
  const name = JSON.stringify(items)
  const row = bundles.findIndex((bundle) => bundle.index === index || JSON.stringify(bundle.items) === name)
  return row < 0 ? null : row
}
