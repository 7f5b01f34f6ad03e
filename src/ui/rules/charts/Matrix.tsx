import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { formatCell } from '../../base/cell-format'
import { Segmented } from '../../base/components/Segmented'
import type { Inset } from '../../parts/charts/axes'
import { ChartFrame } from '../../parts/charts/ChartFrame'
import type { ChartProps } from '../../parts/charts/chart-props'
import { GridPicture } from '../../parts/charts/GridPicture'
import { type GridShape, type GridWindow, gridShape, wholeSize, wholeWindow } from '../../parts/charts/grid-window'
import { useLook } from '../../parts/charts/look'
import { partsIn } from '../../parts/charts/pointed'
import { TableTwin } from '../../parts/charts/TableTwin'
import { useRuleQueries } from '../use-rules'
import { cellOfRule, cellsOf, type MatrixCell, matrixLegend, matrixOption, ROW, rowNames } from './matrix-option'
import { RuleCaption } from './RuleCaption'
import { ruleCharts as words } from './words'

const CLUSTERS = ['10', '20', '40'] as const
type Clusters = (typeof CLUSTERS)[number]
const CELLS = { rowHeight: ROW, narrowest: 24, widest: 44 }
const SAVED_WIDTH = 1200

const cellAt = partsIn<MatrixCell>('cell')

/** Similar left sides in groups against right sides: many rules in one picture. */
export default function Matrix({ jobId, query, selected, onSelect }: ChartProps) {
  const look = useLook()
  const [clusters, setClusters] = useState<Clusters>('20')
  const [hovered, setHovered] = useState<MatrixCell | null>(null)
  const { data, error, isPending } = useQuery(useRuleQueries().groupedMatrix(jobId, query, Number(clusters)))
  const cells = useMemo(() => (data ? cellsOf(data) : []), [data])
  const chosen = useMemo(() => (data ? cellOfRule(data, selected) : null), [data, selected])
  const shapeFor = useCallback(
    (width: number) => gridShape(data ? rowNames(data) : [], data?.consequents ?? [], width, CELLS),
    [data],
  )
  const draw = useMemo(
    () =>
      data &&
      ((shape: GridShape, window: GridWindow, inset?: Inset) =>
        matrixOption(look, data, cells, { shape, window, selected: chosen, inset })),
    [look, data, cells, chosen],
  )
  const itemsOf = ({ row, column }: MatrixCell) => [
    ...(data?.clusters[row]?.items ?? []),
    ...(data?.consequents.slice(column, column + 1) ?? []),
  ]
  const saved = shapeFor(SAVED_WIDTH)
  const drawn = cells.reduce((sum, { rules }) => sum + rules, 0)
  const label = data ? words.matrix.label(data.clusters.length, data.consequents.length) : ''

  return (
    <ChartFrame
      name="basketeer-grouped-matrix"
      jobId={jobId}
      count={data ? words.matrix.count(drawn, data.omittedRules ?? 0) : ''}
      controls={
        <Segmented<Clusters>
          label={words.matrix.clusters}
          value={clusters}
          onChange={setClusters}
          options={CLUSTERS.map((id) => ({ id, label: id }))}
        />
      }
      caption={
        hovered && data ? (
          <>
            <b>{words.matrix.cell(data.clusters[hovered.row]?.items ?? [], data.consequents[hovered.column] ?? '')}</b>{' '}
            {words.matrix.numbers(
              hovered.rules,
              formatCell('ratio', hovered.lift),
              formatCell('share', hovered.support),
            )}
          </>
        ) : (
          <>
            <RuleCaption jobId={jobId} index={selected} hint={words.matrix.strongest} />
            {selected !== null && data && !chosen && ` ${words.notDrawn}`}
          </>
        )
      }
      state={{ pending: isPending, error, empty: cells.length === 0 }}
      drawing={
        draw
          ? {
              size: wholeSize(saved),
              title: words.matrix.title,
              subtitle: label,
              legend: matrixLegend(look, cells),
              option: (inset) => draw(saved, wholeWindow(saved), inset),
            }
          : null
      }
      picture={
        draw && (
          <GridPicture
            label={label}
            shapeFor={shapeFor}
            draw={draw}
            show={chosen && { row: chosen[0], column: chosen[1] }}
            partAt={cellAt}
            onHover={setHovered}
            onPress={({ index }) => onSelect(index)}
            itemsOf={itemsOf}
            inHand={cells.find(({ row, column }) => chosen?.[0] === row && chosen[1] === column) ?? null}
          />
        )
      }
      table={
        data && (
          <TableTwin<MatrixCell>
            caption={label}
            columns={[
              { label: words.matrix.group, text: ({ row }) => rowNames(data)[row] ?? '' },
              { label: words.matrix.consequent, text: ({ column }) => data.consequents[column] ?? '' },
              { label: words.matrix.medianLift, numeric: true, text: ({ lift }) => formatCell('ratio', lift) },
              { label: words.matrix.medianSupport, numeric: true, text: ({ support }) => formatCell('share', support) },
              { label: words.matrix.rules, numeric: true, text: ({ rules }) => formatCell('count', rules) },
            ]}
            rows={cells}
            indexOf={({ index }) => index}
            isSelected={({ row, column }) => chosen?.[0] === row && chosen[1] === column}
            onSelect={onSelect}
            itemsOf={itemsOf}
          />
        )
      }
    />
  )
}
