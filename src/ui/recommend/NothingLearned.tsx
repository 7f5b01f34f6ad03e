import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../workers/protocol/jobs'
import { Button } from '../base/components/Button'
import { EmptyState } from '../base/components/EmptyState'
import { useWorkspace } from '../state/workspace'
import { useRecommendationQueries } from './use-recommendations'
import { recommendWords } from './words'

/** Whether the models of a job know no item at all; undefined until that is known. */
export function useLearnedNothing(jobId: string): boolean | undefined {
  const { data } = useQuery(useRecommendationQueries().models(jobId))
  return data?.every(({ items }) => items === 0)
}

/** Customers are there, but nothing that they have counts: why, and what to do. */
export function NothingLearned({ job }: { job: Job }) {
  const words = recommendWords.nothingLearned
  const { data } = useQuery(useRecommendationQueries().overview(job.jobId))
  const go = useWorkspace((workspace) => workspace.go)
  return (
    <EmptyState title={words.title} action={<Button onPress={() => go('data')}>{words.action}</Button>}>
      {data && words.text(data.droppedPairs, job.recipe.data.roles.value)}
    </EmptyState>
  )
}
