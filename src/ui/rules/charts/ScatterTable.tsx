import { useQuery } from '@tanstack/react-query'
import { resultQueries } from '../../../client/queries'
import type { ResultRow, ScatterPoints } from '../../../workers/protocol/result'
import { formatCell } from '../../base/cell-format'
import { ProgressBar } from '../../base/components/ProgressBar'
import { itemsOfRow } from '../../parts/charts/items-of-row'
import type { Axes } from '../../parts/charts/scatter-option'
import { TableTwin } from '../../parts/charts/TableTwin'
import { charts } from '../../parts/charts/words'
import { useEngine } from '../../state/engine-context'
import { ruleText } from './rule-text'
import { ruleCharts as words } from './words'

const MOST_ROWS = 1000

/** The points of the scatter in words; the first thousand, the grid has them all. */
export function ScatterTable({
  jobId,
  points,
  axes,
  label,
  selected,
  onSelect,
}: {
  jobId: string
  points: ScatterPoints
  axes: Axes
  label: string
  selected: number | null
  onSelect(index: number): void
}) {
  const { results } = useEngine()
  const indices = Array.from(points.index.subarray(0, MOST_ROWS))
  const { data } = useQuery(resultQueries(results).rowsAt(jobId, indices))
  const columns = [...new Set([axes.x, axes.y, axes.color])]
  if (!data) return <ProgressBar label={charts.drawing} share={null} />
  return (
    <TableTwin<ResultRow>
      caption={indices.length < points.index.length ? words.scatter.first(label, indices.length) : label}
      columns={[
        { label: words.rule, text: ruleText },
        ...columns.map(({ id, label: name, number }) => ({
          label: name,
          numeric: true,
          text: ({ cells }: ResultRow) => formatCell(number, cells[id]),
        })),
      ]}
      rows={data}
      indexOf={({ index }) => index}
      isSelected={({ index }) => index === selected}
      onSelect={onSelect}
      itemsOf={itemsOfRow}
    />
  )
}
