import { Copy, Sheet, TextSelect } from 'lucide-react'
import { type MouseEvent, type ReactNode, useState } from 'react'
import { ContextMenu, type MenuPlace } from '../../base/components/ContextMenu'
import type { ChosenRows } from './use-row-range'
import { copyWords as words } from './words'

/** The menu of rows, by right click or the menu key: what is chosen, or the row it was asked on. */
export function useRowMenu(
  chosen: ChosenRows,
  all: number,
  onCopy: (quotes: boolean) => void,
): { onContextMenu(event: MouseEvent, position: number | null): void; menu: ReactNode } {
  const [place, setPlace] = useState<MenuPlace | null>(null)
  const { range } = chosen
  const count = range ? range.last - range.first + 1 : 0
  return {
    onContextMenu: (event, position) => {
      if (position === null) return
      event.preventDefault()
      if (!chosen.has(position)) chosen.choose(position, position)
      setPlace({ x: event.clientX, y: event.clientY })
    },
    menu: place && (
      <ContextMenu
        label={words.menu}
        at={place}
        onClose={() => setPlace(null)}
        entries={[
          {
            id: 'copy',
            label: words.copyRows(count),
            icon: <Copy aria-hidden="true" />,
            run: () => onCopy(false),
          },
          {
            id: 'excel',
            label: words.excel,
            hint: words.excelHint,
            icon: <Sheet aria-hidden="true" />,
            run: () => onCopy(true),
          },
          {
            id: 'all',
            label: words.all,
            icon: <TextSelect aria-hidden="true" />,
            run: () => chosen.choose(0, all - 1),
          },
        ]}
      />
    ),
  }
}
