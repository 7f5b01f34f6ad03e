/** Which columns stand in a grid of this width: as many as fit in the order of their weight, shown in their own order. */
export interface FittingColumn {
  id: string
  /** Least width in px. */
  min: number
  /** Lower goes first; columns without a rank only come when they are chosen. */
  rank?: number
}

/** Below this a row is told in two lines instead of columns. */
export const COMPACT_WIDTH = 560

/** Left and right of a row. */
const PADDING = 20

export function fitColumns(
  columns: readonly FittingColumn[],
  width: number,
  chosen: ReadonlySet<string> | null,
): Set<string> {
  if (chosen) return new Set(columns.filter(({ id }) => chosen.has(id)).map(({ id }) => id))
  const ranked = columns.filter((column) => column.rank !== undefined).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  const shown = new Set<string>()
  let used = PADDING
  for (const { id, min } of ranked) {
    if (used + min > width && shown.size > 1) break
    used += min
    shown.add(id)
  }
  return shown
}
