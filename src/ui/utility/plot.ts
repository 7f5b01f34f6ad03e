import type { ScatterPoints } from '../../workers/protocol/result'
import type { Money } from '../base/money'
import { amountPlace, amountReach, amountScale } from '../parts/charts/amount-scale'
import { liftLegend } from '../parts/charts/chart-legend'
import { liftPlace, liftReach, markColours } from '../parts/charts/colours'
import { scaleFor } from '../parts/charts/scale'
import type { Plot, PlottedPoint } from '../parts/charts/scatter-option'
import { charts } from '../parts/charts/words'
import { bundleMeasures } from './measures'
import { utilityWords } from './words'

export type BundleColor = 'lift' | 'surplus'

export interface BundlePlot extends Plot {
  names: Record<'x' | 'y', string>
  /** Where what earns ends and what loses begins; null where nothing loses. */
  zero: number | null
}

/** The lift of fewer receipts is noise: they stay grey. */
const ENOUGH = 5

/** Receipts across, money upwards; what is far from chance on top. */
export function bundlePlot(points: ScatterPoints, color: BundleColor, money: Money): BundlePlot {
  const x = scaleFor(bundleMeasures.support, points.x)
  const y = amountScale(points.y, money.short)
  const reach =
    color === 'lift'
      ? liftReach(points.color.filter((_, at) => (points.x[at] ?? 0) >= ENOUGH))
      : amountReach(points.color)
  const level = (value: number, receipts: number) => {
    if (color === 'surplus') return amountPlace(value, reach)
    return receipts < ENOUGH ? 0.5 : liftPlace(value, reach)
  }
  const plotted: PlottedPoint[] = []
  for (const [at, index] of points.index.entries()) {
    const across = x.place(points.x[at] ?? Number.NaN)
    const upwards = y.place(points.y[at] ?? Number.NaN)
    if (Number.isFinite(across) && Number.isFinite(upwards)) {
      plotted.push([across, upwards, level(points.color[at] ?? Number.NaN, points.x[at] ?? 0), index])
    }
  }
  plotted.sort((a, b) => Math.abs(a[2] - 0.5) - Math.abs(b[2] - 0.5) || b[3] - a[3])
  const words = utilityWords.charts.scatter
  return {
    x,
    y,
    points: plotted,
    undrawn: points.index.length - plotted.length,
    names: { x: x.log ? words.across : words.acrossEven, y: words.upwards(y.kind, money.short(y.within)) },
    zero: y.min < 0 && points.y.some((value) => value < 0) ? y.place(0) : null,
    legend: (look) =>
      color === 'lift'
        ? { ...liftLegend(markColours(look), reach), name: utilityWords.charts.scatter.greyed(ENOUGH) }
        : {
            colors: markColours(look),
            from: money.short(-reach),
            to: money.short(reach),
            less: charts.lift.less,
            more: charts.lift.more,
          },
  }
}
