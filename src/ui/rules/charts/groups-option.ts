import type { GroupMatrix } from '../../../workers/rules/types'
import { formatRatio } from '../../base/cell-format'
import { formatGroup } from '../../base/format'
import { liftPlace, liftReach } from '../../parts/charts/colours'
import type { ChartOption } from '../../parts/charts/echarts'
import { type HeatView, heatmapOption } from '../../parts/charts/heatmap-option'
import type { Look } from '../../parts/charts/look'
import { type RuleSides, sidesText } from './rule-text'

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
  { reach, ...view }: HeatView & { reach: number },
): ChartOption {
  const { groups, lift, thin } = matrix
  return heatmapOption(
    look,
    {
      rowNames: rowNames(matrix),
      columnNames: columnNames(matrix),
      textWidth: NUMBERED,
      cell(row, column) {
        const at = row * groups.length + column
        const value = lift[at] ?? Number.NaN
        return { level: liftPlace(value, reach), text: formatRatio(value), thin: thin[at] === 1 }
      },
    },
    view,
  )
}
