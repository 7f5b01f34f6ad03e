import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import type { GridQuery } from '../../../workers/protocol/query'
import type { ResultRow } from '../../../workers/protocol/result'
import type { FunnelQuery } from '../../../workers/sequences/types'
import { useResultQueries } from '../../parts/results/use-grid-rows'
import type { LookSettings } from '../../state/look-schema'
import { useWorkspace } from '../../state/workspace'
import { queryOfRow, stepsOf } from '../path'

/** The settings that make the funnel ask what a row of the grid answers. */
export function funnelOfRow(job: Job, row: ResultRow): NonNullable<LookSettings['funnel']> {
  const { exclude: _, ...asked }: FunnelQuery = queryOfRow(job, row)
  return asked
}

/** A path that shows what a funnel is: of several steps, none of them twice. */
function example(rows: readonly ResultRow[]): ResultRow | undefined {
  const distinct = (row: ResultRow) => new Set(stepsOf(row)).size === stepsOf(row).length
  return rows.find((row) => stepsOf(row).length > 2 && distinct(row)) ?? rows[0]
}

/** A funnel nobody has put together yet starts with the path in hand, else with the most common one. */
export function useFunnelStart(job: Job, query: GridQuery, chosen: boolean): void {
  const selected = useWorkspace((workspace) => workspace.selected)
  const settleLook = useWorkspace((workspace) => workspace.settleLook)
  const queries = useResultQueries()
  const inHand = useQuery({
    ...queries.rowsAt(job.jobId, selected === null ? [] : [selected]),
    enabled: !chosen && selected !== null,
  })
  const common = useQuery({
    ...queries.page(job.jobId, { ...query, minLength: 2, sort: [{ column: 'support', descending: true }] }, 0),
    enabled: !chosen && selected === null,
  })
  const row = selected === null ? example(common.data?.rows ?? []) : inHand.data?.[0]
  useEffect(() => {
    if (chosen || !row) return
    const { groups, ...funnel } = funnelOfRow(job, row)
    const asked = selected !== null && groups ? { ...funnel, groups } : funnel
    settleLook((look) => ({ ...look, funnel: { ...look.funnel, ...asked } }))
  }, [chosen, row, job, selected, settleLook])
}
