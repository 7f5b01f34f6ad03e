import { useEffect, useRef } from 'react'
import styles from './charts.module.css'
import { type ChartOption, type ECharts, init } from './echarts'

/** What the pointer is on: a mark, by the datum it was drawn from, or a name on an axis, by its place. */
export type Pointed = { mark: unknown } | { axis: 'x' | 'y'; place: number }

export interface PictureEvents {
  onHover(pointed: Pointed | null): void
  onPress(pointed: Pointed): void
}

interface PointerEvent {
  componentType?: string
  data?: unknown
  dataIndex?: number
}

function pointedAt({ componentType, data, dataIndex }: PointerEvent): Pointed | null {
  if (componentType === 'series') return { mark: data }
  if (componentType === 'xAxis' || componentType === 'yAxis') {
    return dataIndex === undefined ? null : { axis: componentType === 'xAxis' ? 'x' : 'y', place: dataIndex }
  }
  return null
}

/** An ECharts canvas that follows its size. It is a picture: what it says is in its label and in its table. */
export function Picture({
  option,
  keep,
  ring = null,
  label,
  onHover,
  onPress,
}: PictureEvents & {
  option: ChartOption
  /** As long as this is the same, an option is a change of the one before: what was zoomed and moved stays so. */
  keep?: unknown
  /** A place on the axes to be ringed: laid over the canvas, since drawing thousands of points anew takes long. */
  ring?: { x: number; y: number } | null
  /** Left out where a box around it says what it is. */
  label?: string
}) {
  const holder = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const circle = useRef<HTMLElement>(null)
  const kept = useRef<unknown>(undefined)
  const latest = useRef({ onHover, onPress, ring })
  latest.current = { onHover, onPress, ring }

  const placeRing = () => {
    const element = circle.current
    if (!element) return
    const { ring } = latest.current
    const place = ring && chart.current?.convertToPixel({ gridIndex: 0 }, [ring.x, ring.y])
    element.hidden = !place
    if (place) element.style.transform = `translate(${place[0]}px, ${place[1]}px)`
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; it reads what changes through `latest`.
  useEffect(() => {
    const element = holder.current
    if (!element) return
    const made = init(element, null, { renderer: 'canvas' })
    chart.current = made
    made.on('mouseover', (event) => latest.current.onHover(pointedAt(event as PointerEvent)))
    made.on('mouseout', () => latest.current.onHover(null))
    made.on('click', (event) => {
      const pointed = pointedAt(event as PointerEvent)
      if (pointed) latest.current.onPress(pointed)
    })
    const observer = new ResizeObserver(() => {
      if (made.getWidth() === element.clientWidth && made.getHeight() === element.clientHeight) return
      made.resize()
      placeRing()
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.dispose()
      chart.current = null
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `placeRing` reads what changes through `latest`.
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: keep === undefined || keep !== kept.current })
    kept.current = keep
    placeRing()
  }, [option, keep])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `placeRing` reads what changes through `latest`.
  useEffect(placeRing, [ring?.x, ring?.y])

  return (
    <div className={styles.picture} {...(label === undefined ? {} : { role: 'img', 'aria-label': label })}>
      <div ref={holder} className={styles.canvas} />
      <i ref={circle} className={styles.ring} hidden />
    </div>
  )
}
