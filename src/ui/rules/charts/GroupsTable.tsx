import { useState } from 'react'
import type { GroupMatrix } from '../../../workers/rules/types'
import { formatRatio } from '../../base/cell-format'
import { Button } from '../../base/components/Button'
import { TableTwin } from '../../parts/charts/TableTwin'
import { columnNames } from './groups-option'
import { itemsOfRule, sidesText } from './rule-text'
import { ruleCharts as words } from './words'

/** Columns at a time: a thousand of them in a hundred rows would take a page seconds to lay out. */
const STEP = 50

type Row = GroupMatrix['rules'][number] & { at: number }

/** Lift of a cell in words; thin ones say so. */
export function cellText({ groups, lift, thin }: GroupMatrix, row: number, column: number): string {
  const at = row * groups.length + column
  return thin[at] === 1 ? words.groups.tooFew : formatRatio(lift[at] ?? Number.NaN)
}

/** The heatmap in numbers. */
export function GroupsTable({
  matrix,
  label,
  groups,
  selectedRow,
  onSelect,
}: {
  matrix: GroupMatrix
  label: string
  /** "stores" */
  groups: string
  selectedRow: number | null
  onSelect(index: number): void
}) {
  const [shown, setShown] = useState(STEP)
  const left = matrix.groups.length - shown
  return (
    <TableTwin<Row>
      caption={`${label} ${words.groups.tooFewMeans}`}
      columns={[
        { label: words.rule, text: sidesText },
        { label: words.groups.disagreement, numeric: true, text: ({ disagreement }) => formatRatio(disagreement) },
        ...columnNames(matrix)
          .slice(0, shown)
          .map((name, column) => ({
            label: name,
            numeric: true,
            text: ({ at }: Row) => cellText(matrix, at, column),
          })),
      ]}
      rows={matrix.rules.map((rule, at) => ({ ...rule, at }))}
      indexOf={({ index }) => index}
      isSelected={({ at }) => at === selectedRow}
      onSelect={onSelect}
      itemsOf={itemsOfRule}
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
