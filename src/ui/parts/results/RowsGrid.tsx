import { useCallback, useMemo, useRef } from 'react'
import type { ResultRow } from '../../../workers/protocol/result'
import { SHORT, useMedia } from '../../base/components/use-media'
import layout from '../../base/layout.module.css'
import { useWidth } from '../../base/use-width'
import { useWorkspace } from '../../state/workspace'
import { ChosenBar } from '../copy/ChosenBar'
import { useRowRange } from '../copy/use-row-range'
import { type ColumnWidths, useColumnWidths } from './column-widths'
import { COMPACT_WIDTH, fitColumns } from './fit-columns'
import { useGrammar, useNouns } from './grammar'
import type { GridColumn } from './grid-table'
import { ResultGrid, type ResultGridProps } from './ResultGrid'
import { useCopyRows } from './use-copy-rows'
import type { ChangeQuery } from './use-grid-query'
import { resultWords as words } from './words'

const ROW_HEIGHT = 36
const COMPACT_ROW_HEIGHT = 56
const TALL_ROW_HEIGHT = 56

/** Below this, beside an open pane say, names do not fit into one line. */
const NARROW_WIDTH = 800

const NO_WIDTHS: ColumnWidths = {}

/** The grid of an analysis: columns as the width allows, and on a phone each row in two lines. */
export function RowsGrid({
  columns,
  compact: compactColumns,
  chosen,
  change,
  onRows,
  name,
  label: called,
  hand,
  ...rest
}: Pick<ResultGridProps, 'jobId' | 'query' | 'matched'> & {
  /** Both keep their identity as long as they say the same. */
  columns: readonly GridColumn[]
  compact: readonly GridColumn[]
  /** Columns chosen by hand; null leaves it to the width. */
  chosen: ReadonlySet<string> | null
  change: ChangeQuery
  /** By which this browser remembers widths; the analysis where rows are those of its result. */
  name?: string
  /** What the grid is called; by its rows where nothing is said. */
  label?: string
  /** The row in hand, where it is not that of the screen. */
  hand?: Pick<ResultGridProps, 'selected' | 'onSelect'>
  /** Rows in sight and the columns shown of them, for what is only worth asking of these. */
  onRows?(rows: ResultRow[], shown: ReadonlySet<string>): void
}) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const compact = width < COMPACT_WIDTH
  const used = compact ? compactColumns : columns
  const shown = useMemo(() => fitColumns(used, width, compact ? null : chosen), [used, width, compact, chosen])
  const selected = useWorkspace((workspace) => workspace.selected)
  const select = useWorkspace((workspace) => workspace.select)
  const { kind, quiet } = useGrammar()
  const [widths, setWidth] = useColumnWidths(name ?? kind)
  const short = useMedia(SHORT)
  const twoLines = !compact && !short && width < NARROW_WIDTH
  const rowsCalled = words.grid(useNouns())
  const label = called ?? rowsCalled
  const { jobId, query, matched } = rest
  const chosenRows = useRowRange(`${jobId} ${JSON.stringify(query)}`)
  const copied = useMemo(
    () => columns.filter(({ id, rank }) => (compact ? rank !== undefined : shown.has(id))),
    [columns, compact, shown],
  )
  const copy = useCopyRows({ jobId, query, matched, columns: copied })
  const { range } = chosenRows
  const copyChosen = (quotes: boolean, position = 0) => copy(range ?? { first: position, last: position }, quotes)
  const tell = useCallback((rows: ResultRow[]) => onRows?.(rows, shown), [onRows, shown])
  return (
    <div ref={box} className={layout.fill}>
      {width > 0 && (
        <ResultGrid
          {...rest}
          label={label}
          columns={used}
          shown={shown}
          rowHeight={compact ? COMPACT_ROW_HEIGHT : twoLines ? TALL_ROW_HEIGHT : ROW_HEIGHT}
          twoLines={twoLines}
          compact={compact}
          widths={compact ? NO_WIDTHS : widths}
          onWidth={setWidth}
          selected={hand ? hand.selected : selected}
          onSelect={hand ? hand.onSelect : select}
          onSort={(sort) => change((now) => ({ ...now, sort }))}
          onRows={tell}
          quiet={quiet}
          chosen={chosenRows}
          onCopy={copyChosen}
        />
      )}
      {range && range.last > range.first && (
        <ChosenBar count={range.last - range.first + 1} onCopy={copyChosen} onClear={chosenRows.clear} />
      )}
    </div>
  )
}
