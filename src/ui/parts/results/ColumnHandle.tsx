import { type PointerEvent, useRef } from 'react'
import styles from './ColumnHandle.module.css'

/** The right edge of a column's head, to drag; a double click fits the column. Keys do the same on the head itself. */
export function ColumnHandle({ onWidth, onFit }: { onWidth(px: number): void; onFit(): void }) {
  const begin = useRef<{ x: number; width: number } | null>(null)
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    begin.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? 0 }
  }
  return (
    <span
      aria-hidden="true"
      className={styles.handle}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        if (begin.current) onWidth(begin.current.width + event.clientX - begin.current.x)
      }}
      onLostPointerCapture={() => {
        begin.current = null
      }}
      onDoubleClick={onFit}
      // The head itself would sort.
      onClick={(event) => event.stopPropagation()}
    />
  )
}
