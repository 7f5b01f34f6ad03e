import { guessMoney, type ValueMeaning } from '../../../recipe/guess-money'
import { guessData } from '../../../recipe/guess-roles'
import type { RecipeData, Roles } from '../../../recipe/schema'
import type { SourceInfo } from '../../../workers/protocol/files'
import { currencyIn, currencyOfCells } from '../../base/currency'

// Words of three languages: fetched with the first file that nobody has mapped before.

/** What the columns of a file may mean. */
export function guessMapping(
  source: SourceInfo,
): Pick<RecipeData, 'layout' | 'roles' | 'priceIs' | 'costIs' | 'currency'> {
  const data = guessData(source)
  const at = source.columns.findIndex(({ name }) => name === data.roles.value)
  // Where the name of the column tells no currency, the values may.
  if (at < 0 || currencyIn(source.columns[at]!.name) !== null) return data
  const currency = currencyOfCells(source.head.map((row) => row[at] ?? ''))
  return currency === null ? data : { ...data, currency }
}

export const guessMeaning = (source: SourceInfo, roles: Roles): ValueMeaning => guessMoney(source, roles).valueIs
