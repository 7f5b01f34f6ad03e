import { useMemo } from 'react'
import { type TableRequest, tableRequest } from '../../analyses/table-request'
import { useWorkspace } from './workspace'

/** The columns that the question on the screen needs. Thresholds make no difference to it. */
export function useTableRequest(): TableRequest {
  const recipe = useWorkspace((w) => w.recipe)
  return useMemo(() => tableRequest(recipe), [recipe])
}
