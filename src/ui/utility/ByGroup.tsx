import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { BundleMatrix, MatrixOrder } from '../../workers/utility/types'
import { labelsIn } from '../base/cells'
import { EmptyState } from '../base/components/EmptyState'
import { Segmented } from '../base/components/Segmented'
import { formatGroup } from '../base/format'
import { groupWord, groupWords } from '../base/group-word'
import type { Money } from '../base/money'
import type { Inset } from '../parts/charts/axes'
import { ChartFrame } from '../parts/charts/ChartFrame'
import type { ChartProps } from '../parts/charts/chart-props'
import { GridPicture } from '../parts/charts/GridPicture'
import { type GridShape, type GridWindow, gridShape, wholeSize, wholeWindow } from '../parts/charts/grid-window'
import { HEAT_ROW, heatmapOption } from '../parts/charts/heatmap-option'
import { useLook } from '../parts/charts/look'
import { type Place, placeAt } from '../parts/charts/pointed'
import { useRow } from '../parts/results/use-row'
import { useEngineState } from '../state/engine-context'
import { BundleCaption } from './BundleCaption'
import { ByGroupTwin } from './ByGroupTwin'
import { bundleName } from './bundle-name'
import { bundleHeat, bundleNames, groupNames, heatReach, rowOfBundle } from './heat'
import { telling } from './telling'
import { useBundleQueries } from './use-bundles'
import { useMoney } from './use-money'
import { utilityWords } from './words'

const MOST_BUNDLES = 200
const CELLS = { rowHeight: HEAT_ROW, narrowest: 24, widest: 96 }
const SAVED_WIDTH = 1200
/** A file holds all cells at once; beyond this it is more than programs open. */
const MOST_SAVED_GROUPS = 300

/** Bundles against groups: what each earns where, and what only one of them sells. */
export default function ByGroup({ jobId, query, selected, onSelect }: ChartProps) {
  const words = utilityWords.charts.groups
  const look = useLook()
  const money = useMoney(jobId)
  const role = useEngineState(({ jobs }) => jobs.find((job) => job.jobId === jobId)?.recipe.data.roles.group ?? null)
  const [sort, setSort] = useState<MatrixOrder>('disagreement')
  const [hovered, setHovered] = useState<Place | null>(null)
  const answer = useQuery(useBundleQueries().matrix(jobId, query, MOST_BUNDLES, sort))
  const { data: every, error, isPending } = answer
  const data = useMemo(() => every && telling(every), [every])
  const chosen = useRow(jobId, selected)
  const row = useMemo(
    () => (data && chosen ? rowOfBundle(data, selected, labelsIn(chosen.cells['itemset'])) : null),
    [data, chosen, selected],
  )
  const reach = useMemo(() => (data ? heatReach(data) : 1), [data])
  const heat = useMemo(() => (data ? bundleHeat(data, reach, money) : null), [data, reach, money])
  const shapeFor = useCallback(
    (width: number) => gridShape(data ? bundleNames(data) : [], data ? groupNames(data) : [], width, CELLS),
    [data],
  )
  const draw = useMemo(
    () =>
      heat &&
      ((shape: GridShape, window: GridWindow, inset?: Inset) =>
        heatmapOption(look, heat, { shape, window, selected: row, inset })),
    [look, heat, row],
  )
  const [many, one] = [groupWords(role), groupWord(role)]
  if (data && data.groups.length < 2) {
    return <EmptyState title={words.noneTitle(one)}>{words.none}</EmptyState>
  }
  const label = data ? words.label(data.bundles.length, data.groups.length, many) : ''
  const silent = (every?.groups.length ?? 0) - (data?.groups.length ?? 0)
  const nothing = data?.bundles.length === 0
  const none = <EmptyState title={words.noOnlyTitle(one)}>{words.noOnly(one)}</EmptyState>
  const whole = shapeFor(SAVED_WIDTH)
  const saved = { ...whole, columns: Math.min(whole.columns, MOST_SAVED_GROUPS) }
  return (
    <ChartFrame
      name={`basketeer-bundles-by-${one.replaceAll(/\W+/g, '-')}`}
      jobId={jobId}
      count={data ? words.count(data.bundles.length, data.bundles.length === MOST_BUNDLES, silent, many) : ''}
      controls={
        <Segmented<MatrixOrder>
          label={words.order}
          value={sort}
          onChange={setSort}
          options={[
            { id: 'disagreement', label: words.byDisagreement },
            { id: 'order', label: query.sort.length > 0 ? words.byRank : words.byEarnings },
            { id: 'only', label: words.only },
          ]}
        />
      }
      caption={
        hovered && data ? (
          <CellCaption matrix={data} place={hovered} money={money} />
        ) : selected === null ? (
          words.hover(one)
        ) : (
          <BundleCaption jobId={jobId} index={selected} money={money} />
        )
      }
      state={{ pending: isPending, error, empty: false }}
      drawing={
        draw && !nothing
          ? {
              size: wholeSize(saved),
              title: words.title(one),
              subtitle: saved.columns < whole.columns ? words.firstOf(label, saved.columns, many) : label,
              legend: {
                colors: look.lift,
                from: money.short(-reach),
                to: money.short(reach),
                less: words.loses,
                more: words.earns,
                hatched: words.thin,
              },
              option: (inset) => draw(saved, wholeWindow(saved), inset),
            }
          : null
      }
      picture={
        nothing
          ? none
          : draw && (
              <GridPicture
                label={label}
                shapeFor={shapeFor}
                draw={draw}
                show={row === null ? null : { row }}
                partAt={placeAt}
                onHover={setHovered}
                onPress={(place) => {
                  const index = data?.bundles[place.row]?.index
                  if (index !== undefined) onSelect(index)
                }}
                itemsOf={(place) => data?.bundles[place.row]?.items ?? []}
                inHand={row === null ? null : { row, column: null }}
              />
            )
      }
      table={
        nothing
          ? none
          : data && (
              <ByGroupTwin
                matrix={data}
                label={label}
                groups={many}
                money={money}
                selectedRow={row}
                onSelect={onSelect}
              />
            )
      }
    />
  )
}

function CellCaption({ matrix, place, money }: { matrix: BundleMatrix; place: Place; money: Money }) {
  const bundle = matrix.bundles[place.row]
  const group = place.column === null ? undefined : matrix.groups[place.column]
  if (!bundle) return null
  const at = place.row * matrix.groups.length + (place.column ?? 0)
  return (
    <>
      <b>{bundleName(bundle.items)}</b>{' '}
      {group &&
        utilityWords.charts.groups.cell(
          formatGroup(group.label),
          money.mean(matrix.perThousand[at] ?? 0),
          matrix.count[at] ?? 0,
          group.receipts,
          matrix.thin[at] === 1,
        )}
    </>
  )
}
