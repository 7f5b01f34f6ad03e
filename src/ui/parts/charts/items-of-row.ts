import { useMemo } from 'react'
import type { ResultRow } from '../../../workers/protocol/result'
import { labelsIn } from '../../base/cells'
import { useEngine } from '../../state/engine-context'

/** Every item in any list of a row. */
export const itemsOfRow = ({ cells }: ResultRow): string[] =>
  Object.values(cells)
    .flatMap((cell) => (Array.isArray(cell) ? labelsIn(cell) : []))
    .filter((label) => typeof label === 'string')

/** The items of the row that a point stands for, which the picture does not know. */
export function useItemsOfRow(jobId: string): (index: number) => Promise<string[]> {
  const { results } = useEngine()
  return useMemo(
    () => async (index) => {
      const [row] = await results.rowsAt(jobId, [index])
      return row ? itemsOfRow(row) : []
    },
    [results, jobId],
  )
}
