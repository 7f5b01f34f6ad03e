import type { GroupMatrix } from '../../workers/protocol'
import { formatGroup } from '../components/format'
import { formatRatio } from '../results/format'
import { categories, type Inset, NO_INSET } from './axes'
import { inkOn, liftPlace, liftReach, ramp } from './colours'
import type { ChartOption } from './echarts'
import type { GridShape, GridWindow } from './grid-window'
import type { Box } from './hatching'
import type { Look } from './look'
import { type RuleSides, sidesText } from './rule-text'

export const ROW = 24
/** A cell that is as wide has room for its number. */
const NUMBERED = 38

export const rowNames = ({ rules }: GroupMatrix): string[] => rules.map(sidesText)
export const columnNames = ({ groups }: GroupMatrix): string[] => groups.map(({ label }) => formatGroup(label))

/** Thin cells say nothing, so they do not stretch the scale. */
export const reachOf = ({ lift, thin }: GroupMatrix): number => liftReach(lift.filter((_, at) => thin[at] !== 1))

/** The row of a rule: a rule found in several groups has one row, named by the first of them. */
export function rowOfRule({ rules }: GroupMatrix, rule: RuleSides | null): number | null {
  if (!rule) return null
  const name = JSON.stringify([rule.antecedents, rule.consequents])
  const row = rules.findIndex(
    ({ index, antecedents, consequents }) =>
      index === rule.index || JSON.stringify([antecedents, consequents]) === name,
  )
  return row < 0 ? null : row
}

export function groupsOption(
  look: Look,
  matrix: GroupMatrix,
  {
    shape,
    window,
    selected,
    reach,
    inset = NO_INSET,
  }: { shape: GridShape; window: GridWindow; selected: number | null; reach: number; inset?: Inset | undefined },
): ChartOption {
  const { groups, lift, thin } = matrix
  const colour = ramp(look.lift)
  const numbered = shape.columnWidth >= NUMBERED
  const data = []
  const hatched: Box[] = []
  const top = shape.headHeight + inset.top
  for (let row = window.row; row < window.row + window.rows; row++) {
    for (let column = window.column; column < window.column + window.columns; column++) {
      const at = row * groups.length + column
      const value = lift[at] ?? Number.NaN
      const isThin = thin[at] === 1
      if (isThin) {
        hatched.push({
          x: shape.labelWidth + (column - window.column) * shape.columnWidth + 0.5,
          y: top + (row - window.row) * shape.rowHeight + 0.5,
          width: shape.columnWidth - 1,
          height: shape.rowHeight - 1,
        })
      }
      const level = liftPlace(value, reach)
      data.push({
        value: [column - window.column, row - window.row, level],
        place: [row, column],
        ...(isThin ? { visualMap: false, itemStyle: { color: look.surface } } : {}),
        ...(numbered && !isThin
          ? { label: { show: true, formatter: formatRatio(value), color: inkOn(colour(level)) } }
          : {}),
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
      ...categories(look, columnNames(matrix).slice(window.column, window.column + window.columns), {
        rotate: shape.slanted ? -45 : 0,
        width: shape.slanted ? 120 : shape.columnWidth - 4,
      }),
      position: 'top',
    },
    yAxis: {
      ...categories(look, rowNames(matrix).slice(window.row, window.row + window.rows), {
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
