import { useQuery } from '@tanstack/react-query'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { PAGE_ROWS } from '../../../client/queries'
import { jobOf } from '../../../workers/protocol/made-of'
import type { GridQuery, SortKey } from '../../../workers/protocol/query'
import type { ResultRow } from '../../../workers/protocol/result'
import { classNames } from '../../base/components/class-names'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { toggleStar, useFixedMarks } from '../../state/marks'
import { useWorkspace } from '../../state/workspace'
import { useRowMenu } from '../copy/use-row-menu'
import { type ChosenRows, hasMarkedText, isWithMod } from '../copy/use-row-range'
import { type ColumnWidths, heldWidth } from './column-widths'
import { fittingWidth } from './fit-width'
import { GridHead } from './GridHead'
import { GridRow } from './GridRow'
import { type GridColumn, type GridSlot, useGridTable } from './grid-table'
import styles from './ResultGrid.module.css'
import { nextSort } from './sort'
import { useTallScroll } from './tall-scroll'
import { positionOf, rowOf, useGridFocus } from './use-grid-focus'
import { useGridRows, useResultQueries } from './use-grid-rows'
import { useWholeNames } from './WholeName'

/** Stands in the style sheet as well. */
const HEAD_HEIGHT = 32
/** Rows beyond what is in sight, so that scrolling finds them drawn. */
const OVERSCAN = 8
/** By which keys widen and narrow a column. */
const WIDTH_STEP = 16

const tracked = (px: number | undefined) => (px === undefined ? undefined : `${px}px`)

export interface ResultGridProps {
  label: string
  jobId: string
  query: GridQuery
  matched: number
  columns: readonly GridColumn[]
  shown: ReadonlySet<string>
  rowHeight: number
  selected: number | null
  onSelect(index: number | null): void
  onSort(sort: SortKey[]): void
  /** Rows in sight, for what is only worth asking of them. */
  onRows?(rows: ResultRow[]): void
  /** A row that says little beside others stands back. */
  quiet: ((row: ResultRow) => boolean) | undefined
  /** In two lines where the width asks for it. */
  twoLines: boolean
  widths: ColumnWidths
  onWidth(id: string, px: number | null): void
  /** Told in two lines instead of columns, whose widths are no choice then. */
  compact: boolean
  /** Rows in hand to be copied. */
  chosen: ChosenRows
  /** Copies what is chosen; where nothing is, the row of that position. */
  onCopy(quotes: boolean, position: number): void
}

/** A grid over any number of rows, of which only those in sight exist. */
export function ResultGrid(props: ResultGridProps) {
  const { label, jobId, query, matched, columns, shown, rowHeight, selected, onSelect, onSort, onRows, quiet } = props
  const { chosen, onCopy, twoLines, widths, onWidth, compact } = props
  const scroller = useRef<HTMLDivElement>(null)
  const focusRow = useRef(0)
  const tall = useTallScroll(matched, rowHeight)
  // What is in sight is drawn first: of a hundred thousand rows the place of each is worked out.
  const sightDrawn = useDeferredValue(true, false)
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: sightDrawn ? matched : Math.min(matched, PAGE_ROWS),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: sightDrawn ? OVERSCAN : 0,
    // The row that has the focus stays, so that scrolling does not lose it.
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range)
      const row = focusRow.current
      return row < 0 || row >= range.count || near.includes(row) ? near : [...near, row].sort((a, b) => a - b)
    },
    ...tall.options,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are only asked for again when told
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight])

  const first = virtualizer.range?.startIndex ?? 0
  const last = Math.max(first, virtualizer.range?.endIndex ?? 0)
  const { rowAt, stale, error } = useGridRows(jobId, query, first, last)
  const items = virtualizer.getVirtualItems()
  const slots = items.map(({ index }): GridSlot => ({ position: index, row: rowAt(index) }))
  const seen = useSame(slots)
  const table = useGridTable(columns, shown, seen)
  const visible = table.getVisibleLeafColumns()

  const viewHeight = () => (scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT
  const reveal = (row: number) => {
    const box = scroller.current
    if (!box) return
    const offset = box.scrollTop * tall.ratio.current
    const start = row * rowHeight
    const end = start + rowHeight - viewHeight()
    if (start < offset) box.scrollTop = start / tall.ratio.current
    else if (end > offset) box.scrollTop = Math.ceil(end / tall.ratio.current)
  }
  const open = (position: number) => {
    const row = rowAt(position)
    if (row) onSelect(row.index)
  }
  const sortBy = (column: GridColumn | undefined, add: boolean) => {
    if (column?.sorts) onSort(nextSort(query.sort, { id: column.id, sorts: column.sorts }, add))
  }
  const focus = useGridFocus({
    scroller,
    extent: () => ({ rows: matched, columns: visible.length, page: Math.max(1, Math.floor(viewHeight() / rowHeight)) }),
    reveal,
    onMove: (to, from, extending) => {
      if (extending && to.row >= 0 && from.row >= 0) return chosen.extend(from.row, to.row)
      chosen.clear()
      if (selected !== null && to.row >= 0 && to.row !== from.row) open(to.row)
    },
    onAction: (action, at) => {
      if (action === 'open') open(at.row)
      else if (action === 'close') onSelect(null)
      else sortBy(visible[at.column]?.columnDef.meta, action === 'sort-add')
    },
  })
  focusRow.current = focus.active.row
  const { menu, onContextMenu } = useRowMenu(chosen, matched, (quotes) => onCopy(quotes, focus.active.row))
  const { whole, hide, ...names } = useWholeNames()
  const fixed = useFixedMarks()
  // Rows of a table that was made of a result are rows of none.
  const marked = useWorkspace((workspace) => fixed || !workspace.embedded) && jobOf(jobId) === jobId
  const headAt = (column: number) => visible[column]?.columnDef.meta
  const fitColumn = (at: number) => {
    const column = headAt(at)
    if (!column || !scroller.current) return
    const px = heldWidth(fittingWidth(scroller.current, at))
    // Twice the same is the way back.
    onWidth(column.id, widths[column.id] === px ? null : px)
  }
  const onWidthKey = (event: KeyboardEvent): boolean => {
    const { row, column: at } = focus.active
    const column = headAt(at)
    if (compact || row >= 0 || !event.shiftKey || !column) return false
    if (event.key === 'Home') fitColumn(at)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const now = (event.target as HTMLElement).offsetWidth
      onWidth(column.id, now + (event.key === 'ArrowLeft' ? -WIDTH_STEP : WIDTH_STEP))
    } else return false
    event.preventDefault()
    return true
  }
  const onChoosingKey = (event: KeyboardEvent): boolean => {
    if (event.key === 'Escape') hide()
    if (isWithMod(event, 'a')) chosen.choose(0, matched - 1)
    else if (event.key === 'Escape' && chosen.range) chosen.clear()
    else if (isWithMod(event, 'c') && !hasMarkedText() && focus.active.row >= 0) onCopy(false, focus.active.row)
    else if (event.key === '*' && marked && focus.active.row >= 0) {
      const row = rowAt(focus.active.row)
      if (row) toggleStar(jobId, row.index)
    } else return false
    event.preventDefault()
    return true
  }

  useEffect(() => onRows?.(seen.flatMap(({ row }) => row ?? [])), [onRows, seen])
  const sortKey = JSON.stringify(query)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows begin at their top
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [sortKey])

  useFirstReveal(jobId, query, selected, reveal)

  if (error) return <ErrorNotice error={error} />
  const tracks = visible.map(({ id, columnDef }) => tracked(widths[id]) ?? columnDef.meta?.track ?? '1fr').join(' ')
  const columnNames = visible.map((column) => column.id).join()
  const least = visible.reduce((sum, column) => sum + (widths[column.id] ?? column.columnDef.meta?.min ?? 0), 0)
  const offset = virtualizer.scrollOffset ?? 0
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid of absolutely placed rows cannot be a table
    <div
      ref={scroller}
      role="grid"
      tabIndex={-1}
      aria-label={label}
      aria-rowcount={matched + 1}
      aria-colcount={visible.length}
      aria-busy={stale}
      className={classNames(styles.grid, stale && styles.stale, twoLines && styles.twoLines)}
      style={{ '--tracks': tracks, '--least': `${least}px`, '--row-height': `${rowHeight}px` } as CSSProperties}
      aria-multiselectable="true"
      onKeyDown={(event) => onWidthKey(event) || onChoosingKey(event) || focus.onKeyDown(event)}
      onFocus={(event) => {
        const at = positionOf(event.target)
        if (at) focus.setActive(at)
        names.onFocus(event)
      }}
      onPointerOver={names.onPointerOver}
      onBlur={hide}
      onScroll={hide}
      onMouseDown={(event) => {
        // With shift a press chooses rows; it would mark their text otherwise.
        if (event.shiftKey && rowOf(event.target) !== null) event.preventDefault()
      }}
      onClick={(event) => {
        const row = rowOf(event.target)
        if (row === null) return
        if (event.shiftKey) {
          chosen.extend(Math.max(0, focus.active.row), row)
          focus.goTo({ ...focus.active, row })
        } else {
          chosen.clear()
          open(row)
        }
      }}
      onContextMenu={(event) => onContextMenu(event, rowOf(event.target))}
    >
      <GridHead
        columns={visible.flatMap((column) => column.columnDef.meta ?? [])}
        sort={query.sort}
        isActive={(column) => focus.isActive(-1, column)}
        onPress={sortBy}
        onWidth={compact ? undefined : (column, px) => onWidth(column.id, px)}
        onFit={fitColumn}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" className={styles.body} style={{ height: tall.height }}>
        {table.getRowModel().rows.map((row) => {
          const { position, row: content } = row.original
          return (
            <GridRow
              key={row.id}
              jobId={marked ? jobId : null}
              table={table}
              row={row}
              columns={columnNames}
              selected={content !== undefined && content.index === selected}
              chosen={chosen.has(position)}
              quiet={content !== undefined && quiet?.(content) === true}
              active={focus.active.row === position ? focus.active.column : null}
              y={tall.place(position * rowHeight, offset)}
            />
          )
        })}
      </div>
      {menu}
      {whole}
    </div>
  )
}

/** A grid that opens with a row in hand, picked in a chart perhaps, shows it. */
function useFirstReveal(jobId: string, query: GridQuery, selected: number | null, reveal: (row: number) => void) {
  const [first] = useState(selected)
  const { data } = useQuery({
    ...useResultQueries().place(jobId, query, first ?? 0),
    enabled: first !== null,
  })
  const shown = useRef(false)
  useEffect(() => {
    if (typeof data !== 'number' || shown.current) return
    shown.current = true
    reveal(data)
  }, [data, reveal])
}

/** The same array as long as it holds the same rows in the same places. */
function useSame(slots: GridSlot[]): GridSlot[] {
  const key = slots.map(({ position, row }) => `${position}:${row?.index}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that matters
  return useMemo(() => slots, [key])
}
