import type { GroupedMatrix } from '../../../workers/rules/types'
import { formatShare } from '../../base/cell-format'
import { categories, type Inset, NO_INSET } from '../../parts/charts/axes'
import { type ChartLegend, liftLegend } from '../../parts/charts/chart-legend'
import { liftPlace, liftReach, markColours } from '../../parts/charts/colours'
import type { ChartOption } from '../../parts/charts/echarts'
import { type GridShape, type GridWindow, LABEL_GAP, NAMES } from '../../parts/charts/grid-window'
import type { Look } from '../../parts/charts/look'
import { cutText, textWidth } from '../../parts/charts/text-width'
import { ruleCharts as words } from './words'

const NO_RULE = 0xffffffff
export const ROW = 28
const SMALLEST = 6
const LARGEST = 22

/** A circle: similar left sides, one right side. */
export interface MatrixCell {
  row: number
  column: number
  lift: number
  support: number
  rules: number
  index: number
}

export function cellsOf({ clusters, consequents, lift, support, rules, index }: GroupedMatrix): MatrixCell[] {
  const cells: MatrixCell[] = []
  for (let row = 0; row < clusters.length; row++) {
    for (let column = 0; column < consequents.length; column++) {
      const at = row * consequents.length + column
      const strongest = index[at] ?? NO_RULE
      if (strongest === NO_RULE) continue
      cells.push({
        row,
        column,
        lift: lift[at] ?? Number.NaN,
        support: support[at] ?? 0,
        rules: rules[at] ?? 0,
        index: strongest,
      })
    }
  }
  return cells
}

/** The circle a rule is part of, which is not always one it is the strongest of. */
export function cellOfRule(
  { members, consequents, index }: GroupedMatrix,
  rule: number | null,
): [number, number] | null {
  if (rule === null) return null
  const known = members ? members.row.indexOf(rule) : -1
  const at = known >= 0 ? (members?.cell[known] ?? -1) : index.indexOf(rule)
  return at < 0 ? null : [Math.floor(at / consequents.length), at % consequents.length]
}

/** Support of a circle that fills its cell. The largest supports come from the smallest groups and may be cut. */
export function fullSize(cells: readonly MatrixCell[]): number {
  const supports = cells.map(({ support }) => support).sort((a, b) => a - b)
  const median = supports[supports.length >> 1] ?? 1
  return Math.min(supports.at(-1) ?? 1, 4 * median)
}

/** Areas follow the support. */
export const diameterOf = (support: number, full: number): number =>
  Math.max(SMALLEST, LARGEST * Math.sqrt(Math.min(1, support / full)))

export const rowNames = ({ clusters }: GroupedMatrix): string[] =>
  clusters.map(({ label, rules }) => words.matrix.ofRules(rules, label))

/** The same in the room there is: what is cut is the name, not the number behind it. */
function cutNames({ clusters }: GroupedMatrix, { labelWidth }: GridShape): string[] {
  return clusters.map(({ label, rules }) => {
    const number = textWidth(words.matrix.ofRules(rules, ''), NAMES)
    return words.matrix.ofRules(rules, cutText(label, NAMES, labelWidth - LABEL_GAP - number))
  })
}

export function matrixLegend(look: Look, cells: readonly MatrixCell[]): ChartLegend {
  const full = fullSize(cells)
  const sizes = [full / 8, full / 2, full].map((support) => ({
    diameter: diameterOf(support, full),
    label: formatShare(support),
  }))
  return {
    ...liftLegend(markColours(look), liftReach(cells.map(({ lift }) => lift))),
    sizes: sizes.map((size, at) => (at === 2 ? { ...size, label: words.matrix.andMore(size.label) } : size)),
  }
}

export function matrixOption(
  look: Look,
  matrix: GroupedMatrix,
  cells: readonly MatrixCell[],
  {
    shape,
    window,
    selected,
    inset = NO_INSET,
  }: { shape: GridShape; window: GridWindow; selected: [number, number] | null; inset?: Inset | undefined },
): ChartOption {
  const full = fullSize(cells)
  const reach = liftReach(cells.map(({ lift }) => lift))
  const shown = cells.filter(
    ({ row, column }) =>
      row >= window.row &&
      row < window.row + window.rows &&
      column >= window.column &&
      column < window.column + window.columns,
  )
  const isSelected = ({ row, column }: MatrixCell) => selected?.[0] === row && selected[1] === column
  const most = Math.min(LARGEST, shape.columnWidth - 2) / LARGEST
  const stripe = { show: true, lineStyle: { color: look.line } }
  return {
    animation: false,
    grid: {
      left: shape.labelWidth,
      top: shape.headHeight + inset.top,
      width: window.columns * shape.columnWidth,
      height: window.rows * shape.rowHeight,
    },
    xAxis: {
      ...categories(look, matrix.consequents.slice(window.column, window.column + window.columns), {
        rotate: shape.angle,
        width: shape.headWidth,
        marked: selected ? selected[1] - window.column : null,
      }),
      position: 'top',
      splitLine: { ...stripe, interval: 0 },
    },
    yAxis: {
      ...categories(look, cutNames(matrix, shape).slice(window.row, window.row + window.rows), {
        width: shape.labelWidth - 24,
        marked: selected ? selected[0] - window.row : null,
      }),
      inverse: true,
      splitLine: { ...stripe, interval: 0 },
    },
    visualMap: {
      type: 'continuous',
      show: false,
      min: 0,
      max: 1,
      dimension: 2,
      seriesIndex: 0,
      inRange: { color: markColours(look) },
    },
    series: [
      {
        type: 'scatter',
        data: shown.map((cell) => ({
          value: [cell.column - window.column, cell.row - window.row, liftPlace(cell.lift, reach)],
          symbolSize: diameterOf(cell.support, full) * most,
          cell,
        })),
        itemStyle: { opacity: 1 },
        emphasis: { scale: 1.15, itemStyle: { borderColor: look.ink, borderWidth: 1.5 } },
      },
      {
        type: 'scatter',
        silent: true,
        data: shown.filter(isSelected).map(({ row, column, support }) => ({
          value: [column - window.column, row - window.row],
          symbolSize: diameterOf(support, full) * most + 7,
        })),
        itemStyle: { color: 'transparent', borderColor: look.ink, borderWidth: 2 },
      },
    ],
  }
}
