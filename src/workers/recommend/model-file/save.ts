import { WHOLE } from '../../../analyses/recommend/types'
import type { Behind } from '../../behind'
import { itemsOfModel, recommendedOf } from '../recommended'
import type { ModelFacts } from './layout'
import { modelFaults } from './sentences'
import type { SavedFile } from './types'
import { writeModel } from './write'

const DATA_ENDING = /(\.(csv|tsv|txt|parquet|arrow|feather))?(\.gz)?$/i

/** Writes the model behind a result, with the histories it was trained on. */
export async function savedModel({ result, table, sourceName, version, pause }: Behind): Promise<SavedFile> {
  const { columns, itemLabel, groupLabel } = recommendedOf(result)
  const itemId = result.context.itemId ?? itemLabel
  const { recipe, fingerprint } = result.context
  if (recipe.analysis.kind !== 'recommend' || recipe.analysis.model !== undefined) {
    throw modelFaults.isFile()
  }
  if (columns.modelItems.length === 0) {
    throw modelFaults.nothingLearned()
  }
  if (columns.customerFactors.length < columns.factors * columns.rows) throw modelFaults.published()
  const whole = columns.modelGroup.indexOf(WHOLE)
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
      // Visits are counted already.
      ...(parameters.weights === 'visits' ? { value: 'visits' } : value === undefined ? {} : { value }),
    },
    parameters: { ...parameters, factors: columns.factors, perGroup: parameters.perGroup && group !== undefined },
    customers: columns.rows,
    items: columns.modelItems.length,
    // It learned from everybody, and comes last.
    ...(whole >= 0 && { whole: { items: itemsOfModel(columns, whole).length, customers: columns.rows } }),
  }
  const bytes = await writeModel(
    { columns, rows: input, customerLabel: basketLabel, itemLabel: itemId, groupLabel },
    facts,
    pause,
  )
  return { name: `${source.replace(DATA_ENDING, '')}.model.arrow`, bytes: bytes.buffer as ArrayBuffer }
}
