import { type RefObject, useEffect, useRef } from 'react'
import { useItemMenu } from '../items/use-item-menu'
import type { PictureEvents } from './pointed'

interface At {
  x: number
  y: number
}

/** A right click and a long press have a pointer; the menu key has none. */
const byKey = (event: MouseEvent) => event.button !== 2 && (event as PointerEvent).pointerType !== 'touch'

const isMenuKey = ({ key, shiftKey }: KeyboardEvent) => key === 'ContextMenu' || (key === 'F10' && shiftKey)

/**
 * The menu of the items that parts of a picture are about: of the part under the pointer, and by the menu key of the one
 * in hand. The box that has the focus is the picture, or what it scrolls in.
 */
export function usePartMenu<Part>(
  holder: RefObject<HTMLElement | null>,
  { itemsOf, inHand }: Pick<PictureEvents<Part>, 'itemsOf' | 'inHand'>,
  hovered: RefObject<Part | null>,
) {
  const { open, menu } = useItemMenu()
  const latest = useRef({ itemsOf, inHand, open })
  latest.current = { itemsOf, inHand, open }

  /** False where the part is about no item. */
  function show(part: Part | null | undefined, at: At): boolean {
    const { itemsOf } = latest.current
    if (!itemsOf || part === null || part === undefined) return false
    void Promise.resolve(itemsOf(part)).then((items) => {
      if (items.length > 0) latest.current.open({ ...at, items: [...new Set(items)], more: [] })
    })
    return true
  }
  const showLatest = useRef(show)
  showLatest.current = show

  useEffect(() => {
    const box = holder.current?.closest<HTMLElement>('[tabindex="0"]')
    if (!box) return
    const openByKey = (event: Event) => {
      const { left, top, width, height } = box.getBoundingClientRect()
      const part = latest.current.inHand ?? hovered.current
      if (showLatest.current(part, { x: left + width / 2, y: top + height / 2 })) event.preventDefault()
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.target === box && isMenuKey(event)) openByKey(event)
    }
    const onContextMenu = (event: MouseEvent) => {
      if (!event.defaultPrevented && event.target === box && byKey(event)) openByKey(event)
    }
    box.addEventListener('keydown', onKeyDown)
    box.addEventListener('contextmenu', onContextMenu)
    return () => {
      box.removeEventListener('keydown', onKeyDown)
      box.removeEventListener('contextmenu', onContextMenu)
    }
  }, [holder, hovered])

  return { show: showLatest, menu }
}
