import { textWidth } from './text-width'

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
  /** In degrees, and how long they may be. */
  angle: 0 | -45 | -90
  headWidth: number
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

/** What names are set in. */
export const NAMES = 11
const MARGIN = 16
const NARROWEST_LABEL = 110
/** Between a name and the edge of what it names. */
export const LABEL_GAP = 24
const LONGEST_HEAD = 168
/** What a slanted name takes to the side, and upwards, of its length. */
const SLANT = 0.71
/** Where slanted names would take the room of most columns, they stand upright. */
const UPRIGHT_BELOW = 560

const longest = (names: readonly string[]) =>
  names.reduce((most, name) => Math.max(most, Math.min(400, textWidth(name, NAMES))), 0)

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
  const head = longest(columnNames)
  const widthBeside = (room: number) =>
    Math.max(narrowest, Math.min(widest, Math.floor((width - labelWidth - room) / Math.max(1, columns))))
  const slanted = head > widthBeside(MARGIN) - 6
  const upright = width < UPRIGHT_BELOW
  const long = Math.ceil(Math.min(head + 4, LONGEST_HEAD))
  const columnWidth = widthBeside(slanted && !upright ? Math.ceil(long * SLANT) : MARGIN)
  return {
    rows,
    columns,
    rowHeight,
    columnWidth,
    labelWidth,
    headHeight: slanted ? Math.ceil(long * (upright ? 1 : SLANT)) + 24 : 28,
    slanted,
    angle: slanted ? (upright ? -90 : -45) : 0,
    headWidth: slanted ? long : columnWidth - 4,
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
const slantRoom = ({ angle, headWidth }: GridShape) => (angle === -45 ? Math.ceil(headWidth * SLANT) : MARGIN)

/** How many whole cells fit beside their names. */
function fitting(shape: GridShape, size: Size): { rows: number; columns: number } {
  const rows = Math.floor((size.height - shape.headHeight - 4) / shape.rowHeight)
  const columns = Math.floor((size.width - shape.labelWidth - slantRoom(shape)) / shape.columnWidth)
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
