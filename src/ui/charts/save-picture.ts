import { saveFile } from '../components/save-file'
import type { ChartOption } from './echarts'
import { drawSvg, init } from './echarts'

interface Size {
  width: number
  height: number
}

export function saveSvg(name: string, option: ChartOption, { width, height }: Size): void {
  saveFile(`${name}.svg`, new Blob([drawSvg(option, width, height)], { type: 'image/svg+xml' }))
}

/** Drawn anew at twice the size, so that it is sharp on paper. */
export async function savePng(
  name: string,
  option: ChartOption,
  { width, height }: Size,
  background: string,
): Promise<void> {
  const holder = document.createElement('div')
  const chart = init(holder, null, { renderer: 'canvas', width, height, devicePixelRatio: 2 })
  chart.setOption({ ...option, animation: false, backgroundColor: background })
  const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: background })
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  chart.dispose()
  if (blob) saveFile(`${name}.png`, blob)
}
