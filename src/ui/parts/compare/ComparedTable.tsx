import type { Compared, ComparedRow } from '../../../workers/compare/types'
import { formatProbability } from '../../base/format'
import { TableTwin } from '../charts/TableTwin'
import { hasInterval, type MeasureText, patternText, rangeText } from './measure-text'
import { compareWords as words } from './words'

/** The comparison in numbers. */
export function ComparedTable({
  compared,
  text,
  name,
  label,
  changeText,
  selected,
  onSelect,
}: {
  compared: Compared
  text: MeasureText
  /** Of a pattern. */
  name: string
  label: string
  changeText(row: ComparedRow): string
  selected: number | null
  onSelect(index: number): void
}) {
  const { rows } = compared
  return (
    <TableTwin<ComparedRow>
      caption={label}
      columns={[
        { label: name, text: patternText },
        { label: words.twin.change, text: changeText },
        { label: words.twin.inA, numeric: true, text: ({ a }) => text.side(a) },
        { label: words.twin.inB, numeric: true, text: ({ b }) => text.side(b) },
        { label: words.twin.difference, numeric: true, text: ({ difference }) => text.apart(difference) },
        ...(rows.some(hasInterval) ? [{ label: words.twin.interval, numeric: true, text: rangeText }] : []),
        { label: words.twin.q, numeric: true, text: ({ q }) => formatProbability(q) },
      ]}
      rows={rows}
      indexOf={(row) => rows.indexOf(row)}
      isSelected={(row) => selected !== null && rows[selected] === row}
      onSelect={onSelect}
    />
  )
}
