import { BasketeerError } from '../../recipe/error'
import type { ModelFacts } from '../recommend/model-file/layout'
import type { SavedFile } from '../recommend/model-file/types'
import { writeModel } from '../recommend/model-file/write'
import { recommendedOf } from '../recommend/recommended'
import type { ResultStore } from '../result/store'
import { createPause } from '../table/pause'
import type { JobTables } from './job-tables'

const DATA_ENDING = /(\.(csv|tsv|txt|parquet|arrow|feather))?(\.gz)?$/i

interface Parts {
  results: ResultStore
  jobTables: JobTables
  /** Of the workbench. */
  version: string
}

/** Writes the model behind a result, with the histories it was trained on. */
export function createSaveModel({ results, jobTables, version }: Parts) {
  return async (jobId: string, signal: AbortSignal): Promise<SavedFile> => {
    const stored = results.stored(jobId)
    const { columns, itemLabel, groupLabel } = recommendedOf(stored)
    const { recipe, fingerprint } = stored.context
    if (recipe.analysis.kind !== 'recommend' || recipe.analysis.model !== undefined) {
      throw new BasketeerError(
        'no-data',
        'These lists come from a model that is a file already. Save one after training.',
      )
    }
    if (columns.modelItems.length === 0) {
      throw new BasketeerError('no-data', 'Nothing was learned, so there is no model to save. Check the value column.')
    }
    const { kind: _, model: __, ...parameters } = recipe.analysis
    const { customer, item, group, value } = recipe.data.roles
    const { input, basketLabel } = await jobTables.get(jobId, 'ratings', signal)
    const source = jobTables.sourceName(jobId)
    const facts: ModelFacts = {
      app: version,
      trainedOn: source,
      fingerprint,
      columns: {
        ...(group === undefined || !parameters.perGroup ? {} : { group }),
        customer: customer!,
        item: item!,
        ...(value === undefined ? {} : { value }),
      },
      parameters: { ...parameters, perGroup: parameters.perGroup && group !== undefined },
      customers: columns.rows,
      items: columns.modelItems.length,
    }
    const bytes = await writeModel(
      { columns, rows: input, customerLabel: basketLabel, itemLabel, groupLabel },
      facts,
      createPause(signal),
    )
    return { name: `${source.replace(DATA_ENDING, '')}.model.arrow`, bytes: bytes.buffer as ArrayBuffer }
  }
}
