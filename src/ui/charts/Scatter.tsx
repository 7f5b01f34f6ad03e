import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { resultQueries } from '../../client/queries'
import type { ScatterPoints } from '../../workers/protocol'
import { Select } from '../components/Select'
import { formatCell } from '../results/format'
import { liftLevel } from '../results/lift-scale'
import { NUMBER_KINDS, NUMERIC_COLUMNS, type NumericColumn } from '../results/metrics'
import { useEngine } from '../state/engine-context'
import { charts as words } from '../words/charts'
import { rulesWords as ruleWords } from '../words/rules'
import { axis, isLogarithmic } from './axes'
import { ChartFrame } from './ChartFrame'
import type { ChartProps } from './chart-props'
import type { ChartOption } from './echarts'
import { LiftLegend } from './LiftLegend'
import { type Look, useLook } from './look'
import { Picture } from './Picture'
import { RuleCaption } from './RuleCaption'
import { ScatterTable } from './ScatterTable'

const MOST_POINTS = 20_000

export interface Axes {
  x: NumericColumn
  y: NumericColumn
  color: NumericColumn
}

const indexOf = (datum: unknown): number | null =>
  Array.isArray(datum) && typeof datum[3] === 'number' ? datum[3] : null

/** Colours by lift follow the diverging scale around 1; any other measure runs from quiet to accent. */
function coloured(look: Look, points: ScatterPoints, column: NumericColumn): { data: number[][]; visualMap: object } {
  const isLift = column === 'lift'
  const data = Array.from(points.index, (index, at) => {
    const color = points.color[at] ?? Number.NaN
    return [points.x[at] ?? Number.NaN, points.y[at] ?? Number.NaN, isLift ? liftLevel(color) : color, index]
  })
  if (isLift) return { data, visualMap: { min: -5, max: 5, inRange: { color: look.lift } } }
  const finite = points.color.filter(Number.isFinite)
  const [min, max] = finite.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  )
  return { data, visualMap: { min, max, inRange: { color: look.lift.slice(6) } } }
}

function optionOf(look: Look, points: ScatterPoints, axes: Axes, selected: number | null): ChartOption {
  const { data, visualMap } = coloured(look, points, axes.color)
  const tick = (column: NumericColumn) => (value: number) => formatCell(NUMBER_KINDS[column], value)
  const chosen = data.filter((point) => point[3] === selected)
  return {
    animation: false,
    grid: { left: 64, right: 24, top: 16, bottom: 52 },
    xAxis: axis(look, ruleWords.metrics[axes.x].label, isLogarithmic(axes.x), tick(axes.x)),
    yAxis: axis(look, ruleWords.metrics[axes.y].label, isLogarithmic(axes.y), tick(axes.y)),
    visualMap: { ...visualMap, show: false, type: 'continuous', dimension: 2, seriesIndex: 0 },
    series: [
      {
        type: 'scatter',
        data,
        symbolSize: data.length > 5000 ? 5 : data.length > 500 ? 7 : 10,
        itemStyle: {
          opacity: data.length > 5000 ? 0.6 : 0.85,
          borderColor: look.surface,
          borderWidth: data.length > 5000 ? 0 : 0.5,
        },
        progressive: 4000,
      },
      {
        type: 'scatter',
        data: chosen,
        symbolSize: 16,
        itemStyle: { color: 'transparent', borderColor: look.ink, borderWidth: 2 },
        z: 5,
      },
    ],
  }
}

/** Support against confidence, colour by lift, or any other three measures. */
export default function Scatter({ jobId, query, selected, onSelect }: ChartProps) {
  const { results } = useEngine()
  const look = useLook()
  const [axes, setAxes] = useState<Axes>({ x: 'support', y: 'confidence', color: 'lift' })
  const [hovered, setHovered] = useState<number | null>(null)
  const { data, error, isPending } = useQuery(resultQueries(results).scatter(jobId, query, axes, MOST_POINTS))
  const option = useMemo(() => (data ? optionOf(look, data, axes, selected) : null), [look, data, axes, selected])
  const count = data ? words.some(data.index.length, data.matched) : ''
  const options = NUMERIC_COLUMNS.map((id) => ({ id, label: ruleWords.metrics[id].label }))
  const choose = (axis: keyof Axes) => (column: NumericColumn) => setAxes({ ...axes, [axis]: column })

  return (
    <ChartFrame
      name="basketeer-scatter"
      title={words.scatter.title}
      count={count}
      controls={
        <>
          <Select label={words.scatter.x} value={axes.x} options={options} onChange={choose('x')} />
          <Select label={words.scatter.y} value={axes.y} options={options} onChange={choose('y')} />
          <Select label={words.scatter.color} value={axes.color} options={options} onChange={choose('color')} />
        </>
      }
      legend={axes.color === 'lift' && <LiftLegend />}
      caption={<RuleCaption jobId={jobId} index={hovered ?? selected} hint={words.hover} />}
      state={{ pending: isPending, error, empty: data?.index.length === 0 }}
      option={option}
      picture={
        option && (
          <Picture
            option={option}
            label={words.scatter.label(
              ruleWords.metrics[axes.x].label,
              ruleWords.metrics[axes.y].label,
              ruleWords.metrics[axes.color].label,
              count,
            )}
            onHover={(datum) => setHovered(indexOf(datum))}
            onPress={(datum) => onSelect(indexOf(datum))}
          />
        )
      }
      table={data && <ScatterTable jobId={jobId} points={data} axes={axes} selected={selected} onSelect={onSelect} />}
    />
  )
}
