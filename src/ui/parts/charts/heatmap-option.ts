import { categories, type Inset, NO_INSET } from './axes'
import { inkOn, ramp } from './colours'
import type { ChartOption } from './echarts'
import type { GridShape, GridWindow } from './grid-window'
import type { Box } from './hatching'
import type { Look } from './look'

/** Height of a row of cells. */
export const HEAT_ROW = 24

export interface HeatCell {
  /** On the diverging scale: ½ is its middle. */
  level: number
  text: string
  /** Too little is known: hatched, without colour and number. */
  thin: boolean
}

export interface Heat {
  rowNames: readonly string[]
  columnNames: readonly string[]
  /** Cells this wide have room for their text. */
  textWidth: number
  cell(row: number, column: number): HeatCell
}

export interface HeatView {
  shape: GridShape
  window: GridWindow
  /** Row that is outlined. */
  selected: number | null
  inset?: Inset | undefined
}

/** Names against names in colours; only the cells of the window are drawn. */
export function heatmapOption(
  look: Look,
  heat: Heat,
  { shape, window, selected, inset = NO_INSET }: HeatView,
): ChartOption {
  const colour = ramp(look.lift)
  const written = shape.columnWidth >= heat.textWidth
  const data = []
  const hatched: Box[] = []
  const top = shape.headHeight + inset.top
  for (let row = window.row; row < window.row + window.rows; row++) {
    for (let column = window.column; column < window.column + window.columns; column++) {
      const { level, text, thin } = heat.cell(row, column)
      if (thin) {
        hatched.push({
          x: shape.labelWidth + (column - window.column) * shape.columnWidth + 0.5,
          y: top + (row - window.row) * shape.rowHeight + 0.5,
          width: shape.columnWidth - 1,
          height: shape.rowHeight - 1,
        })
      }
      data.push({
        value: [column - window.column, row - window.row, level],
        place: [row, column],
        ...(thin ? { visualMap: false, itemStyle: { color: look.surface } } : {}),
        ...(written && !thin ? { label: { show: true, formatter: text, color: inkOn(colour(level)) } } : {}),
      })
    }
  }
  const outline = selected === null ? null : selected - window.row
  return {
    animation: false,
    hoverLayerThreshold: 100,
    grid: {
      left: shape.labelWidth,
      top,
      width: window.columns * shape.columnWidth,
      height: window.rows * shape.rowHeight,
    },
    xAxis: {
      ...categories(look, heat.columnNames.slice(window.column, window.column + window.columns), {
        rotate: shape.angle,
        width: shape.headWidth,
      }),
      position: 'top',
    },
    yAxis: {
      ...categories(look, heat.rowNames.slice(window.row, window.row + window.rows), {
        width: shape.labelWidth - 24,
        marked: outline,
      }),
      inverse: true,
    },
    visualMap: { type: 'continuous', show: false, min: 0, max: 1, dimension: 2, inRange: { color: look.lift } },
    series: [
      {
        type: 'heatmap',
        data,
        label: { fontFamily: look.font, fontSize: 11 },
        itemStyle: { borderColor: look.surface, borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 1.5 } },
        progressive: 0,
      },
    ],
    graphic: [
      {
        type: 'hatching',
        silent: true,
        z: 5,
        shape: { boxes: hatched },
        style: { fill: 'none', stroke: look.line3, lineWidth: 0.75, opacity: 0.7 },
      },
      ...(outline === null || outline < 0 || outline >= window.rows
        ? []
        : [
            {
              type: 'rect',
              silent: true,
              z: 10,
              shape: {
                x: shape.labelWidth,
                y: top + outline * shape.rowHeight,
                width: window.columns * shape.columnWidth,
                height: shape.rowHeight,
              },
              style: { fill: 'none', stroke: look.ink, lineWidth: 2 },
            },
          ]),
    ],
  }
}
