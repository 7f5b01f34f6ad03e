import { useState } from 'react'

/** Rows in hand that follow each other, by position. */
export interface RowRange {
  first: number
  last: number
}

interface Held {
  of: string
  anchor: number
  end: number
}

/** Rows chosen with shift, as long as rows and order stay what they are (`of`). */
export function useRowRange(of: string) {
  const [held, setHeld] = useState<Held | null>(null)
  const now = held?.of === of ? held : null
  const range: RowRange | null = now && { first: Math.min(now.anchor, now.end), last: Math.max(now.anchor, now.end) }
  return {
    range,
    has: (position: number) => range !== null && position >= range.first && position <= range.last,
    /** From where it began, or else from a row, to a row. */
    extend: (from: number, to: number) => setHeld({ of, anchor: now?.anchor ?? from, end: to }),
    choose: (first: number, last: number) => setHeld({ of, anchor: first, end: last }),
    clear: () => setHeld(null),
  }
}

export type ChosenRows = ReturnType<typeof useRowRange>

/** Ctrl or ⌘ with a letter. */
export function isWithMod(
  event: { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean },
  letter: string,
): boolean {
  return (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === letter
}

/** Text that somebody marked goes before rows. */
export const hasMarkedText = (): boolean => window.getSelection()?.isCollapsed === false
