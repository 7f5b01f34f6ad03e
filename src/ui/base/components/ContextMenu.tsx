import { useRef } from 'react'
import { Popover } from 'react-aria-components/Popover'
import listStyles from './List.module.css'
import { type MenuEntry, MenuList } from './Menu'

/** Of the window, in px. */
export interface MenuPlace {
  x: number
  y: number
}

/** A menu where the pointer is. It is there as long as it is drawn. */
export function ContextMenu({
  label,
  at: { x, y },
  entries,
  onClose,
}: {
  label: string
  at: MenuPlace
  entries: readonly MenuEntry[]
  onClose(): void
}) {
  const anchor = useRef<HTMLSpanElement>(null)
  const closing = entries.map((entry) => ({
    ...entry,
    run: () => {
      onClose()
      entry.run()
    },
  }))
  return (
    <>
      <span ref={anchor} aria-hidden="true" style={{ position: 'fixed', left: x, top: y, width: 1, height: 1 }} />
      <Popover
        isOpen
        aria-label={label}
        onOpenChange={(open) => open || onClose()}
        triggerRef={anchor}
        className={listStyles.popover ?? ''}
        offset={2}
        placement="bottom start"
      >
        <MenuList label={label} entries={closing} />
      </Popover>
    </>
  )
}
