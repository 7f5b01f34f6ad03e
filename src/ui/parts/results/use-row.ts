import { useQuery } from '@tanstack/react-query'
import type { ResultRow } from '../../../workers/protocol/result'
import { useResultQueries } from './use-grid-rows'

/** A row of a result; while another one is on its way, the one before. */
export function useRowOrLast(jobId: string | undefined, index: number | null): ResultRow | null {
  const { data } = useQuery({
    ...useResultQueries().rowsAt(jobId ?? '', index === null ? [] : [index]),
    enabled: jobId !== undefined && index !== null,
  })
  return data?.[0] ?? null
}

/** A row of a result as soon as it is known; never another one. */
export function useRow(jobId: string | undefined, index: number | null): ResultRow | null {
  const row = useRowOrLast(jobId, index)
  return row?.index === index ? row : null
}
