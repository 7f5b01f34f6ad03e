import { GraphChart, HeatmapChart, ScatterChart } from 'echarts/charts'
import {
  GraphicComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  VisualMapComponent,
} from 'echarts/components'
import type { EChartsCoreOption } from 'echarts/core'
import { graphic, init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import { type Box, hatchLines } from './hatching'
import './safe-labels'
import { xmlText } from './xml-text'

use([
  ScatterChart,
  HeatmapChart,
  GraphChart,
  GraphicComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  VisualMapComponent,
  LabelLayout,
  CanvasRenderer,
  SVGRenderer,
])

// ECharts' own hatching (decals) makes a canvas for every cell: half a second for a screen of them.
graphic.registerShape(
  'hatching',
  graphic.extendShape({
    shape: { boxes: [] as Box[] },
    buildPath(path: CanvasRenderingContext2D, { boxes }: { boxes: Box[] }) {
      for (const [x1, y1, x2, y2] of boxes.flatMap((box) => hatchLines(box))) {
        path.moveTo(x1, y1)
        path.lineTo(x2, y2)
      }
    },
  }),
)

export type { ECharts, EChartsCoreOption as ChartOption } from 'echarts/core'
export { init }

/** The picture as a standalone SVG text, drawn anew without a page. */
export function drawSvg(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({ ...option, animation: false })
  const text = chart.renderToSVGString()
  chart.dispose()
  return xmlText(text)
}
