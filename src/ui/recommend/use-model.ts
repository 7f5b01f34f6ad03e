import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../workers/protocol/jobs'
import type { ModelSummary } from '../../workers/recommend/types'
import { useRecommendationQueries } from './use-recommendations'

export interface ChosenModel {
  models: readonly ModelSummary[]
  /** Undefined until they are known. */
  model: ModelSummary | undefined
  /** Whether there is a model for each group. */
  grouped: boolean
  /** Why they cannot be known. */
  error: Error | null
}

/** The model of a group; of all the one with the most customers where none is named, or an unknown one. */
export function useModel({ jobId, result }: Job, group: string | null | undefined): ChosenModel {
  const { data: models = [], error } = useQuery(useRecommendationQueries().models(jobId))
  const grouped = (result?.groupColumn ?? null) !== null
  const named = grouped ? models.find((each) => each.group === group) : models[0]
  const largest = models.reduce<ModelSummary | undefined>(
    (most, each) => (most && most.customers >= each.customers ? most : each),
    undefined,
  )
  return { models, model: named ?? largest, grouped, error }
}
