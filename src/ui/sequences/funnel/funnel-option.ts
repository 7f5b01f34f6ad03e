import { color as colours } from 'echarts/core'
import type { Funnel } from '../../../workers/sequences/types'
import { formatShare } from '../../base/cell-format'
import { formatCount } from '../../base/format'
import { type Inset, NO_INSET, oneLine } from '../../parts/charts/axes'
import type { ChartLegend } from '../../parts/charts/chart-legend'
import type { ChartOption } from '../../parts/charts/echarts'
import type { Size } from '../../parts/charts/grid-window'
import type { Look } from '../../parts/charts/look'
import { type Mark, marksSeries, type Shape } from '../../parts/charts/marks'
import { stepName } from '../path'
import type { TimeScale } from '../times'
import { sequenceWords } from '../words'
import { type FunnelRow, funnelRows, type OnFunnel, timeText, withoutText } from './rows'

const words = sequenceWords.funnel

const MARGIN = { x: 20, top: 12 }
const ROW = 92
const BAR = { top: 24, height: 26 }

/** Below this width there is no room for both. */
const NARROW = 640

const lostText = ({ lost, early }: Pick<FunnelRow, 'lost' | 'early'>, width: number): string =>
  [
    words.dropOff(formatCount(lost)),
    ...(early > 0 && width >= NARROW ? [words.tooEarly(formatCount(early))] : []),
  ].join(' · ')

export const funnelSize = (steps: number, { width, height }: Size): Size => ({
  width: Math.max(320, width),
  height: Math.max(height, MARGIN.top + steps * ROW),
})

/** The tone of a warning, too quiet to outshine who stays. */
const lostColour = ({ warn }: Look): string => colours.modifyAlpha(warn, 0.32) ?? warn

export const funnelLegend = (look: Look, early: boolean): ChartLegend => ({
  keys: [
    { color: look.accent, label: words.key.reached },
    { color: lostColour(look), label: words.key.dropped },
    ...(early ? [{ color: look.line, label: words.key.early }] : []),
  ],
})

export function funnelOption(
  look: Look,
  funnel: Funnel,
  { size, scale, inset = NO_INSET }: { size: Size; scale: TimeScale; inset?: Inset },
): ChartOption {
  const rows = funnelRows(funnel)
  const room = size.width - 2 * MARGIN.x
  const most = Math.max(1, rows[0]?.customers ?? 1)
  const length = (customers: number) => (customers / most) * room
  const text = (x: number, y: number, words: string, style: Shape): Shape => ({
    type: 'text',
    silent: true,
    x,
    y,
    style: { text: words, fill: look.ink2, font: `12px ${look.font}`, verticalAlign: 'middle', ...style },
  })
  const bar = (x: number, y: number, width: number, style: Shape): Shape => ({
    type: 'rect',
    shape: { x, y, width: Math.max(width, 1), height: BAR.height, r: 3 },
    style,
    emphasis: { style: { stroke: look.ink, lineWidth: 1.5 } },
  })
  const marks = rows.flatMap((row): Mark[] => {
    const y = MARGIN.top + inset.top + row.at * ROW
    const x = MARGIN.x
    const name = `${row.at + 1}  ${oneLine(stepName(row.step))}`
    const numbers = [
      formatCount(row.customers),
      row.at === 0 ? words.ofAll(formatShare(row.ofAll)) : words.ofFirst(formatShare(row.ofFirst)),
    ].join(' · ')
    const without = withoutText(row.step.without)
    const reached: Mark = {
      datum: { on: { at: row.at, dropped: false } satisfies OnFunnel },
      shapes: [
        text(x, y + 10, without === '' ? name : `${name}  {not|${oneLine(without)}}`, {
          fill: look.ink,
          font: `600 13px ${look.font}`,
          rich: { not: { fill: look.ink3, font: `12px ${look.font}` } },
          width: room * 0.62,
          overflow: 'truncate',
        }),
        text(x + room, y + 10, numbers, { align: 'right', fill: look.ink }),
        // The whole row can be pointed at, however small its bar.
        { type: 'rect', shape: { x, y, width: room, height: BAR.top }, style: { fill: 'transparent' } },
        bar(x, y + BAR.top, length(row.customers), { fill: look.accent }),
      ],
    }
    if (row.at === 0) return [reached]
    // Between the bars: what happened on the way from the step before.
    const between = [words.ofPrevious(formatShare(row.ofPrevious)), timeText(row, scale)].filter(Boolean).join(' · ')
    reached.shapes.push(text(x, y - 14, between, { fill: look.ink2, width: room * 0.68, overflow: 'truncate' }))
    if (row.lost + row.early === 0) return [reached]
    return [
      reached,
      {
        datum: { on: { at: row.at - 1, dropped: true } satisfies OnFunnel },
        shapes: [
          bar(x + length(row.customers) + 2, y + BAR.top, length(row.lost) - 2, { fill: lostColour(look) }),
          ...(row.early > 0
            ? [bar(x + length(row.customers + row.lost) + 2, y + BAR.top, length(row.early) - 2, { fill: look.line })]
            : []),
          {
            type: 'rect',
            shape: { x: x + room * 0.7, y: y - 24, width: room * 0.3, height: 22 },
            style: { fill: 'transparent' },
          },
          text(x + room, y - 14, lostText(row, size.width), { align: 'right', fill: look.warn }),
        ],
      },
    ]
  })
  return { animation: false, series: [marksSeries(marks)] }
}
