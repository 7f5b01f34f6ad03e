import type { Parts } from '../published/parts'
import type { SequenceColumns } from './types'

/** What may be published of a result. */
export const parts: Parts<SequenceColumns> = {
  kind: 'kind',
  rows: 'number',
  group: 'groups',
  count: 'numbers',
  offsets: 'numbers',
  items: 'items',
  expected: 'numbers',
  reached: 'numbers',
  sizes: 'numbers',
  sizeOffsets: 'numbers',
  stepOffsets: 'numbers',
  stepQ25: 'numbers',
  stepMedian: 'numbers',
  stepQ75: 'numbers',
}
