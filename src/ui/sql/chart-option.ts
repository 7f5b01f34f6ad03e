import { BarChart, LineChart } from 'echarts/charts'
import { TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import type { SqlCell, SqlColumn } from '../../workers/protocol/sql'
import { formatCompact } from '../base/format'
import { type Inset, NO_INSET, oneLine } from '../parts/charts/axes'
import type { ChartOption } from '../parts/charts/echarts'
import type { Look } from '../parts/charts/look'
import { cellText } from './cells'
import type { Axes } from './pick-axes'
import { sqlWords as words } from './words'

use([BarChart, LineChart, TooltipComponent])

export function chartOption(
  look: Look,
  columns: readonly SqlColumn[],
  rows: readonly SqlCell[][],
  { x, y, as }: Axes,
  inset: Inset = NO_INSET,
): ChartOption {
  const along = columns[x]!
  const text = { color: look.ink2, fontFamily: look.font, fontSize: 11 }
  return {
    animation: false,
    grid: {
      top: 24 + inset.top,
      right: 24,
      bottom: 56 + inset.bottom,
      left: 16,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      renderMode: 'richText',
      backgroundColor: look.surface,
      borderColor: look.line2,
      textStyle: { ...text, color: look.ink },
      valueFormatter: (value: unknown) => cellText(columns[y]!, value as SqlCell),
    },
    xAxis: {
      type: 'category',
      data: rows.map((row) => oneLine(cellText(along, row[x] ?? null)) || words.missing),
      axisLabel: {
        ...text,
        hideOverlap: true,
        width: 110,
        overflow: 'truncate',
        rotate: as === 'columns' && rows.length > 12 ? 35 : 0,
      },
      axisLine: { lineStyle: { color: look.line2 } },
      axisTick: { show: false },
      name: along.name,
      nameLocation: 'middle',
      nameGap: 38,
      nameTextStyle: text,
    },
    yAxis: {
      type: 'value',
      scale: as === 'line',
      name: columns[y]!.name,
      nameTextStyle: { ...text, align: 'left' },
      axisLabel: { ...text, formatter: formatCompact },
      splitLine: { lineStyle: { color: look.line } },
    },
    series: [
      {
        type: as === 'line' ? 'line' : 'bar',
        name: columns[y]!.name,
        data: rows.map((row) => row[y] ?? null),
        itemStyle: { color: look.accent },
        ...(as === 'line' ? { showSymbol: rows.length < 100, lineStyle: { width: 2 } } : { barMaxWidth: 48 }),
      },
    ],
  }
}
