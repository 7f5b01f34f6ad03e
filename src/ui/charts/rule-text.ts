import type { Cell } from '../../workers/protocol'

const list = (cell: Cell | undefined) => (Array.isArray(cell) ? cell.join(', ') : '')

/** A rule in one line. */
export function ruleText(cells: Record<string, Cell>): string {
  return `${list(cells['antecedents'])} → ${list(cells['consequents'])}`
}
