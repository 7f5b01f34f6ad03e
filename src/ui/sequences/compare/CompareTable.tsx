import type { Comparison } from '../../../workers/sequences/types'
import { formatProbability } from '../../base/format'
import { TableTwin } from '../../parts/charts/TableTwin'
import type { SideNames } from '../../parts/compare/pairs-option'
import { pointsText } from '../../parts/compare/points'
import { pathText, stepText } from '../path'
import { sequenceWords } from '../words'
import { byDifference, type ComparedPath, countText } from './compare-option'

const words = sequenceWords.compare

/** The comparison in numbers. */
export function CompareTable({
  comparison,
  names,
  label,
  selected,
  onSelect,
}: {
  comparison: Comparison
  names: SideNames
  label: string
  selected: number | null
  onSelect(index: number): void
}) {
  const { customersA, customersB } = comparison
  return (
    <TableTwin<ComparedPath>
      caption={label}
      columns={[
        { label: words.twin.path, text: ({ steps }) => pathText(steps.map(stepText)) },
        { label: words.twin.inA(names.a), numeric: true, text: ({ a }) => countText(a, customersA) },
        { label: words.twin.inB(names.b), numeric: true, text: ({ b }) => countText(b, customersB) },
        {
          label: words.twin.difference,
          numeric: true,
          text: ({ difference }) => words.points(pointsText(difference)),
        },
        {
          label: words.twin.interval,
          numeric: true,
          text: ({ low, high }) => words.range(pointsText(low), pointsText(high)),
        },
        { label: words.twin.p, numeric: true, text: ({ p }) => formatProbability(p) },
        { label: words.twin.q, numeric: true, text: ({ q }) => formatProbability(q) },
      ]}
      rows={byDifference(comparison.paths)}
      indexOf={({ index }) => index}
      isSelected={({ index }) => index === selected}
      onSelect={onSelect}
      itemsOf={({ steps }) => steps.flat()}
    />
  )
}
