import { useMemo } from 'react'
import { createMoney, type Money } from '../base/money'
import { useEngineState } from '../state/engine-context'
import { useWorkspace } from '../state/workspace'

/** Money as the data of a job has it. */
export function useMoney(jobId: string): Money {
  const data = useEngineState(({ jobs }) => jobs.find((job) => job.jobId === jobId)?.recipe.data)
  const asked = useWorkspace((w) => w.recipe.data.currency)
  const column = data?.roles.value ?? null
  const scale = useEngineState(({ jobs }) => jobs.find((job) => job.jobId === jobId)?.result?.valueScale)
  // A currency changes no number: naming it needs no new run.
  const currency = asked ?? data?.currency
  return useMemo(() => createMoney(column, scale, currency), [column, scale, currency])
}
