import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { resultQueries } from '../../client/queries'
import type { GroupedMatrix } from '../../workers/protocol'
import { Segmented } from '../components/Segmented'
import { formatCell } from '../results/format'
import { liftLevel } from '../results/lift-scale'
import { useEngine } from '../state/engine-context'
import { charts as words } from '../words/charts'
import { rulesWords as ruleWords } from '../words/rules'
import { categories } from './axes'
import { ChartFrame } from './ChartFrame'
import type { ChartProps } from './chart-props'
import type { ChartOption } from './echarts'
import { LiftLegend } from './LiftLegend'
import { type Look, useLook } from './look'
import { Picture } from './Picture'
import { RuleCaption } from './RuleCaption'
import { TableTwin } from './TableTwin'

const CLUSTERS = ['10', '20', '40'] as const
type Clusters = (typeof CLUSTERS)[number]
const NO_RULE = 0xffffffff

interface MatrixCell {
  row: number
  column: number
  lift: number
  support: number
  rules: number
  index: number
}

function cellsOf({ clusters, consequents, lift, support, rules, index }: GroupedMatrix): MatrixCell[] {
  const cells: MatrixCell[] = []
  for (let row = 0; row < clusters.length; row++) {
    for (let column = 0; column < consequents.length; column++) {
      const at = row * consequents.length + column
      if (index[at] === NO_RULE || index[at] === undefined) continue
      cells.push({
        row,
        column,
        lift: lift[at] ?? 0,
        support: support[at] ?? 0,
        rules: rules[at] ?? 0,
        index: index[at],
      })
    }
  }
  return cells
}

const indexOf = (datum: unknown): number | null =>
  Array.isArray(datum) && typeof datum[4] === 'number' ? datum[4] : null

function optionOf(
  look: Look,
  matrix: GroupedMatrix,
  cells: readonly MatrixCell[],
  selected: number | null,
): ChartOption {
  const most = Math.max(...cells.map(({ support }) => support), Number.MIN_VALUE)
  const names = matrix.clusters.map(({ label, rules }) => words.matrix.ofRules(rules, label))
  const data = cells.map(({ row, column, lift, support, index }) => [column, row, liftLevel(lift), support, index])
  const symbolSize = (value: readonly number[]) => 5 + 20 * Math.sqrt((value[3] ?? 0) / most)
  return {
    animation: false,
    grid: { left: 16, right: 24, top: 16, bottom: 16, containLabel: true },
    xAxis: categories(look, matrix.consequents, { rotate: 55, width: 120 }),
    yAxis: { ...categories(look, names, { width: 230 }), inverse: true },
    visualMap: {
      min: -5,
      max: 5,
      inRange: { color: look.lift },
      show: false,
      type: 'continuous',
      dimension: 2,
      seriesIndex: 0,
    },
    series: [
      { type: 'scatter', data, symbolSize, itemStyle: { borderColor: look.line2, borderWidth: 0.5 } },
      {
        type: 'scatter',
        data: data.filter((value) => value[4] === selected),
        symbolSize: (value: readonly number[]) => symbolSize(value) + 6,
        itemStyle: { color: 'transparent', borderColor: look.ink, borderWidth: 2 },
      },
    ],
  }
}

/** Similar left sides in groups against right sides: many rules in one picture. */
export default function Matrix({ jobId, query, selected, onSelect }: ChartProps) {
  const { results } = useEngine()
  const look = useLook()
  const [clusters, setClusters] = useState<Clusters>('20')
  const [hovered, setHovered] = useState<number | null>(null)
  const { data, error, isPending } = useQuery(resultQueries(results).groupedMatrix(jobId, query, Number(clusters)))
  const cells = useMemo(() => (data ? cellsOf(data) : []), [data])
  const option = useMemo(() => (data ? optionOf(look, data, cells, selected) : null), [look, data, cells, selected])
  const count = words.rules(cells.reduce((sum, { rules }) => sum + rules, 0))
  const label = data ? words.matrix.label(data.clusters.length, data.consequents.length) : ''
  const height = 200 + 28 * (data?.clusters.length ?? 0)
  const width = 320 + 26 * (data?.consequents.length ?? 0)
  return (
    <ChartFrame
      name="basketeer-grouped-matrix"
      title={words.matrix.title}
      count={count}
      controls={
        <Segmented<Clusters>
          label={words.matrix.clusters}
          value={clusters}
          onChange={setClusters}
          options={CLUSTERS.map((id) => ({ id, label: id }))}
        />
      }
      legend={<LiftLegend />}
      caption={<RuleCaption jobId={jobId} index={hovered ?? selected} hint={words.matrix.strongest} />}
      state={{ pending: isPending, error, empty: cells.length === 0 }}
      option={option}
      size={{ width: Math.max(900, width), height }}
      picture={
        option && (
          <Picture
            option={option}
            label={label}
            height={height}
            minWidth={width}
            onHover={(datum) => setHovered(indexOf(datum))}
            onPress={(datum) => onSelect(indexOf(datum))}
          />
        )
      }
      table={
        data && (
          <TableTwin
            caption={label}
            columns={[
              { label: words.matrix.group, text: ({ row }) => data.clusters[row]?.label ?? '' },
              { label: words.matrix.consequent, text: ({ column }) => data.consequents[column] ?? '' },
              { label: ruleWords.metrics.lift.label, numeric: true, text: ({ lift }) => formatCell('ratio', lift) },
              {
                label: ruleWords.metrics.support.label,
                numeric: true,
                text: ({ support }) => formatCell('share', support),
              },
            ]}
            rows={cells}
            indexOf={({ index }) => index}
            selected={selected}
            onSelect={onSelect}
          />
        )
      }
    />
  )
}
