import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { resultQueries } from '../../client/queries'
import type { GroupMatrix } from '../../workers/protocol'
import { ToggleChip } from '../components/Chip'
import { EmptyState } from '../components/EmptyState'
import { formatCount, formatGroup } from '../components/format'
import { Segmented } from '../components/Segmented'
import { formatRatio } from '../results/format'
import { liftLevel } from '../results/lift-scale'
import { useEngine, useEngineState } from '../state/engine-context'
import { useWorkspace } from '../state/workspace'
import { charts as words } from '../words/charts'
import { categories } from './axes'
import { ChartFrame } from './ChartFrame'
import type { ChartProps } from './chart-props'
import type { ChartOption } from './echarts'
import { LiftLegend } from './LiftLegend'
import { type Look, useLook } from './look'
import { Picture } from './Picture'
import { TableTwin } from './TableTwin'

const MOST_RULES = 200
const ROW = 24

type MatrixRule = GroupMatrix['rules'][number] & { at: number }

const ruleName = ({ antecedents, consequents }: GroupMatrix['rules'][number]) =>
  `${antecedents.join(', ')} → ${consequents.join(', ')}`

/** Cells are told by place, not by name: labels may be equal or empty. */
const placeOf = (datum: unknown): [number, number] | null => {
  const value =
    typeof datum === 'object' && datum !== null && 'value' in datum ? (datum as { value: unknown }).value : null
  return Array.isArray(value) ? [Number(value[0]), Number(value[1])] : null
}

function optionOf(look: Look, { groups, rules, lift, thin }: GroupMatrix, selected: number | null): ChartOption {
  const hatch = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4, color: look.line2 }
  const data = rules.flatMap((rule, row) =>
    groups.map((_, column) => {
      const at = row * groups.length + column
      const level = liftLevel(lift[at] ?? Number.NaN)
      const isThin = thin[at] === 1
      return {
        value: [column, row, isThin ? 0 : level],
        itemStyle: {
          color: isThin ? look.surface2 : look.lift[level + 5],
          borderColor: rule.index === selected ? look.ink : look.surface,
          borderWidth: 1,
          ...(isThin ? { decal: hatch } : {}),
        },
      }
    }),
  )
  return {
    animation: false,
    grid: { left: 16, right: 24, top: 8, bottom: 16, containLabel: true },
    xAxis: {
      ...categories(
        look,
        groups.map(({ label }) => formatGroup(label)),
        { rotate: groups.length > 12 ? 55 : 0, width: 90 },
      ),
      position: 'top',
    },
    yAxis: { ...categories(look, rules.map(ruleName), { width: 280 }), inverse: true },
    series: [{ type: 'heatmap', data, emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 1.5 } } }],
  }
}

/** Rules against groups: where a rule holds, where it does not, and who disagrees. */
export default function Groups({ jobId, query, selected, onSelect }: ChartProps) {
  const { results } = useEngine()
  const look = useLook()
  const setQuery = useWorkspace((state) => state.setQuery)
  const job = useEngineState(({ jobs }) => jobs.find((each) => each.jobId === jobId))
  const groupColumn = job?.result?.groupColumn ?? null
  const [sort, setSort] = useState<'order' | 'disagreement'>('order')
  const [hovered, setHovered] = useState<[number, number] | null>(null)
  const { data, error, isPending } = useQuery(resultQueries(results).groupMatrix(jobId, query, MOST_RULES, sort))
  const option = useMemo(() => (data ? optionOf(look, data, selected) : null), [look, data, selected])

  if (data && data.groups.length < 2) {
    return <EmptyState title={words.groups.noneTitle}>{words.groups.none}</EmptyState>
  }
  const group = groupColumn ?? ''
  const label = data ? words.groups.label(data.rules.length, data.groups.length, group) : ''
  const height = 110 + ROW * (data?.rules.length ?? 0)
  const width = 340 + 22 * (data?.groups.length ?? 0)
  const inRow = (row: number) => data?.rules[row]?.index ?? null

  function cellText([column, row]: [number, number]): string {
    const rule = data?.rules[row]
    const place = data?.groups[column]
    if (!data || !rule || !place) return ''
    const at = row * data.groups.length + column
    return words.groups.cell(
      ruleName(rule),
      formatGroup(place.label),
      formatRatio(data.lift[at] ?? Number.NaN),
      formatCount(data.both[at] ?? 0),
      data.thin[at] === 1,
    )
  }

  return (
    <ChartFrame
      name="basketeer-groups"
      title={words.groups.title(group)}
      count={data ? words.rules(data.rules.length) : ''}
      controls={
        <>
          <Segmented<'order' | 'disagreement'>
            label={words.groups.sort}
            hideLabel
            value={sort}
            onChange={setSort}
            options={[
              { id: 'order', label: words.groups.byRank },
              { id: 'disagreement', label: words.groups.byDisagreement },
            ]}
          />
          <ToggleChip
            selected={query.onlyInOneGroup ?? false}
            onChange={(onlyInOneGroup) => setQuery((now) => ({ ...now, onlyInOneGroup }))}
          >
            {words.groups.onlyOne(group)}
          </ToggleChip>
        </>
      }
      legend={<LiftLegend hatched={words.groups.thin} />}
      caption={hovered ? cellText(hovered) : words.hover}
      state={{ pending: isPending, error, empty: data?.rules.length === 0 }}
      option={option}
      size={{ width: Math.max(900, width), height }}
      picture={
        option && (
          <Picture
            option={option}
            label={label}
            height={height}
            minWidth={width}
            onHover={(datum) => setHovered(placeOf(datum))}
            onPress={(datum) => onSelect(inRow(placeOf(datum)?.[1] ?? -1))}
          />
        )
      }
      table={
        data && (
          <TableTwin<MatrixRule>
            caption={label}
            columns={[
              { label: words.rule, text: ruleName },
              {
                label: words.groups.disagreement,
                numeric: true,
                text: ({ disagreement }) => formatRatio(disagreement),
              },
              ...data.groups.map((place, column) => ({
                label: formatGroup(place.label),
                numeric: true,
                text: ({ at }: MatrixRule) =>
                  data.thin[at * data.groups.length + column] === 1
                    ? '·'
                    : formatRatio(data.lift[at * data.groups.length + column] ?? Number.NaN),
              })),
            ]}
            rows={data.rules.map((rule, at) => ({ ...rule, at }))}
            indexOf={({ index }) => index}
            selected={selected}
            onSelect={onSelect}
          />
        )
      }
    />
  )
}
