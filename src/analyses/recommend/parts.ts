import type { Parts } from '../published/parts'
import type { RecommendColumns } from './types'

/** What may be published of a result. */
export const parts: Parts<RecommendColumns> = {
  kind: 'kind',
  rows: 'number',
  group: 'groups',
  customer: 'numbers',
  personal: 'numbers',
  offsets: 'numbers',
  items: 'items',
  scores: 'numbers',
  factors: 'number',
  // The taste of each customer tells what they bought.
  customerFactors: 'stays',
  modelGroup: 'groups',
  modelItemStart: 'numbers',
  modelItems: 'items',
  itemFactors: 'numbers',
  itemCustomers: 'numbers',
  popularity: 'numbers',
  linkStart: 'numbers',
  linkItems: 'numbers',
  linkWeights: 'numbers',
  lossStart: 'numbers',
  loss: 'numbers',
  heldOutLoss: 'numbers',
  pairs: 'numbers',
  droppedPairs: 'number',
}
