import { type KeyboardEvent, type MouseEvent, useRef } from 'react'
import { type CopiedTable, readNumber } from '../copy/copied-table'
import { copyTable } from '../copy/copy-table'
import { useCopyCommand } from '../copy/use-copy-command'
import { useRowMenu } from '../copy/use-row-menu'
import { hasMarkedText, isWithMod, useRowRange } from '../copy/use-row-range'

/** What stands in a column, as text. */
export interface ToldColumn<Row> {
  label: string
  text(row: Row): string
  numeric?: boolean
}

function tableOf<Row>(columns: readonly ToldColumn<Row>[], rows: readonly Row[]): CopiedTable {
  return {
    head: columns.map(({ label }) => label),
    rows: rows.map((row) =>
      columns.map(({ text, numeric }) => (numeric ? (readNumber(text(row)) ?? text(row)) : text(row))),
    ),
  }
}

const positionOf = (target: EventTarget): number | null => {
  const row = (target as Element).closest<HTMLElement>('tr[data-position]')
  return row ? Number(row.dataset['position']) : null
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** Rows of a table beside a picture are chosen and copied as those of a grid; where none is chosen, all of them. */
export function useTwinCopy<Row>(columns: readonly ToldColumn<Row>[], rows: readonly Row[], inHand: number) {
  const end = useRef(0)
  const chosen = useRowRange(`${rows.length}`)
  const { range } = chosen
  const copy = (quotes: boolean) => {
    const taken = range ? rows.slice(range.first, range.last + 1) : rows
    copyTable(tableOf(columns, taken), { quotes, all: taken.length })
  }
  const { menu, onContextMenu } = useRowMenu(chosen, rows.length, copy)
  useCopyCommand(() => copyTable(tableOf(columns, rows), { quotes: true, all: rows.length }))
  /** With shift: from the row in hand, one more or one less. */
  const extend = (event: KeyboardEvent, step: number) => {
    if (!range) end.current = positionOf(event.target) ?? Math.max(0, inHand)
    const from = end.current
    end.current = Math.min(rows.length - 1, Math.max(0, from + step))
    chosen.extend(from, end.current)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? STEPS[event.key] : undefined
    if (isWithMod(event, 'a')) chosen.choose(0, rows.length - 1)
    else if (isWithMod(event, 'c') && !hasMarkedText()) copy(false)
    else if (event.key === 'Escape' && range) chosen.clear()
    else if (step !== undefined) extend(event, step)
    else return
    event.preventDefault()
  }
  return {
    has: chosen.has,
    menu,
    events: {
      onKeyDown,
      onMouseDown: (event: MouseEvent) => {
        if (event.shiftKey && positionOf(event.target) !== null) event.preventDefault()
      },
      onClickCapture: (event: MouseEvent) => {
        const row = positionOf(event.target)
        if (row === null) return
        if (!event.shiftKey) return chosen.clear()
        event.stopPropagation()
        end.current = row
        chosen.extend(Math.max(0, inHand), row)
      },
      onContextMenu: (event: MouseEvent) => onContextMenu(event, positionOf(event.target)),
    },
  }
}
