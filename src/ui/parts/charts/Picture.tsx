import { useEffect, useRef } from 'react'
import styles from './charts.module.css'
import { type ChartOption, type ECharts, init } from './echarts'
import type { PictureEvents, Pointed } from './pointed'
import { usePartMenu } from './use-part-menu'

interface PointerEvent {
  componentType?: string
  data?: unknown
  dataIndex?: number
  event?: { event?: Event }
}

function pointedAt({ componentType, data, dataIndex }: PointerEvent): Pointed | null {
  if (componentType === 'series') return { mark: data }
  if (componentType === 'xAxis' || componentType === 'yAxis') {
    return dataIndex === undefined ? null : { axis: componentType === 'xAxis' ? 'x' : 'y', place: dataIndex }
  }
  return null
}

/** An ECharts canvas that follows its size. It is a picture: what it says is in its label and in its table. */
export function Picture<Part>({
  option,
  keep,
  ring = null,
  label,
  ...events
}: PictureEvents<Part> & {
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
  const latest = useRef({ ...events, ring })
  latest.current = { ...events, ring }
  const hovered = useRef<Part | null>(null)
  const { show, menu } = usePartMenu(holder, events, hovered)

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
    const partOf = (event: unknown): Part | null => {
      const pointed = pointedAt(event as PointerEvent)
      return pointed && latest.current.partAt(pointed)
    }
    const hover = (part: Part | null) => {
      hovered.current = part
      latest.current.onHover?.(part)
    }
    made.on('mouseover', (event) => hover(partOf(event)))
    made.on('mouseout', () => hover(null))
    made.on('click', (event) => {
      const part = partOf(event)
      if (part !== null) latest.current.onPress?.(part)
    })
    made.on('contextmenu', (event) => {
      const native = (event as PointerEvent).event?.event
      if (!(native instanceof MouseEvent)) return
      if (show.current(partOf(event), { x: native.clientX, y: native.clientY })) native.preventDefault()
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
    <div
      className={styles.picture}
      {...(label === undefined ? {} : { role: 'img', 'aria-label': label })}
      {...(label !== undefined && events.itemsOf && { tabIndex: 0 })}
    >
      <div ref={holder} className={styles.canvas} />
      <i ref={circle} className={styles.ring} hidden />
      {menu}
    </div>
  )
}
