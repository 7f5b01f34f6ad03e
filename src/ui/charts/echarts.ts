import { GraphChart, HeatmapChart, ScatterChart } from 'echarts/charts'
import { GraphicComponent, GridComponent, VisualMapComponent } from 'echarts/components'
import type { EChartsCoreOption } from 'echarts/core'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'

use([
  ScatterChart,
  HeatmapChart,
  GraphChart,
  GraphicComponent,
  GridComponent,
  VisualMapComponent,
  LabelLayout,
  CanvasRenderer,
  SVGRenderer,
])

export type { ECharts, EChartsCoreOption as ChartOption } from 'echarts/core'
export { init }

/** The picture as a standalone SVG text, drawn anew without a page. */
export function drawSvg(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({ ...option, animation: false })
  const text = chart.renderToSVGString()
  chart.dispose()
  return text
}
