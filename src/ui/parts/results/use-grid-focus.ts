import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { actionOf, type GridAction, type GridExtent, type GridPosition, moveFocus } from './grid-keys'

/** The cell an element is, if it is one. */
export function positionOf({ dataset: { row, column } }: HTMLElement): GridPosition | null {
  return row === undefined ? null : { row: Number(row), column: Number(column) }
}

/** The position of the row that something stands in, if it does. */
export function rowOf(target: EventTarget): number | null {
  const position = (target as Element).closest<HTMLElement>('[data-position]')?.dataset['position']
  return position === undefined ? null : Number(position)
}

/** One cell of the grid can be reached by Tab; arrows move it. Rows that do not exist yet are scrolled to first. */
export function useGridFocus({
  scroller,
  extent,
  reveal,
  onMove,
  onAction,
}: {
  scroller: RefObject<HTMLElement | null>
  extent: () => GridExtent
  reveal(row: number): void
  /** `extending`: with shift. */
  onMove(to: GridPosition, from: GridPosition, extending: boolean): void
  onAction(action: GridAction, at: GridPosition): void
}) {
  const [wish, setWish] = useState<GridPosition>({ row: 0, column: 0 })
  const wanted = useRef(false)
  const { rows, columns } = extent()
  const active = { row: Math.min(wish.row, rows - 1), column: Math.min(wish.column, columns - 1) }

  useLayoutEffect(() => {
    if (!wanted.current) return
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${active.row}"][data-column="${active.column}"]`,
    )
    if (!cell) return
    wanted.current = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const goTo = (to: GridPosition) => {
    wanted.current = true
    if (to.row >= 0) reveal(to.row)
    setWish(to)
  }

  return {
    active,
    isActive: (row: number, column: number) => row === active.row && column === active.column,
    goTo,
    /** Where the focus went by other ways than keys. */
    setActive: setWish,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && !event.target.dataset['row']) return
      const to = moveFocus(active, event, extent())
      const action = to ? null : actionOf(active, event)
      if (!to && !action) return
      event.preventDefault()
      if (to) {
        goTo(to)
        onMove(to, active, event.shiftKey)
      } else if (action) onAction(action, active)
    },
  }
}
