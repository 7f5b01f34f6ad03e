import type { Comparison } from '../../../workers/sequences/types'
import { formatShare } from '../../base/cell-format'
import { formatCount, formatPercent, formatProbability } from '../../base/format'
import { type Inset, oneLine } from '../../parts/charts/axes'
import type { ChartOption } from '../../parts/charts/echarts'
import type { Size } from '../../parts/charts/grid-window'
import type { Look } from '../../parts/charts/look'
import { type Pair, pairsLegend, pairsOption, pairsSize } from '../../parts/compare/pairs-option'
import { pointsText } from '../../parts/compare/points'
import { SURE } from '../../parts/results/presets'
import { pathText, stepText } from '../path'
import { sequenceWords } from '../words'

const words = sequenceWords.compare

export type ComparedPath = Comparison['paths'][number]

/** Greatest difference first, whichever side is ahead. */
export function byDifference(paths: Comparison['paths']): ComparedPath[] {
  return [...paths].sort((x, y) => Math.abs(y.difference) - Math.abs(x.difference) || x.index - y.index)
}

const textOf = (steps: ComparedPath['steps']): string => oneLine(pathText(steps.map(stepText)))

export const intervalText = ({ low, high }: ComparedPath): string => words.interval(pointsText(low), pointsText(high))

export const compareSize = pairsSize
export const compareLegend = pairsLegend

export function compareOption(
  look: Look,
  { customersA, customersB, paths }: Comparison,
  drawn: { size: Size; selected: number | null; inset?: Inset },
): ChartOption {
  const pairs = byDifference(paths).map(
    (path): Pair => ({
      ...path,
      name: textOf(path.steps),
      a: customersA > 0 ? path.a / customersA : 0,
      b: customersB > 0 ? path.b / customersB : 0,
      sure: path.q <= SURE,
      note: words.q(formatProbability(path.q)),
    }),
  )
  return pairsOption(
    look,
    pairs,
    {
      values: words.shares,
      difference: words.difference,
      value: formatPercent,
      apart: (difference) => words.points(pointsText(difference)),
      apartShort: pointsText,
    },
    drawn,
  )
}

export const countText = (count: number, all: number): string =>
  words.of(formatCount(count), formatCount(all), formatShare(all > 0 ? count / all : Number.NaN))
