import type { Parts } from '../published/parts'
import type { JudgeColumns } from './types'

/** What may be published of a result. */
export const parts: Parts<JudgeColumns> = {
  kind: 'kind',
  rows: 'number',
  group: 'groups',
  method: 'numbers',
  factors: 'numbers',
  regularization: 'numbers',
  alpha: 'numbers',
  hitRate: 'numbers',
  hitRateLow: 'numbers',
  hitRateHigh: 'numbers',
  ndcg: 'numbers',
  map: 'numbers',
  recall: 'numbers',
  coverage: 'numbers',
  novelty: 'numbers',
  customers: 'numbers',
  pValue: 'numbers',
  tied: 'numbers',
  split: ['last', 'random'],
}
