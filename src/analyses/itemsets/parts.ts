import type { Parts } from '../published/parts'
import type { ItemsetColumns } from './types'

/** What may be published of a result. */
export const parts: Parts<ItemsetColumns> = {
  kind: 'kind',
  rows: 'number',
  group: 'groups',
  count: 'numbers',
  offsets: 'numbers',
  items: 'items',
  expected: 'numbers',
}
