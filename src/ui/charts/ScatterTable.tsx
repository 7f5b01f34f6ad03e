import { useQuery } from '@tanstack/react-query'
import { resultQueries } from '../../client/queries'
import type { ScatterPoints } from '../../workers/protocol'
import { formatCell } from '../results/format'
import { NUMBER_KINDS } from '../results/metrics'
import { useEngine } from '../state/engine-context'
import { charts as words } from '../words/charts'
import { rulesWords as ruleWords } from '../words/rules'
import { ruleText } from './rule-text'
import type { Axes } from './Scatter'
import { TableTwin } from './TableTwin'

const MOST_ROWS = 1000

/** The points of the scatter in words; the strongest thousand, the grid has them all. */
export function ScatterTable({
  jobId,
  points,
  axes,
  selected,
  onSelect,
}: {
  jobId: string
  points: ScatterPoints
  axes: Axes
  selected: number | null
  onSelect(index: number): void
}) {
  const { results } = useEngine()
  const indices = Array.from(points.index.subarray(0, MOST_ROWS))
  const { data } = useQuery(resultQueries(results).rowsAt(jobId, indices))
  const columns = [axes.x, axes.y, axes.color].filter((column, at, all) => all.indexOf(column) === at)
  return (
    <TableTwin
      caption={words.scatter.label(
        ruleWords.metrics[axes.x].label,
        ruleWords.metrics[axes.y].label,
        ruleWords.metrics[axes.color].label,
        words.some(indices.length, points.matched),
      )}
      columns={[
        { label: words.rule, text: ({ cells }) => ruleText(cells) },
        ...columns.map((column) => ({
          label: ruleWords.metrics[column].label,
          numeric: true,
          text: ({ cells }: NonNullable<typeof data>[number]) => formatCell(NUMBER_KINDS[column], cells[column]),
        })),
      ]}
      rows={data ?? []}
      indexOf={({ index }) => index}
      selected={selected}
      onSelect={onSelect}
    />
  )
}
