/** Rows × columns of equal cells under and beside their names. All in pixels. */
export interface GridShape {
  rows: number
  columns: number
  rowHeight: number
  columnWidth: number
  /** Beside the rows, above the columns. */
  labelWidth: number
  headHeight: number
  /** Whether the names of the columns stand on edge. */
  slanted: boolean
}

export interface Size {
  width: number
  height: number
}

/** The cells in sight. */
export interface GridWindow {
  row: number
  column: number
  rows: number
  columns: number
}

/** A wide letter of the 11 px the names are set in. */
const LETTER = 6.4
const MARGIN = 16
const NARROWEST_LABEL = 110
const LONGEST_HEAD = 120

const longest = (names: readonly string[]) =>
  names.reduce((most, name) => Math.max(most, Math.min(60, name.length) * LETTER), 0)

/** Cells as wide as there is room for, within reason; names take what is left. */
export function gridShape(
  rowNames: readonly string[],
  columnNames: readonly string[],
  width: number,
  { rowHeight, narrowest, widest }: { rowHeight: number; narrowest: number; widest: number },
): GridShape {
  const rows = rowNames.length
  const columns = columnNames.length
  const wanted = Math.ceil(longest(rowNames)) + 2 * MARGIN
  const labelWidth = Math.max(NARROWEST_LABEL, Math.min(wanted, 340, Math.floor(width * 0.36)))
  const free = Math.floor((width - labelWidth - MARGIN) / Math.max(1, columns))
  const columnWidth = Math.max(narrowest, Math.min(widest, free))
  const head = longest(columnNames)
  const slanted = head > columnWidth - 6
  return {
    rows,
    columns,
    rowHeight,
    columnWidth,
    labelWidth,
    headHeight: slanted ? Math.ceil(Math.min(head, LONGEST_HEAD) * 0.71) + 28 : 28,
    slanted,
  }
}

/** Size of the whole drawing. */
export function wholeSize(shape: GridShape): Size {
  return {
    width: shape.labelWidth + shape.columns * shape.columnWidth + slantRoom(shape),
    height: shape.headHeight + shape.rows * shape.rowHeight + MARGIN,
  }
}

/** Slanted names reach beyond their column. */
const slantRoom = ({ slanted, headHeight }: GridShape) => (slanted ? headHeight : MARGIN)

/** How many whole cells fit beside their names. */
function fitting(shape: GridShape, size: Size): { rows: number; columns: number } {
  const rows = Math.floor((size.height - shape.headHeight - 4) / shape.rowHeight)
  const columns = Math.floor((size.width - shape.labelWidth - MARGIN / 2) / shape.columnWidth)
  return {
    rows: Math.min(shape.rows, Math.max(1, rows)),
    columns: Math.min(shape.columns, Math.max(1, columns)),
  }
}

/** How far there is to scroll: whole cells come and go, names stay. */
export function scrollRoom(shape: GridShape, size: Size): Size {
  const { rows, columns } = fitting(shape, size)
  return { width: (shape.columns - columns) * shape.columnWidth, height: (shape.rows - rows) * shape.rowHeight }
}

export function windowAt(shape: GridShape, size: Size, scroll: { left: number; top: number }): GridWindow {
  const { rows, columns } = fitting(shape, size)
  const first = (offset: number, cell: number, all: number, shown: number) =>
    Math.max(0, Math.min(all - shown, Math.round(offset / cell)))
  return {
    row: first(scroll.top, shape.rowHeight, shape.rows, rows),
    column: first(scroll.left, shape.columnWidth, shape.columns, columns),
    rows,
    columns,
  }
}

/** All of it, for a file. */
export function wholeWindow({ rows, columns }: GridShape): GridWindow {
  return { row: 0, column: 0, rows, columns }
}
