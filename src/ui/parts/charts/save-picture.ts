import { saveFile } from '../../base/components/save-file'
import { drawSvg, init } from './echarts'
import { type Drawing, framed } from './framed'
import type { Look } from './look'

/** What browsers hold in one canvas: pixels to a side, and in all. */
const LONGEST = 16_000
const MOST_PIXELS = 64_000_000

/** The text of an SVG that stands alone. */
export function pictureText(look: Look, drawing: Drawing, source: string): string {
  const { option, size } = framed(look, drawing, source)
  return drawSvg(option, size.width, size.height)
}

export function saveSvg(name: string, look: Look, drawing: Drawing, source: string): void {
  saveFile(`${name}.svg`, new Blob([pictureText(look, drawing, source)], { type: 'image/svg+xml' }))
}

/** Drawn anew at twice the size, so that it is sharp on paper; what is very large at as much as a canvas holds. */
export async function savePng(name: string, look: Look, drawing: Drawing, source: string): Promise<void> {
  const { option, size } = framed(look, drawing, source)
  const { width, height } = size
  const pixelRatio = Math.min(2, LONGEST / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)))
  const chart = init(document.createElement('div'), null, {
    renderer: 'canvas',
    width,
    height,
    devicePixelRatio: pixelRatio,
  })
  chart.setOption(option)
  const canvas = chart.renderToCanvas({ pixelRatio, backgroundColor: look.surface })
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  chart.dispose()
  if (blob) saveFile(`${name}.png`, blob)
}
