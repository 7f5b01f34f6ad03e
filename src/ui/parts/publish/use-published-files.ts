import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import { useEngine } from '../../state/engine-context'
import { useWorkspace } from '../../state/workspace'
import { type PublishedFiles, publishedFiles, type Ready, readyFor, type Wanted } from './collect'
import { secret } from './secret'

/** What would be written now; null while it is made. */
export function usePublishedFiles(
  job: Job,
  wanted: Wanted,
): { published: Ready | undefined; files: PublishedFiles | null; error: unknown } {
  const engine = useEngine()
  const tab = useWorkspace((w) => w.tab)
  const query = useWorkspace((w) => w.query)
  const look = useWorkspace((w) => w.look)
  const selected = useWorkspace((w) => w.selected)
  const [own] = useState(secret)
  const { people, conditions, steps } = wanted
  const { data, error } = useQuery({
    queryKey: ['publish', job.jobId, people, conditions, steps, query, look],
    queryFn: () => readyFor(engine, job, { people, conditions, steps, secret: own, query, look }),
    gcTime: 0,
  })
  const said = JSON.stringify(wanted)
  const files = useMemo(
    () => data && publishedFiles(engine, job, { tab, selected }, data, JSON.parse(said) as Wanted),
    [engine, job, tab, selected, data, said],
  )
  return { published: data, files: files ?? null, error }
}
