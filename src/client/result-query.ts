import type { Answer, Asked, AskedKind, Question } from '../workers/answers'
import type { Results } from './types'

/** What TanStack Query needs of a question; plain, so that this room knows no framework. */
export interface ResultQuery<T> {
  queryKey: readonly unknown[]
  queryFn(context: { signal: AbortSignal }): Promise<T>
  /** A stored result never changes. */
  staleTime: number
  /** A worker answers offline as well. */
  networkMode: 'always'
  placeholderData(previous: T | undefined, previousQuery?: { queryKey: readonly unknown[] }): T | undefined
}

/**
 * What stands while an answer is on its way: the one before; that only where it is about the same, which is what is
 * asked first (numbers of another row would be taken for this one's); nothing.
 */
export type Keep = 'previous' | 'sameRow' | 'nothing'

/** Job, question, and what it is about. */
const subjectOf = (queryKey: readonly unknown[]) => JSON.stringify(queryKey.slice(0, 4))

/** A question about a stored result. Every key starts with the job, so that forgetting a job forgets its answers. */
export function resultQuery<T>(
  jobId: string,
  question: string,
  asked: readonly unknown[],
  queryFn: ResultQuery<T>['queryFn'],
  keep: Keep = 'previous',
): ResultQuery<T> {
  const queryKey = ['result', jobId, question, ...asked]
  const stays = (before: readonly unknown[] | undefined) =>
    keep === 'previous' || (keep === 'sameRow' && before !== undefined && subjectOf(before) === subjectOf(queryKey))
  return {
    queryKey,
    queryFn,
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
    placeholderData: (previous, previousQuery) => (stays(previousQuery?.queryKey) ? previous : undefined),
  }
}

/** Questions that one kind of result alone has an answer to. */
export function asking<Kind extends AskedKind>(results: Results, kind: Kind) {
  return <Name extends Question<Kind>>(
    question: Name,
    jobId: string,
    asked: Asked<Kind, Name>,
    keep?: Keep,
  ): ResultQuery<Answer<Kind, Name>> =>
    resultQuery(
      jobId,
      `${kind}.${question}`,
      asked,
      ({ signal }) => results.ask(kind, question, jobId, asked, signal),
      keep,
    )
}
