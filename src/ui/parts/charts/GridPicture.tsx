import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import styles from './charts.module.css'
import type { ChartOption } from './echarts'
import { type GridShape, type GridWindow, scrollRoom, windowAt } from './grid-window'
import { Picture } from './Picture'
import type { PictureEvents, Pointed } from './pointed'
import { useSize } from './use-size'

export interface GridPictureProps<Part> extends PictureEvents<Part> {
  label: string
  shapeFor(width: number): GridShape
  /** Draws the cells in sight; as long as it is the same function it draws the same. */
  draw(shape: GridShape, window: GridWindow): ChartOption
  /** A cell to bring into sight when it changes; without a column the columns stay as they are. */
  show: { row: number; column?: number } | null
}

/** A name on an axis by its place in all of them, not in those in sight. */
function inWhole(pointed: Pointed, window: GridWindow): Pointed {
  if (!('axis' in pointed)) return pointed
  return { axis: pointed.axis, place: pointed.place + (pointed.axis === 'x' ? window.column : window.row) }
}

/**
 * Scrolls over a drawing of any size: only the cells in sight are drawn, on a canvas that stays where it is, so that
 * names stay in sight too and no canvas grows past what browsers can hold.
 */
export function GridPicture<Part>({ label, shapeFor, draw, show, partAt, ...events }: GridPictureProps<Part>) {
  const box = useRef<HTMLElement>(null)
  const [measure, size] = useSize()
  const [scroll, setScroll] = useState({ left: 0, top: 0 })
  const hold = useCallback(
    (element: HTMLElement | null) => {
      box.current = element
      return measure(element)
    },
    [measure],
  )
  const shape = useMemo(() => size && shapeFor(size.width), [size, shapeFor])
  // Most scrolling stays within a cell, and then there is nothing to draw.
  const place = shape && size ? JSON.stringify(windowAt(shape, size, scroll)) : null
  const seen = useMemo(() => (place === null ? null : (JSON.parse(place) as GridWindow)), [place])
  const option = useMemo(() => (shape && seen ? draw(shape, seen) : null), [draw, shape, seen])
  const room = shape && size ? scrollRoom(shape, size) : null

  const latest = useRef({ shape, seen })
  latest.current = { shape, seen }
  const [row, column, ready] = [show?.row, show?.column, shape !== null]
  useEffect(() => {
    const { shape, seen } = latest.current
    const element = box.current
    if (!ready || !element || !shape || !seen) return
    if (row !== undefined && (row < seen.row || row >= seen.row + seen.rows)) {
      element.scrollTop = Math.max(0, row - Math.floor(seen.rows / 2)) * shape.rowHeight
    }
    if (column !== undefined && (column < seen.column || column >= seen.column + seen.columns)) {
      element.scrollLeft = Math.max(0, column - Math.floor(seen.columns / 2)) * shape.columnWidth
    }
  }, [row, column, ready])

  const readScroll = () => {
    const { scrollLeft: left = 0, scrollTop: top = 0 } = box.current ?? {}
    setScroll((now) => (now.left === left && now.top === top ? now : { left, top }))
  }
  // Where there is less to scroll the browser moves the content without telling.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about what changes the content.
  useLayoutEffect(readScroll, [size, shape])

  return (
    <div
      ref={hold}
      className={styles.scroller}
      role="img"
      aria-label={label}
      // A box that scrolls must be reachable by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: axe asks for it (scrollable-region-focusable).
      tabIndex={0}
      onScroll={readScroll}
    >
      {size && room && seen && option && (
        <div style={{ width: size.width + room.width, height: size.height + room.height }}>
          <div className={styles.stage} style={size}>
            <Picture option={option} partAt={(pointed) => partAt(inWhole(pointed, seen))} {...events} />
          </div>
        </div>
      )}
    </div>
  )
}
