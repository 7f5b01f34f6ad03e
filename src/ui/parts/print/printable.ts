import { useLayoutEffect, useMemo } from 'react'
import type { GridColumn } from '../results/grid-table'

/** What is on the screen that goes on paper, told by who draws it. */
interface Printable {
  columns: readonly GridColumn[] | null
  /** The picture as the text of an SVG. */
  picture: (() => string) | null
}

const now: Printable = { columns: null, picture: null }

export const printable = (): Readonly<Printable> => now

function useTold<Name extends keyof Printable>(name: Name, told: Printable[Name]): void {
  useLayoutEffect(() => {
    now[name] = told
    return () => {
      if (now[name] === told) now[name] = null as Printable[Name]
    }
  }, [name, told])
}

/** Columns of the rows of this view, the same as long as they say the same: those chosen by hand, or all that the grid shows by itself. */
export function usePrintedColumns(columns: readonly GridColumn[], chosen: ReadonlySet<string> | null): void {
  const printed = useMemo(
    () => columns.filter(({ id, rank }) => (chosen ? chosen.has(id) : rank !== undefined)),
    [columns, chosen],
  )
  useTold('columns', printed)
}

/** The picture that is looked at, if one is. */
export const usePrintedPicture = (draw: (() => string) | null): void => useTold('picture', draw)
