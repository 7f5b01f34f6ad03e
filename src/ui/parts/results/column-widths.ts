import { useState } from 'react'
import { remember, remembered } from '../../state/remember'

/** Widths in px that somebody gave columns by hand, by column. */
export type ColumnWidths = Readonly<Record<string, number>>

/** Wide enough to take hold of. */
export const LEAST_WIDTH = 44
const MOST_WIDTH = 1600

export const heldWidth = (px: number): number => Math.round(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, px)))

function readWidths(key: string): ColumnWidths {
  const pairs = new URLSearchParams(remembered(key) ?? '')
  return Object.fromEntries([...pairs].map(([id, px]) => [id, heldWidth(Number(px) || LEAST_WIDTH)]))
}

/** What this browser remembers of the widths of an analysis; null gives a column its own width back. */
export function useColumnWidths(kind: string): [ColumnWidths, (id: string, px: number | null) => void] {
  const key = `basketeer.widths.${kind}`
  const [widths, setWidths] = useState(() => readWidths(key))
  return [
    widths,
    (id, px) => {
      const { [id]: _, ...others } = widths
      const next = px === null ? others : { ...others, [id]: heldWidth(px) }
      setWidths(next)
      const text = new URLSearchParams(Object.entries(next).map(([name, width]) => [name, String(width)])).toString()
      remember(key, text || null)
    },
  ]
}
