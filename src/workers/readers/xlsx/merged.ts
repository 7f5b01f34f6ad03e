/** Cells of one column that are merged: the first has the value, the others have none of their own. */
export interface MergedDown {
  column: number
  /** Rows, counted from 1. */
  first: number
  last: number
}

const REF = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i

const columnOf = (letters: string) =>
  [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)

/** `A2:A5`; what reaches over several columns, or no further than its row, is a title and none of these. */
export function mergedDown(ref: string): MergedDown | undefined {
  const match = REF.exec(ref)
  if (!match) return undefined
  const [, from, first, to, last] = match as unknown as [string, string, string, string, string]
  const column = columnOf(from)
  if (column !== columnOf(to) || Number(first) >= Number(last)) return undefined
  return { column, first: Number(first), last: Number(last) }
}

/** What merged cells say in the rows below their first, as rows go by from above. */
export interface Filling {
  /** A cell has a value of its own. */
  seen(row: number, column: number, bytes: Uint8Array, start: number, end: number): void
  /** Calls with what merged cells say in this row, in columns behind `after` and before `until`. */
  between(row: number, after: number, until: number, put: (column: number, bytes: Uint8Array) => void): void
}

export function createFilling(blocks: readonly MergedDown[]): Filling {
  const byColumn = new Map<number, MergedDown[]>()
  for (const block of blocks) {
    const own = byColumn.get(block.column) ?? []
    own.push(block)
    byColumn.set(block.column, own)
  }
  const columns = [...byColumn.keys()].sort((a, b) => a - b)
  for (const own of byColumn.values()) own.sort((a, b) => a.first - b.first)
  const next = new Map<number, number>()
  const kept = new Map<number, { block: MergedDown; bytes: Uint8Array }>()

  function blockAt(row: number, column: number): MergedDown | undefined {
    const own = byColumn.get(column)
    if (!own) return undefined
    let at = next.get(column) ?? 0
    while (at < own.length && own[at]!.last < row) at++
    next.set(column, at)
    const block = own[at]
    return block && block.first <= row ? block : undefined
  }

  return {
    seen(row, column, bytes, start, end) {
      const block = blockAt(row, column)
      if (block?.first === row) kept.set(column, { block, bytes: bytes.slice(start, end) })
    },
    between(row, after, until, put) {
      for (const column of columns) {
        if (column <= after) continue
        if (column >= until) return
        const block = blockAt(row, column)
        const value = kept.get(column)
        if (block && value?.block === block && block.first < row) put(column, value.bytes)
      }
    },
  }
}
