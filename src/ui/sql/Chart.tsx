import { useMemo, useState } from 'react'
import type { SqlAnswer, SqlCell } from '../../workers/protocol/sql'
import { EmptyState } from '../base/components/EmptyState'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { Select } from '../base/components/Select'
import { oneLine } from '../parts/charts/axes'
import { ChartFrame } from '../parts/charts/ChartFrame'
import { useLook } from '../parts/charts/look'
import { Picture } from '../parts/charts/Picture'
import { TableTwin } from '../parts/charts/TableTwin'
import { cellText } from './cells'
import { chartOption } from './chart-option'
import { usePages } from './Grid'
import { type Axes, heightsOf, pickAxes } from './pick-axes'
import { sqlWords as words } from './words'

/** Five pages of rows: more cannot be told apart on a screen. */
const PAGES = [0, 1, 2, 3, 4]
const MOST = 1000
const nothing = () => null

/** A picture of the first rows: columns or a line, as their types say. Its numbers are in the table beside it. */
export default function Chart({ answer, sql }: { answer: SqlAnswer; sql: string }) {
  const { id, columns } = answer
  const asked = usePages(id, PAGES.slice(0, Math.max(1, Math.ceil(answer.rows / 200))))
  const failed = asked.find(({ error }) => error)?.error
  const ready = asked.every(({ data }) => data)
  // Pages keep their identity once they are there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of an answer never change.
  const rows = useMemo(() => asked.flatMap(({ data }) => data ?? []), [id, ready])
  const [wanted, setWanted] = useState<Partial<Axes>>({})
  const axes = useMemo(() => pickAxes(columns, rows, wanted), [columns, rows, wanted])
  const look = useLook()
  const option = useMemo(() => axes && chartOption(look, columns, rows, axes), [look, columns, rows, axes])
  if (failed) return <ErrorNotice error={failed} />
  if (ready && (!axes || !option)) return <EmptyState title={words.chart.none}>{words.chart.noneText}</EmptyState>
  const named = (at: number) => ({ id: String(at), label: columns[at]!.name })
  const label = axes ? words.chart.label(columns[axes.x]!.name, columns[axes.y]!.name, rows.length) : ''
  return (
    <ChartFrame
      name="query"
      origin={oneLine(sql)}
      count={answer.rows > MOST ? words.chart.first(MOST) : words.chart.all(answer.rows)}
      controls={
        axes && (
          <>
            <Select
              label={words.chart.x}
              value={String(axes.x)}
              options={columns.map((_, at) => named(at))}
              onChange={(x) => setWanted((now) => ({ ...now, x: Number(x) }))}
            />
            <Select
              label={words.chart.y}
              value={String(axes.y)}
              options={heightsOf(columns).map(named)}
              onChange={(y) => setWanted((now) => ({ ...now, y: Number(y) }))}
            />
          </>
        )
      }
      caption={label}
      state={{ pending: !ready, error: null, empty: false }}
      drawing={
        axes && {
          size: { width: 1200, height: 700 },
          title: `${columns[axes.y]!.name} · ${columns[axes.x]!.name}`,
          subtitle: label,
          legend: {},
          option: (inset) => chartOption(look, columns, rows, axes, inset),
        }
      }
      picture={option && <Picture option={option} label={label} partAt={nothing} />}
      table={
        axes && (
          <TableTwin<SqlCell[]>
            caption={label}
            columns={[axes.x, axes.y].map((at) => ({
              label: columns[at]!.name,
              text: (row: SqlCell[]) => cellText(columns[at]!, row[at] ?? null),
              numeric: columns[at]!.is === 'number',
            }))}
            rows={rows}
            indexOf={() => null}
            isSelected={() => false}
            onSelect={nothing}
          />
        )
      }
    />
  )
}
