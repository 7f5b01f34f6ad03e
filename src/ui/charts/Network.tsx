import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { resultQueries } from '../../client/queries'
import type { RuleNetwork } from '../../workers/protocol'
import { Segmented } from '../components/Segmented'
import { formatCell } from '../results/format'
import { liftLevel } from '../results/lift-scale'
import { useEngine } from '../state/engine-context'
import { charts as words } from '../words/charts'
import { rulesWords as ruleWords } from '../words/rules'
import { ChartFrame } from './ChartFrame'
import type { ChartProps } from './chart-props'
import type { ChartOption } from './echarts'
import { LiftLegend } from './LiftLegend'
import { type Look, useLook } from './look'
import { Picture } from './Picture'
import { RuleCaption } from './RuleCaption'
import { TableTwin } from './TableTwin'

const LIMITS = ['30', '75', '150', '300'] as const
type Limit = (typeof LIMITS)[number]

interface EdgeDatum {
  rule: number
}

const ruleOf = (datum: unknown): number | null =>
  typeof datum === 'object' && datum !== null && 'rule' in datum ? (datum as EdgeDatum).rule : null

function optionOf(look: Look, { nodes, edges }: RuleNetwork, selected: number | null): ChartOption {
  const most = Math.max(1, ...nodes.map(({ rows }) => rows))
  const strongest = Math.max(...edges.map(({ support }) => support), Number.MIN_VALUE)
  return {
    animation: false,
    series: [
      {
        type: 'graph',
        layout: 'force',
        // Placed before it is drawn, and so the same every time.
        force: {
          layoutAnimation: false,
          initLayout: 'circular',
          repulsion: 60 + 6000 / (nodes.length + 10),
          gravity: 0.12,
          edgeLength: [24, 120],
          friction: 0.25,
        },
        roam: true,
        draggable: true,
        left: 60,
        right: 60,
        top: 30,
        bottom: 30,
        edgeSymbol: ['none', 'arrow'],
        edgeSymbolSize: 6,
        emphasis: { focus: 'adjacency' },
        labelLayout: { hideOverlap: true },
        data: nodes.map(({ label, rows }) => ({
          name: label,
          symbolSize: 8 + 22 * Math.sqrt(rows / most),
          itemStyle: { color: look.surface2, borderColor: look.accent, borderWidth: 1.5 },
          label: { show: true, position: 'right', color: look.ink, fontFamily: look.font, fontSize: 12 },
        })),
        edges: edges.map(({ from, to, lift, support, index }) => ({
          source: from,
          target: to,
          rule: index,
          lineStyle: {
            color: index === selected ? look.ink : look.lift[liftLevel(lift) + 5],
            width: 1 + 4 * Math.sqrt(support / strongest),
            curveness: 0.12,
            opacity: 0.9,
          },
        })),
      },
    ],
  }
}

/** Items as nodes, the strongest rules as arrows between them. */
export default function Network({ jobId, query, selected, onSelect }: ChartProps) {
  const { results } = useEngine()
  const look = useLook()
  const [limit, setLimit] = useState<Limit>('75')
  const [hovered, setHovered] = useState<number | null>(null)
  const { data, error, isPending } = useQuery(resultQueries(results).network(jobId, query, Number(limit)))
  const option = useMemo(() => (data ? optionOf(look, data, selected) : null), [look, data, selected])
  const count = data ? words.some(data.shown, data.matched) : ''
  return (
    <ChartFrame
      name="basketeer-network"
      title={words.network.title}
      count={count}
      controls={
        <Segmented<Limit>
          label={words.network.limit}
          value={limit}
          onChange={setLimit}
          options={LIMITS.map((id) => ({ id, label: id }))}
        />
      }
      legend={<LiftLegend />}
      caption={<RuleCaption jobId={jobId} index={hovered ?? selected} hint={words.hover} />}
      state={{ pending: isPending, error, empty: data?.edges.length === 0 }}
      option={option}
      picture={
        option &&
        data && (
          <Picture
            option={option}
            label={words.network.label(data.nodes.length, words.rules(data.shown))}
            onHover={(datum) => setHovered(ruleOf(datum))}
            onPress={(datum) => {
              const rule = ruleOf(datum)
              if (rule !== null) onSelect(rule)
            }}
          />
        )
      }
      table={
        data && (
          <TableTwin
            caption={words.network.label(data.nodes.length, words.rules(data.shown))}
            columns={[
              { label: words.network.from, text: ({ from }) => from },
              { label: words.network.to, text: ({ to }) => to },
              { label: ruleWords.metrics.lift.label, numeric: true, text: ({ lift }) => formatCell('ratio', lift) },
              {
                label: ruleWords.metrics.support.label,
                numeric: true,
                text: ({ support }) => formatCell('share', support),
              },
            ]}
            rows={data.edges}
            indexOf={({ index }) => index}
            selected={selected}
            onSelect={onSelect}
          />
        )
      }
    />
  )
}
