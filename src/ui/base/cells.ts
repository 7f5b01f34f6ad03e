import type { Cell } from '../../workers/protocol/result'

/** The labels in a cell of a column of lists. */
export function labelsIn(cell: Cell | undefined): string[] {
  return Array.isArray(cell) ? (cell as string[]) : []
}
