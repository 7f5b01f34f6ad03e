import type { Parts } from '../published/parts'
import type { UtilityColumns } from './types'

/** What may be published of a result. */
export const parts: Parts<UtilityColumns> = {
  kind: 'kind',
  rows: 'number',
  group: 'groups',
  count: 'numbers',
  offsets: 'numbers',
  items: 'items',
  utility: 'numbers',
  lift: 'numbers',
  expected: 'numbers',
  groupUtility: 'numbers',
}
