import { useState } from 'react'
import type { BundleMatrix } from '../../workers/utility/types'
import { Button } from '../base/components/Button'
import type { Money } from '../base/money'
import { TableTwin } from '../parts/charts/TableTwin'
import { bundleName } from './bundle-name'
import { groupNames, onlyHere } from './heat'
import { utilityWords } from './words'

/** Columns at a time: a thousand of them in a hundred rows would take a page seconds to lay out. */
const STEP = 50

type Row = BundleMatrix['bundles'][number] & { at: number }

/** The heatmap in numbers. */
export function ByGroupTwin({
  matrix,
  label,
  groups,
  money,
  selectedRow,
  onSelect,
}: {
  matrix: BundleMatrix
  label: string
  /** "regions" */
  groups: string
  money: Money
  selectedRow: number | null
  onSelect(index: number): void
}) {
  const words = utilityWords.charts
  const [shown, setShown] = useState(STEP)
  const left = matrix.groups.length - shown
  const cell = (row: number, column: number) => {
    const at = row * matrix.groups.length + column
    return matrix.thin[at] === 1 ? words.groups.tooFew : money.mean(matrix.perThousand[at] ?? 0)
  }
  return (
    <TableTwin<Row>
      caption={`${label} ${words.groups.tooFewMeans}`}
      columns={[
        { label: words.bundle, text: ({ items }) => bundleName(items) },
        { label: words.groups.onlyInOne, text: (row) => onlyHere(matrix, row) ?? '' },
        { label: words.groups.disagreement, numeric: true, text: ({ disagreement }) => money.mean(disagreement) },
        ...groupNames(matrix)
          .slice(0, shown)
          .map((name, column) => ({ label: name, numeric: true, text: ({ at }: Row) => cell(at, column) })),
      ]}
      rows={matrix.bundles.map((bundle, at) => ({ ...bundle, at }))}
      indexOf={({ index }) => index}
      isSelected={({ at }) => at === selectedRow}
      onSelect={onSelect}
      itemsOf={({ items }) => items}
      aside={
        left > 0 && (
          <Button onPress={() => setShown(shown + STEP)}>
            {words.groups.moreGroups(Math.min(STEP, left), groups)}
          </Button>
        )
      }
    />
  )
}
