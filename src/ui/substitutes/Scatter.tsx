import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ResultRow, ScatterPoints } from '../../workers/protocol/result'
import { formatCell } from '../base/cell-format'
import { ProgressBar } from '../base/components/ProgressBar'
import { ChartFrame } from '../parts/charts/ChartFrame'
import type { ChartProps } from '../parts/charts/chart-props'
import { itemsOfRow, useItemsOfRow } from '../parts/charts/items-of-row'
import { useLook } from '../parts/charts/look'
import { Picture } from '../parts/charts/Picture'
import { pointAt } from '../parts/charts/pointed'
import { axisNames, placeInPlot, plotOf, scatterOption } from '../parts/charts/scatter-option'
import { TableTwin } from '../parts/charts/TableTwin'
import { charts } from '../parts/charts/words'
import { useResultQueries } from '../parts/results/use-grid-rows'
import { useRow } from '../parts/results/use-row'
import { pairMeasures } from './measures'
import { pairTitle } from './pair-title'
import { substituteWords } from './words'

const words = substituteWords.charts
const MOST_POINTS = 10_000
const MOST_ROWS = 1000
const AXES = { x: pairMeasures.lift_upper, y: pairMeasures.company, color: pairMeasures.score }
const COLUMNS = { x: AXES.x.id, y: AXES.y.id, color: AXES.color.id }

/** How seldom two items meet against how alike their company is: what stands in for what is at the top left. */
export default function Scatter({ jobId, query, selected, onSelect }: ChartProps) {
  const queries = useResultQueries()
  const look = useLook()
  const [hovered, setHovered] = useState<number | null>(null)
  const itemsOf = useItemsOfRow(jobId)
  const { data, error, isPending } = useQuery(queries.scatter(jobId, query, COLUMNS, MOST_POINTS))
  const { data: chosen } = useQuery({
    ...queries.page(jobId, { ...query, sort: [], rows: selected === null ? [] : [selected] }, 0),
    placeholderData: keepPreviousData,
    enabled: selected !== null,
  })
  const row = chosen?.rows.find(({ index }) => index === selected)
  const plot = useMemo(() => (data ? plotOf(data, AXES) : null), [data])
  const option = useMemo(() => (plot ? scatterOption(look, plot, axisNames(plot, AXES)) : null), [look, plot])
  const ring = plot && row ? placeInPlot(plot, AXES, row.cells) : null
  const count = data ? words.some(data.index.length, data.matched) : ''
  const label = words.label(count)
  return (
    <ChartFrame
      name="basketeer-substitutes"
      jobId={jobId}
      count={count}
      caption={<Caption jobId={jobId} index={hovered ?? selected} />}
      state={{ pending: isPending, error, empty: data?.index.length === 0 }}
      drawing={
        plot && {
          size: { width: 1200, height: 760 },
          title: words.title,
          subtitle: label,
          legend: plot.legend(look),
          option: (inset) => scatterOption(look, plot, axisNames(plot, AXES), { inset, chosen: ring }),
        }
      }
      picture={
        option && (
          <Picture
            option={option}
            ring={ring}
            label={label}
            partAt={pointAt}
            onHover={setHovered}
            onPress={onSelect}
            itemsOf={itemsOf}
            inHand={selected}
          />
        )
      }
      table={data && <Twin jobId={jobId} points={data} label={label} selected={selected} onSelect={onSelect} />}
    />
  )
}

function Caption({ jobId, index }: { jobId: string; index: number | null }) {
  const row = useRow(jobId, index)
  if (!row) return index === null ? words.hover : null
  const { cells } = row
  return (
    <>
      <b>{pairTitle(cells)}</b>{' '}
      {words.row(Number(cells['count']), Number(cells['expected']), formatCell('share', cells['company']))}
    </>
  )
}

/** The points in words; the first thousand, the grid has them all. */
function Twin({
  jobId,
  points,
  label,
  selected,
  onSelect,
}: {
  jobId: string
  points: ScatterPoints
  label: string
  selected: number | null
  onSelect(index: number): void
}) {
  const indices = Array.from(points.index.subarray(0, MOST_ROWS))
  const { data } = useQuery(useResultQueries().rowsAt(jobId, indices))
  if (!data) return <ProgressBar label={charts.drawing} share={null} />
  return (
    <TableTwin<ResultRow>
      caption={indices.length < points.index.length ? words.first(label, indices.length) : label}
      columns={[
        { label: words.pair, text: ({ cells }) => pairTitle(cells) },
        ...Object.values(AXES).map(({ id, label: name, number }) => ({
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
