// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid of absolutely placed rows cannot be a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and says which row is in hand
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are heard by the grid
import { useQueries } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useRef, useState } from 'react'
import { askSql } from '../../client/sql'
import type { SqlAnswer, SqlCell } from '../../workers/protocol/sql'
import { classNames } from '../base/components/class-names'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { ChosenBar } from '../parts/copy/ChosenBar'
import { copyTable } from '../parts/copy/copy-table'
import { useCopyCommand } from '../parts/copy/use-copy-command'
import { useRowMenu } from '../parts/copy/use-row-menu'
import { hasMarkedText, isWithMod, useRowRange } from '../parts/copy/use-row-range'
import { useTallScroll } from '../parts/results/tall-scroll'
import { useEngine } from '../state/engine-context'
import { cellText, columnWidth } from './cells'
import styles from './grid.module.css'
import { sqlWords as words } from './words'

const PAGE = 200
const ROW = 30
const HEAD = 44
/** As many as a clipboard takes without stopping the page. */
const MOST_COPIED = 50_000

const STEPS: Readonly<Record<string, (page: number) => number>> = {
  ArrowDown: () => 1,
  ArrowUp: () => -1,
  PageDown: (page) => page,
  PageUp: (page) => -page,
  Home: () => Number.NEGATIVE_INFINITY,
  End: () => Number.POSITIVE_INFINITY,
}

/** Pages of an answer, each asked once. */
export function usePages(id: string, pages: readonly number[]) {
  const engine = useEngine()
  return useQueries({
    queries: pages.map((page) => ({
      queryKey: ['sql', id, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        askSql(engine, 'page', { id, offset: page * PAGE, limit: PAGE }, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })),
  })
}

/** The rows of an answer, those in sight. */
export function Grid({ answer }: { answer: SqlAnswer }) {
  const { id, columns, rows } = answer
  const engine = useEngine()
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const tall = useTallScroll(rows, ROW)
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollPaddingStart: HEAD,
    ...tall.options,
  })
  const items = virtual.getVirtualItems()
  const first = Math.floor((items[0]?.index ?? 0) / PAGE)
  const last = Math.floor((items.at(-1)?.index ?? 0) / PAGE)
  const pages = [...new Set([0, ...Array.from({ length: last - first + 1 }, (_, at) => first + at)])]
  const asked = usePages(id, pages)
  const cellsOf = (row: number): SqlCell[] | undefined =>
    asked[pages.indexOf(Math.floor(row / PAGE))]?.data?.[row % PAGE]
  const failed = asked.find(({ error }) => error)?.error
  const start = asked[0]?.data ?? []
  const widths = columns.map((column, at) => columnWidth(column, start, at))
  const track = widths.map((width) => `minmax(${width}px, ${width}fr)`).join(' ')
  const least = widths.reduce((sum, width) => sum + width, 0)

  const chosen = useRowRange(id)
  const { range } = chosen
  const copyRows = async (from: number, to: number, quotes: boolean) => {
    const count = Math.min(to - from + 1, MOST_COPIED)
    const taken = await askSql(engine, 'page', { id, offset: from, limit: count })
    copyTable({ head: columns.map(({ name }) => name), rows: taken }, { quotes, all: to - from + 1 })
  }
  const copy = (quotes: boolean) => void copyRows(range?.first ?? active, range?.last ?? active, quotes)
  const { menu, onContextMenu } = useRowMenu(chosen, rows, copy)
  useCopyCommand(() => copyRows(0, rows - 1, true))

  const go = (to: number, extend: boolean) => {
    const row = Math.min(rows - 1, Math.max(0, to))
    if (extend) chosen.extend(active, row)
    else chosen.clear()
    setActive(row)
    virtual.scrollToIndex(row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const visible = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW) - 2)
    const step = STEPS[event.key]?.(visible)
    if (isWithMod(event, 'a')) chosen.choose(0, rows - 1)
    else if (isWithMod(event, 'c') && !hasMarkedText()) copy(false)
    else if (event.key === 'Escape' && range) chosen.clear()
    else if (step !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) go(active + step, event.shiftKey)
    else return
    event.preventDefault()
  }

  if (failed) return <ErrorNotice error={failed} />
  return (
    <div className={styles.frame}>
      <div
        ref={box}
        className={styles.grid}
        role="grid"
        tabIndex={0}
        aria-label={words.grid}
        aria-rowcount={rows + 1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        aria-activedescendant={items.some(({ index }) => index === active) ? `sql-row-${active}` : undefined}
        onKeyDown={onKeyDown}
      >
        {menu}
        <div
          className={styles.head}
          role="row"
          aria-rowindex={1}
          style={{ gridTemplateColumns: track, minWidth: least }}
        >
          {columns.map(({ name, type, is }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place.
            <div key={at} role="columnheader" className={styles.name} data-is={is} title={`${name} · ${type}`}>
              <span>{name}</span>
              <small>{type.toLowerCase()}</small>
            </div>
          ))}
        </div>
        <div role="rowgroup" style={{ height: tall.height, minWidth: least, position: 'relative' }}>
          {items.map(({ index, start: place }) => {
            const cells = cellsOf(index)
            return (
              <div
                key={index}
                id={`sql-row-${index}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={chosen.has(index)}
                className={classNames(
                  styles.row,
                  index === active && styles.active,
                  chosen.has(index) && styles.chosen,
                )}
                style={{
                  gridTemplateColumns: track,
                  transform: `translateY(${tall.place(place, virtual.scrollOffset ?? 0)}px)`,
                }}
                onClick={(event) => {
                  if (event.shiftKey) chosen.extend(active, index)
                  else chosen.clear()
                  setActive(index)
                  box.current?.focus()
                }}
                onContextMenu={(event) => onContextMenu(event, index)}
              >
                {columns.map((column, at) => {
                  const value = cells?.[at] ?? null
                  const text = cellText(column, value)
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place.
                    <div key={at} role="gridcell" className={styles.cell} data-is={column.is} title={text}>
                      {value === null ? cells && <i>{words.missing}</i> : text}
                    </div>
                  )
                })}
              </div>
            )
          })}
        </div>
      </div>
      {range && range.last > range.first && (
        <ChosenBar count={range.last - range.first + 1} onCopy={copy} onClear={chosen.clear} />
      )}
    </div>
  )
}
