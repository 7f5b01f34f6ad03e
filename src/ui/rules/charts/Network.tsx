import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { RuleNetwork } from '../../../workers/rules/types'
import { formatCell } from '../../base/cell-format'
import { Segmented } from '../../base/components/Segmented'
import { ChartFrame } from '../../parts/charts/ChartFrame'
import { liftLegend } from '../../parts/charts/chart-legend'
import type { ChartProps } from '../../parts/charts/chart-props'
import styles from '../../parts/charts/charts.module.css'
import { markColours } from '../../parts/charts/colours'
import type { Size } from '../../parts/charts/grid-window'
import { useLook } from '../../parts/charts/look'
import { Picture } from '../../parts/charts/Picture'
import type { Pointed } from '../../parts/charts/pointed'
import { TableTwin } from '../../parts/charts/TableTwin'
import { useSize } from '../../parts/charts/use-size'
import { basketMeasures } from '../../parts/results/basket-measures'
import { useRuleQueries } from '../use-rules'
import { isArrowOf, namesIn, networkOption, type PlacedNetwork, placeNetwork } from './network-option'
import { RuleCaption } from './RuleCaption'
import { useSelectedSides } from './use-selected-rule'
import { ruleCharts as words } from './words'

const LIMITS = ['30', '75', '150', '300'] as const
type Limit = (typeof LIMITS)[number]
const SAVED: Size = { width: 1200, height: 800 }

/** An arrow stands for a rule, a node for an item. */
type OnNetwork = { rule: number } | { item: string }

function markOf(pointed: Pointed): OnNetwork | null {
  if (!('mark' in pointed) || typeof pointed.mark !== 'object' || !pointed.mark) return null
  const { rule, item } = pointed.mark as { rule?: unknown; item?: unknown }
  if (typeof rule === 'number') return { rule }
  return typeof item === 'string' ? { item } : null
}

const aspect = ({ width, height }: Size) => width / height
const apart = (one: number, other: number) => Math.abs(Math.log(one / other))

/** What a pane that opens leaves of the width is more than that. */
const QUITE_NARROWER = 1.6

const isAnother = (size: Size, laid: Size) =>
  apart(aspect(size), aspect(laid)) > Math.LN2 || apart(size.width, laid.width) > Math.log(QUITE_NARROWER)

/** Places stay while a pane opens or closes; only a quite different shape is worth new ones. */
function usePlaced(data: RuleNetwork | undefined, size: Size | null): PlacedNetwork | null {
  const [laid, lay] = useState(size)
  if (size && (!laid || isAnother(size, laid))) lay(size)
  return useMemo(() => (data && laid ? placeNetwork(data, laid) : null), [data, laid])
}

/** Items as nodes, the strongest rules as arrows between them. */
export default function Network({ jobId, query, selected, onSelect }: ChartProps) {
  const look = useLook()
  const [limit, setLimit] = useState<Limit>('75')
  const [hovered, setHovered] = useState<OnNetwork | null>(null)
  const [measure, size] = useSize()
  const { data, error, isPending } = useQuery(useRuleQueries().network(jobId, query, Number(limit)))
  const sides = useSelectedSides(jobId, selected)
  const label = data ? words.network.label(data.nodes.length, data.edges.length, data.shown) : ''
  const network = usePlaced(data, size)
  const names = useMemo(() => (network && size ? namesIn(network, size) : undefined), [network, size])
  const option = useMemo(
    () => (network && names ? networkOption(look, network, { selected: sides, names }) : null),
    [look, network, names, sides],
  )
  const missing = data && sides && !data.edges.some((edge) => isArrowOf(edge, sides))

  return (
    <ChartFrame
      name="basketeer-network"
      jobId={jobId}
      count={data ? words.some(data.shown, data.matched) : ''}
      controls={
        <Segmented<Limit>
          label={words.network.limit}
          value={limit}
          onChange={setLimit}
          options={LIMITS.map((id) => ({ id, label: id }))}
        />
      }
      caption={
        hovered && 'item' in hovered && data ? (
          <ItemCaption item={hovered.item} network={data} />
        ) : (
          <>
            <RuleCaption
              jobId={jobId}
              index={hovered && 'rule' in hovered ? hovered.rule : selected}
              hint={words.hover}
            />
            {!hovered && missing && ` ${words.notDrawn}`}
          </>
        )
      }
      state={{ pending: isPending, error, empty: data?.edges.length === 0 }}
      drawing={
        data
          ? {
              size: SAVED,
              title: words.network.title,
              subtitle: label,
              legend: liftLegend(markColours(look), network?.reach ?? 2),
              option: (inset) => {
                const placed = network ?? placeNetwork(data, SAVED)
                return networkOption(look, placed, { selected: sides, names: namesIn(placed, SAVED), inset })
              },
            }
          : null
      }
      picture={
        <div ref={measure} className={styles.fill}>
          {option && (
            <Picture
              option={option}
              keep={network}
              label={label}
              partAt={markOf}
              onHover={setHovered}
              onPress={(mark) => {
                if (!data) return
                const strongest =
                  'item' in mark && data.edges.find(({ from, to }) => from === mark.item || to === mark.item)
                if ('rule' in mark) onSelect(mark.rule)
                else if (strongest) onSelect(strongest.index)
              }}
              itemsOf={(mark) =>
                'item' in mark ? [mark.item] : itemsOf(data?.edges.find(({ index }) => index === mark.rule))
              }
              inHand={selected === null ? null : { rule: selected }}
            />
          )}
        </div>
      }
      table={
        data && (
          <TableTwin<RuleNetwork['edges'][number]>
            caption={label}
            columns={[
              { label: words.network.from, text: ({ from }) => from },
              { label: words.network.to, text: ({ to }) => to },
              { label: basketMeasures.lift.label, numeric: true, text: ({ lift }) => formatCell('ratio', lift) },
              {
                label: basketMeasures.support.label,
                numeric: true,
                text: ({ support }) => formatCell('share', support),
              },
            ]}
            rows={data.edges}
            indexOf={({ index }) => index}
            isSelected={(edge) => isArrowOf(edge, sides)}
            onSelect={onSelect}
            itemsOf={itemsOf}
          />
        )
      }
    />
  )
}

const itemsOf = (edge: RuleNetwork['edges'][number] | undefined) => (edge ? [edge.from, edge.to] : [])

function ItemCaption({ item, network }: { item: string; network: RuleNetwork }) {
  const rows = network.nodes.find(({ label }) => label === item)?.rows ?? 0
  return (
    <>
      <b>{item}</b> {words.network.ofItem(rows, network.shown)}
    </>
  )
}
