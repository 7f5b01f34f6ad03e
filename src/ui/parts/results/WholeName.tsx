import { type FocusEvent, type PointerEvent, useState } from 'react'
import { createPortal } from 'react-dom'
import styles from './WholeName.module.css'

const isCut = (element: Element): boolean =>
  element.scrollWidth > element.clientWidth + 1 ||
  element.scrollHeight > element.clientHeight + 4 ||
  [...element.children].some(isCut)

/** All that a cell says, where there is no room to say it. */
function wholeOf(cell: HTMLElement): string | null {
  if (!isCut(cell)) return null
  const titled = [...cell.querySelectorAll<HTMLElement>('[title]')].map(({ title }) => title)
  // Both sides of a rule that stands in one cell.
  return titled.filter(Boolean).join(' → ') || (cell.textContent ?? '')
}

const cellOf = (target: EventTarget) => (target as Element).closest<HTMLElement>('[data-row]')

/** Names that are cut are whole when they are pointed at, and below the cell that the keys have reached. */
export function useWholeNames() {
  const [said, setSaid] = useState<{ text: string; x: number; y: number } | null>(null)
  return {
    onPointerOver: ({ target }: PointerEvent) => {
      const cell = cellOf(target)
      if (!cell || cell.querySelector('[title]') || cell.dataset['row'] === '-1') return
      cell.title = wholeOf(cell) ?? ''
    },
    onFocus: ({ target }: FocusEvent) => {
      const cell = target.matches(':focus-visible') ? cellOf(target) : null
      const text = cell && wholeOf(cell)
      if (!cell || !text) return setSaid(null)
      const { left, bottom } = cell.getBoundingClientRect()
      setSaid({ text, x: left, y: bottom })
    },
    hide: () => setSaid(null),
    // The cell itself is read out whole; this is for the eyes.
    whole:
      said &&
      createPortal(
        <div className={styles.whole} aria-hidden="true" style={{ left: said.x, top: said.y }}>
          {said.text}
        </div>,
        document.body,
      ),
  }
}
