import { useMemo } from 'react'
import { asking } from '../../../client/result-query'
import type { PeopleKind } from '../../../workers/answers'
import type { PeopleOf } from '../../../workers/people/types'
import type { ExportFormat } from '../../../workers/protocol/result'
import { useEngine } from '../../state/engine-context'
import type { PeopleBehind } from './behind'

/** Questions about the people behind a number. */
export function usePeopleQueries({ jobId, kind }: Pick<PeopleBehind, 'jobId' | 'kind'>) {
  const { results } = useEngine()
  return useMemo(() => {
    const asked = kind as PeopleKind
    return {
      count: (of: PeopleOf) => asking(results, asked)('people', jobId, [of], 'nothing'),
      file: (of: PeopleOf, format: ExportFormat) => results.ask(asked, 'peopleFile', jobId, [of, format]),
      keep: (of: PeopleOf) => results.ask(asked, 'keepPeople', jobId, [of]),
    }
  }, [results, jobId, kind])
}
