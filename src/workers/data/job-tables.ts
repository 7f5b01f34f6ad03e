import type { Recipe } from '../../analyses/registry'
import { type TableRequest, tableRequest } from '../../analyses/table-request'
import type { Source } from '../readers/batch'
import type { BasketTable } from '../table/basket-table'
import { dataFaults } from './sentences'
import type { Tables } from './tables'

/** The tables that finished jobs were mined from. */
export interface JobTables {
  add(jobId: string, source: Source, recipe: Recipe): void
  /** Reads the file again where the table had to make room for others. */
  get(jobId: string, signal: AbortSignal): Promise<BasketTable>
  /** Name of the data that a job was mined from. */
  sourceName(jobId: string): string
  forget(jobId: string): void
  drop(sourceId: string): void
}

export function createJobTables(tables: Tables): JobTables {
  const jobs = new Map<string, { source: Source; request: TableRequest }>()

  function found(jobId: string) {
    const job = jobs.get(jobId)
    if (job) return job
    throw dataFaults.resultClosed(jobId)
  }

  return {
    add: (jobId, source, recipe) => void jobs.set(jobId, { source, request: tableRequest(recipe) }),
    async get(jobId, signal) {
      const { source, request } = found(jobId)
      return (await tables.get(source, request, signal)).table
    },
    sourceName: (jobId) => found(jobId).source.info.name,
    forget: (jobId) => void jobs.delete(jobId),
    drop(sourceId) {
      for (const [jobId, { source }] of jobs) if (source.info.id === sourceId) jobs.delete(jobId)
    },
  }
}
