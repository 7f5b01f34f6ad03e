import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { resultQueries } from '../../../client/queries'
import type { BasketMeasure } from '../../base/basket-labels'
import { Select } from '../../base/components/Select'
import { ChartFrame } from '../../parts/charts/ChartFrame'
import type { ChartProps } from '../../parts/charts/chart-props'
import { useItemsOfRow } from '../../parts/charts/items-of-row'
import { useLook } from '../../parts/charts/look'
import { Picture } from '../../parts/charts/Picture'
import { pointAt } from '../../parts/charts/pointed'
import { type Axes, axisNames, placeInPlot, plotOf, scatterOption } from '../../parts/charts/scatter-option'
import { BASKET_MEASURES, basketMeasures } from '../../parts/results/basket-measures'
import { useEngine } from '../../state/engine-context'
import { RuleCaption } from './RuleCaption'
import { ScatterTable } from './ScatterTable'
import { ruleCharts as words } from './words'

/** More are a smear, and take long to draw. */
const MOST_POINTS = 10_000

const columnsOf = ({ x, y, color }: Axes) => ({ x: x.id, y: y.id, color: color.id })

/** Support against confidence, colour by lift, or any other three measures. */
export default function Scatter({ jobId, query, selected, onSelect }: ChartProps) {
  const queries = resultQueries(useEngine().results)
  const look = useLook()
  const [axes, setAxes] = useState<Axes>({
    x: basketMeasures.support,
    y: basketMeasures.confidence,
    color: basketMeasures.lift,
  })
  const [hovered, setHovered] = useState<number | null>(null)
  const itemsOf = useItemsOfRow(jobId)
  const { data, error, isPending } = useQuery(queries.scatter(jobId, query, columnsOf(axes), MOST_POINTS))
  // Asked of the filters rather than of the points: a sample may have left it out.
  const { data: chosen } = useQuery({
    ...queries.page(jobId, { ...query, sort: [], rows: selected === null ? [] : [selected] }, 0),
    placeholderData: keepPreviousData,
    enabled: selected !== null,
  })
  const row = chosen?.rows.find(({ index }) => index === selected)
  const plot = useMemo(() => (data ? plotOf(data, axes) : null), [data, axes])
  const option = useMemo(() => (plot ? scatterOption(look, plot, axisNames(plot, axes)) : null), [look, plot, axes])
  const ring = plot && row ? placeInPlot(plot, axes, row.cells) : null
  const count = data ? words.sampled(data.index.length, data.matched) : ''
  const names = [axes.x, axes.y, axes.color].map(({ label }) => label)
  const options = BASKET_MEASURES.map((id) => ({ id, label: basketMeasures[id].label }))
  const choose = (axis: keyof Axes) => (id: BasketMeasure) => setAxes({ ...axes, [axis]: basketMeasures[id] })
  const label = words.scatter.label(names, count)

  return (
    <ChartFrame
      name="basketeer-scatter"
      jobId={jobId}
      count={plot ? words.scatter.count(count, plot.undrawn) : ''}
      controls={
        <>
          <Select label={words.scatter.x} value={axes.x.id} options={options} onChange={choose('x')} />
          <Select label={words.scatter.y} value={axes.y.id} options={options} onChange={choose('y')} />
          <Select label={words.scatter.color} value={axes.color.id} options={options} onChange={choose('color')} />
        </>
      }
      caption={<RuleCaption jobId={jobId} index={hovered ?? selected} hint={words.hover} />}
      state={{ pending: isPending, error, empty: data?.index.length === 0 }}
      drawing={
        plot && {
          size: { width: 1200, height: 760 },
          title: words.scatter.title,
          subtitle: label,
          legend: plot.legend(look),
          option: (inset) => scatterOption(look, plot, axisNames(plot, axes), { inset, chosen: ring }),
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
      table={
        data && (
          <ScatterTable jobId={jobId} points={data} axes={axes} label={label} selected={selected} onSelect={onSelect} />
        )
      }
    />
  )
}
