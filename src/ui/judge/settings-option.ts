import { LineChart } from 'echarts/charts'
import { use } from 'echarts/core'
import { axis, categories, type Inset, NO_INSET } from '../parts/charts/axes'
import type { ChartLegend } from '../parts/charts/chart-legend'
import type { ChartOption } from '../parts/charts/echarts'
import type { Look } from '../parts/charts/look'
import { scaleFor } from '../parts/charts/scale'
import { wayMeasures } from './measures'
import type { Line, SettingsLines } from './settings-lines'
import type { Method } from './ways'
import { judgeWords } from './words'

// Beside this picture only: no other needs it.
use([LineChart])

const words = judgeWords.chart

export type DrawnMeasure = 'ndcg' | 'hit_rate'

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const

export const lineName = ({ same }: Line): string =>
  same.length === 0 ? words.allModels : same.map(([name, value]) => words.line(name, value)).join(', ')

export const simpleLabel = (method: Method): string => (method === 'als' ? '' : words.simple[method])

const colourOf = (look: Look, at: number) => look.kinds[at % look.kinds.length] ?? look.accent

export function settingsLegend(look: Look, { lines }: SettingsLines): ChartLegend {
  return lines.length > 1
    ? { keys: lines.map((line, at) => ({ color: colourOf(look, at), label: lineName(line) })) }
    : {}
}

/** Models along the setting that most values of were tried; the simple ways as dashed lines. */
export function settingsOption(
  look: Look,
  { over, places, lines, simple }: SettingsLines,
  measure: DrawnMeasure,
  inset: Inset = NO_INSET,
): ChartOption {
  const shown = [...lines.flatMap(({ models }) => models), ...simple].map(({ measures }) => measures[measure])
  const name = { color: look.ink3, fontFamily: look.font, fontSize: 11 }
  return {
    animation: false,
    grid: { left: 60, right: 24, top: inset.top + 32, bottom: inset.bottom + 48 },
    xAxis: {
      ...categories(look, places.map(String), { width: 60 }),
      name: words.over[over],
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: name,
      axisLine: { show: true, lineStyle: { color: look.line2 } },
    },
    yAxis: {
      ...axis(look, scaleFor(wayMeasures[measure], shown)),
      name: judgeWords.measures[measure].label,
      nameTextStyle: { ...name, align: 'left' },
    },
    series: [
      ...lines.map(({ models }, at) => ({
        type: 'line',
        symbol: SYMBOLS[at % SYMBOLS.length],
        symbolSize: 9,
        lineStyle: { width: 2 },
        color: colourOf(look, at),
        data: models.map((model) => ({
          value: [places.indexOf(model.settings[over]), model.measures[measure]],
          index: model.index,
        })),
      })),
      {
        type: 'line',
        data: [],
        markLine: {
          silent: true,
          symbol: 'none',
          // Two digits are usual, and move the line.
          precision: -1,
          lineStyle: { color: look.ink3, type: 'dashed' },
          data: simple.map(({ method, measures }) => ({
            yAxis: measures[measure],
            label: {
              formatter: simpleLabel(method),
              position: 'insideEndTop',
              color: look.ink2,
              fontFamily: look.font,
              fontSize: 11,
            },
          })),
        },
      },
    ],
  }
}
