import { useMemo } from 'react'
import styles from './charts.module.css'
import type { ChartOption } from './echarts'
import type { Size } from './grid-window'
import { Picture } from './Picture'
import type { PictureEvents } from './pointed'
import { useSize } from './use-size'

/** A picture that may be larger than its box, within what one canvas holds. */
export function ScrolledPicture<Part>({
  label,
  sizeFor,
  draw,
  ...events
}: PictureEvents<Part> & {
  label: string
  /** What the drawing needs where there is so much room. */
  sizeFor(room: Size): Size
  /** As long as it is the same function it draws the same. */
  draw(size: Size): ChartOption
}) {
  const [measure, room] = useSize()
  const { width, height } = room ? sizeFor(room) : { width: 0, height: 0 }
  const option = useMemo(() => (width > 0 ? draw({ width, height }) : null), [draw, width, height])
  return (
    <div
      ref={measure}
      className={styles.scroller}
      role="img"
      aria-label={label}
      // A box that scrolls must be reachable by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: axe asks for it (scrollable-region-focusable).
      tabIndex={0}
    >
      {option && (
        <div className={styles.sheet} style={{ width, height }}>
          <Picture option={option} {...events} />
        </div>
      )}
    </div>
  )
}
