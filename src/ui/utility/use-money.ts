import { useMemo } from 'react'
import { useEngineState } from '../state/engine-context'
import { createMoney, type Money } from './money'

/** Money as the data of a job has it. */
export function useMoney(jobId: string): Money {
  const column = useEngineState(({ jobs }) => jobs.find((job) => job.jobId === jobId)?.recipe.data.roles.value ?? null)
  const scale = useEngineState(({ jobs }) => jobs.find((job) => job.jobId === jobId)?.result?.valueScale)
  return useMemo(() => createMoney(column, scale), [column, scale])
}
