import type { ModelInfo } from '../../../workers/recommend/model-file/types'
import { formatCount } from '../../base/format'
import { groupWords } from '../../base/group-word'
import { words } from '../../base/language'

const counted = (count: number, one: string, more: string) => `${formatCount(count)} ${count === 1 ? one : more}`

/** Words around models that are files. */
export const modelWords = words('models', {
  save: 'Save the model…',
  saved: (name: string) => `Saved ${name}. Open it like any data to score with it.`,
  useHint: 'Scores the customers of the open data; nothing is trained.',
  takeThis: (name: string) => `Use ${name}`,
  label: 'Saved model',
  remove: 'Train a model again',
  trainedOn: 'Trained on',
  knows: 'Knows',
  learned: 'Learned with',
  customersAndItems: ({ customers, items }: ModelInfo) =>
    `${counted(customers, 'customer', 'customers')}, ${counted(items, 'item', 'items')}`,
  groups: ({ groups, columns: { group }, parameters }: ModelInfo) =>
    parameters.perGroup && group !== undefined ? `, ${formatCount(groups)} ${groupWords(group)}` : '',
  parameters: ({ parameters: { factors, iterations, alpha, regularization } }: ModelInfo) =>
    `${counted(factors, 'trait', 'traits')}, ${counted(iterations, 'round', 'rounds')}; a purchase says ${alpha}, tastes are held back by ${regularization}`,
  own: 'Customers keep the factors they have in the file, so these are the lists it was saved with.',
  others:
    'A customer with the history the model learned from keeps those factors; all others are placed by what they have. Items it does not know are passed over.',
  /** The model was trained with amounts, and the data has none; or the other way round. */
  noAmounts: (column: string) =>
    `It was trained with “${column}”, how much each customer has. No column of this data is mapped as the value, so every item counts as 1.`,
  newAmounts: (column: string) =>
    `It was trained without amounts, where every item counts as 1. Here “${column}” is mapped as the value.`,
  inFile: 'This file is a model: score with it at once. Its rows are the histories it was trained on.',
  closed:
    'This question is put to a saved model that is not open. Open its file, or close this box to train a model again.',
})
