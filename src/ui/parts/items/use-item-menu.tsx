import { type MouseEvent, type ReactNode, useState } from 'react'
import { ContextMenu, type MenuPlace } from '../../base/components/ContextMenu'
import type { MenuEntry } from '../../base/components/Menu'
import { useItemEntries } from './use-item-entries'
import { itemWords as words } from './words'

/** Says which items an element is about whose text does not name them one by one. */
export const dataOfItems = (items: readonly string[]) => ({ 'data-items': JSON.stringify(items) })

/** The items that a thing on the screen is about: its own, or those in it. */
export function itemsAt(target: EventTarget): string[] {
  if (!(target instanceof Element)) return []
  const own = target.closest('[data-item]')
  const said = own ? null : target.closest('[data-items]')
  if (said) return [...new Set(JSON.parse(said.getAttribute('data-items') ?? '[]') as string[])]
  const all = own ? [own] : [...target.querySelectorAll('[data-item]')]
  return [...new Set(all.map((element) => element.getAttribute('data-item') ?? ''))]
}

interface Opened extends MenuPlace {
  items: readonly string[]
  /** What else is offered there, and what that is called where it is about no item. */
  more: readonly MenuEntry[]
  otherwise?: string
}

/** The menu of the item under the pointer, or of those in what has the focus. */
export function useItemMenu(): { open(at: Opened): void; menu: ReactNode } {
  const [opened, open] = useState<Opened | null>(null)
  const entriesOf = useItemEntries()
  if (!opened) return { open, menu: null }
  const { items, more, otherwise = '', ...at } = opened
  const [only] = items
  const entries =
    items.length === 1 && only !== undefined
      ? entriesOf(only)
      : items.map((item) => ({ id: item, label: item, run: () => open({ ...opened, items: [item], more: [] }) }))
  return {
    open,
    menu: (
      <ContextMenu
        // Another item, another menu, with the focus at its top.
        key={items.join('\n')}
        label={only === undefined ? otherwise : items.length === 1 ? words.about(only) : words.which}
        at={at}
        onClose={() => open(null)}
        entries={[...entries, ...more]}
      />
    ),
  }
}

/** Where names of items answer to a right click, a long press or the menu key. */
export function ItemArea({ children }: { children: ReactNode }) {
  const { open, menu } = useItemMenu()
  const onContextMenu = (event: MouseEvent) => {
    const items = itemsAt(event.target)
    // Something closer has a menu of its own; and what holds many names is about none of them.
    if (event.defaultPrevented || items.length !== 1 || !(event.target as Element).closest('[data-item]')) return
    event.preventDefault()
    open({ x: event.clientX, y: event.clientY, items, more: [] })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same menu is on the buttons of the detail
    <div style={{ display: 'contents' }} onContextMenu={onContextMenu}>
      {children}
      {menu}
    </div>
  )
}
