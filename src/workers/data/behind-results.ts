import type { Recipe } from '../../analyses/registry'
import { tableRequest } from '../../analyses/table-request'
import type { Source } from '../readers/batch'
import type { ResultStore } from '../result/store'
import type { Background } from './background'
import type { BasketSearch } from './basket-search'
import type { JobTables } from './job-tables'
import type { OpenSources } from './open-sources'
import type { Tables } from './tables'

/** The data that results were mined from. */
export interface BehindResults {
  add(jobId: string, sourceId: string, source: Source, recipe: Recipe): void
  /** The same for a result that was kept, where this is the source it was mined from. */
  attach(jobId: string, sourceId: string): Promise<boolean>
}

interface Parts {
  results: ResultStore
  sources: OpenSources
  started(): { tables: Tables; search: BasketSearch; jobTables: JobTables }
  background: Background
}

export function createBehindResults({ results, sources, started, background }: Parts): BehindResults {
  function add(jobId: string, sourceId: string, source: Source, recipe: Recipe): void {
    const { search, jobTables } = started()
    search.add(jobId, source, recipe)
    jobTables.add(jobId, source, recipe)
    if (search.needsLines(jobId)) background.add(`lines ${sourceId}`, (signal) => search.load(jobId, signal))
  }

  return {
    add,
    async attach(jobId, sourceId) {
      const { context } = results.stored(jobId).result
      const { recipe } = context
      const source = await sources.readAs(sourceId, recipe.data)
      // Numbers of items are those of the very same lines.
      if (source.info.fingerprint !== context.fingerprint) return false
      const request = tableRequest(recipe)
      const never = new AbortController().signal
      context.rows = async () =>
        sources.has(sourceId) ? (await started().tables.get(source, request, never)).table.input : null
      add(jobId, sourceId, source, recipe)
      return true
    },
  }
}
