import { useEffect, useRef } from 'react'
import styles from './charts.module.css'
import { type ChartOption, type ECharts, init } from './echarts'

/** What the pointer is on, by the `value` the chart was given. */
export interface PictureEvents {
  onHover(datum: unknown): void
  onPress(datum: unknown): void
}

interface PointerEvent {
  data?: unknown
  value?: unknown
}

/** An ECharts canvas that follows its size. It is a picture: what it says is in its label and its table. */
export function Picture({
  option,
  label,
  height,
  minWidth,
  onHover,
  onPress,
}: PictureEvents & { option: ChartOption; label: string; height?: number; minWidth?: number }) {
  const holder = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const events = useRef<PictureEvents>({ onHover, onPress })
  events.current = { onHover, onPress }

  useEffect(() => {
    const element = holder.current
    if (!element) return
    const made = init(element, null, { renderer: 'canvas' })
    chart.current = made
    made.on('mouseover', (event) => events.current.onHover((event as PointerEvent).data))
    made.on('mouseout', () => events.current.onHover(null))
    made.on('click', (event) => events.current.onPress((event as PointerEvent).data))
    const observer = new ResizeObserver(() => made.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.dispose()
      chart.current = null
    }
  }, [])

  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true })
  }, [option])

  return (
    <div
      ref={holder}
      className={styles.picture}
      role="img"
      aria-label={label}
      style={height === undefined ? undefined : { height, minWidth, flex: 'none' }}
    />
  )
}
