/** Where the focus of a grid stands. Row -1 is the head. */
export interface GridPosition {
  row: number
  column: number
}

export interface GridExtent {
  rows: number
  columns: number
  /** Rows in sight, for PageUp and PageDown. */
  page: number
}

interface KeyPress {
  key: string
  ctrlKey?: boolean
  metaKey?: boolean
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value))

/** The move a key asks for, or null when the key is not about moving. */
export function moveFocus(from: GridPosition, press: KeyPress, extent: GridExtent): GridPosition | null {
  const last = { row: extent.rows - 1, column: extent.columns - 1 }
  const far = press.ctrlKey || press.metaKey
  const to = (row: number, column: number): GridPosition => ({
    row: clamp(row, -1, last.row),
    column: clamp(column, 0, last.column),
  })
  switch (press.key) {
    case 'ArrowDown':
      return far ? to(last.row, from.column) : to(from.row + 1, from.column)
    case 'ArrowUp':
      return far ? to(Math.min(0, last.row), from.column) : to(from.row - 1, from.column)
    case 'ArrowRight':
      return far ? to(from.row, last.column) : to(from.row, from.column + 1)
    case 'ArrowLeft':
      return far ? to(from.row, 0) : to(from.row, from.column - 1)
    case 'Home':
      return far ? to(Math.min(0, last.row), 0) : to(from.row, 0)
    case 'End':
      return far ? to(last.row, last.column) : to(from.row, last.column)
    case 'PageDown':
      return to(from.row + extent.page, from.column)
    case 'PageUp':
      return to(Math.max(from.row - extent.page, Math.min(0, from.row)), from.column)
    default:
      return null
  }
}

export type GridAction = 'open' | 'close' | 'sort' | 'sort-add'

/** What Enter, Space and Escape mean where the focus stands. */
export function actionOf(position: GridPosition, press: KeyPress & { shiftKey?: boolean }): GridAction | null {
  if (press.key === 'Escape') return 'close'
  if (press.key !== 'Enter' && press.key !== ' ') return null
  if (position.row >= 0) return 'open'
  return press.shiftKey ? 'sort-add' : 'sort'
}
