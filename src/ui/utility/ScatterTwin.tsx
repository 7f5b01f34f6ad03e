import { useQuery } from '@tanstack/react-query'
import type { ResultRow, ScatterPoints } from '../../workers/protocol/result'
import { formatCell } from '../base/cell-format'
import { labelsIn } from '../base/cells'
import { ProgressBar } from '../base/components/ProgressBar'
import type { Money } from '../base/money'
import { itemsOfRow } from '../parts/charts/items-of-row'
import { TableTwin } from '../parts/charts/TableTwin'
import { charts } from '../parts/charts/words'
import { useResultQueries } from '../parts/results/use-grid-rows'
import { bundleName } from './bundle-name'
import { utilityWords as words } from './words'

const MOST_ROWS = 1000

/** The points of the scatter in words; the first thousand, the grid has them all. */
export function ScatterTwin({
  jobId,
  points,
  label,
  money,
  selected,
  onSelect,
}: {
  jobId: string
  points: ScatterPoints
  label: string
  money: Money
  selected: number | null
  onSelect(index: number): void
}) {
  const indices = Array.from(points.index.subarray(0, MOST_ROWS))
  const { data } = useQuery(useResultQueries().rowsAt(jobId, indices))
  if (!data) return <ProgressBar label={charts.drawing} share={null} />
  const { measures } = words
  return (
    <TableTwin<ResultRow>
      caption={indices.length < points.index.length ? words.charts.scatter.first(label, indices.length) : label}
      columns={[
        { label: words.charts.bundle, text: ({ cells }) => bundleName(labelsIn(cells['itemset'])) },
        { label: measures.support.label, numeric: true, text: ({ cells }) => formatCell('count', cells['support']) },
        { label: measures.utility.label, numeric: true, text: ({ cells }) => money.sum(Number(cells['utility'])) },
        { label: measures.lift.label, numeric: true, text: ({ cells }) => formatCell('ratio', cells['lift']) },
        { label: measures.surplus.label, numeric: true, text: ({ cells }) => money.mean(Number(cells['surplus'])) },
      ]}
      rows={data}
      indexOf={({ index }) => index}
      isSelected={({ index }) => index === selected}
      onSelect={onSelect}
      itemsOf={itemsOfRow}
    />
  )
}
