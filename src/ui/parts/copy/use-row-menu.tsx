import { Copy, Sheet, TextSelect } from 'lucide-react'
import { type MouseEvent, type ReactNode, useRef } from 'react'
import type { MenuEntry } from '../../base/components/Menu'
import { itemsAt, useItemMenu } from '../items/use-item-menu'
import type { ChosenRows } from './use-row-range'
import { copyWords as words } from './words'

/** The menu of rows, by right click or the menu key: of the item it was asked on, and of what is chosen, or the row. */
export function useRowMenu(
  chosen: ChosenRows,
  all: number,
  onCopy: (quotes: boolean) => void,
): { onContextMenu(event: MouseEvent, position: number | null): void; menu: ReactNode } {
  const { open, menu } = useItemMenu()
  // Rows are chosen with the press that asks for the menu, and counted when it is drawn.
  const entries = (count: number): MenuEntry[] => [
    {
      id: 'copy',
      label: words.copyRows(count),
      icon: <Copy aria-hidden="true" />,
      run: () => onCopyNow.current(false),
    },
    {
      id: 'excel',
      label: words.excel,
      hint: words.excelHint,
      icon: <Sheet aria-hidden="true" />,
      run: () => onCopyNow.current(true),
    },
    {
      id: 'all',
      label: words.all,
      icon: <TextSelect aria-hidden="true" />,
      run: () => chosen.choose(0, all - 1),
    },
  ]
  const onCopyNow = useRef(onCopy)
  onCopyNow.current = onCopy
  return {
    onContextMenu: (event, position) => {
      if (position === null) return
      event.preventDefault()
      const { range } = chosen
      const within = range !== null && chosen.has(position)
      if (!within) chosen.choose(position, position)
      const count = within ? range.last - range.first + 1 : 1
      open({
        x: event.clientX,
        y: event.clientY,
        items: itemsAt(event.target),
        more: entries(count),
        otherwise: words.menu,
      })
    },
    menu,
  }
}
