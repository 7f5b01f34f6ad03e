import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Segmented } from '../base/components/Segmented'
import { ChartFrame } from '../parts/charts/ChartFrame'
import type { ChartProps } from '../parts/charts/chart-props'
import { useItemsOfRow } from '../parts/charts/items-of-row'
import { useLook } from '../parts/charts/look'
import { Picture } from '../parts/charts/Picture'
import { pointAt } from '../parts/charts/pointed'
import { scatterOption } from '../parts/charts/scatter-option'
import { useResultQueries } from '../parts/results/use-grid-rows'
import { BundleCaption } from './BundleCaption'
import { type BundleColor, type BundlePlot, bundlePlot } from './plot'
import { ScatterTwin } from './ScatterTwin'
import { useMoney } from './use-money'
import { utilityWords } from './words'

/** Rare bundles that earn are one point each: a sample would lose them, so it only begins where drawing takes long. */
const MOST_POINTS = 30_000

function ringAt({ x, y }: BundlePlot, cells: Record<string, unknown>): { x: number; y: number } | null {
  const at = { x: x.place(Number(cells['support'])), y: y.place(Number(cells['utility'])) }
  return Number.isFinite(at.x) && Number.isFinite(at.y) ? at : null
}

/** Receipts against what bundles earn on them, losses too. */
export default function Scatter({ jobId, query, selected, onSelect }: ChartProps) {
  const words = utilityWords.charts
  const queries = useResultQueries()
  const look = useLook()
  const money = useMoney(jobId)
  const [color, setColor] = useState<BundleColor>('lift')
  const [hovered, setHovered] = useState<number | null>(null)
  const itemsOf = useItemsOfRow(jobId)
  const axes = { x: 'support', y: 'utility', color }
  const { data, error, isPending } = useQuery(queries.scatter(jobId, query, axes, MOST_POINTS))
  const { data: chosen } = useQuery({
    ...queries.page(jobId, { ...query, sort: [], rows: selected === null ? [] : [selected] }, 0),
    placeholderData: keepPreviousData,
    enabled: selected !== null,
  })
  const row = chosen?.rows.find(({ index }) => index === selected)
  const plot = useMemo(() => (data ? bundlePlot(data, color, money) : null), [data, color, money])
  const option = useMemo(
    () => (plot ? scatterOption(look, plot, plot.names, { shadedBelow: plot.zero }) : null),
    [look, plot],
  )
  const ring = plot && row ? ringAt(plot, row.cells) : null
  const count = data ? words.some(data.index.length, data.matched) : ''
  const label = words.scatter.label(count, utilityWords.measures[color].label)
  return (
    <ChartFrame
      name="basketeer-bundles"
      jobId={jobId}
      count={count}
      controls={
        <Segmented<BundleColor>
          label={words.scatter.color}
          value={color}
          onChange={setColor}
          options={(['lift', 'surplus'] as const).map((id) => ({ id, label: utilityWords.measures[id].label }))}
        />
      }
      caption={<BundleCaption jobId={jobId} index={hovered ?? selected} money={money} />}
      state={{ pending: isPending, error, empty: data?.index.length === 0 }}
      drawing={
        plot && {
          size: { width: 1200, height: 760 },
          title: words.scatter.title,
          subtitle: label,
          legend: plot.legend(look),
          option: (inset) => scatterOption(look, plot, plot.names, { inset, chosen: ring, shadedBelow: plot.zero }),
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
          <ScatterTwin
            jobId={jobId}
            points={data}
            label={label}
            money={money}
            selected={selected}
            onSelect={onSelect}
          />
        )
      }
    />
  )
}
