import { BasketeerError } from '../../../recipe/error'
import type { Behind } from '../../behind'
import { recommendedOf } from '../recommended'
import type { ModelFacts } from './layout'
import type { SavedFile } from './types'
import { writeModel } from './write'

const DATA_ENDING = /(\.(csv|tsv|txt|parquet|arrow|feather))?(\.gz)?$/i

/** Writes the model behind a result, with the histories it was trained on. */
export async function savedModel({ result, table, sourceName, version, pause }: Behind): Promise<SavedFile> {
  const { columns, itemLabel, groupLabel } = recommendedOf(result)
  const { recipe, fingerprint } = result.context
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
  const { input, basketLabel } = await table()
  const source = sourceName()
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
    pause,
  )
  return { name: `${source.replace(DATA_ENDING, '')}.model.arrow`, bytes: bytes.buffer as ArrayBuffer }
}
