import type { Parts } from '../published/parts'
import type { SubstitutesColumns } from './types'

/** What may be published of a result. */
export const parts: Parts<SubstitutesColumns> = {
  kind: 'kind',
  rows: 'number',
  group: 'groups',
  itemA: 'items',
  itemB: 'items',
  basketsA: 'numbers',
  basketsB: 'numbers',
  count: 'numbers',
  expected: 'numbers',
  liftUpper: 'numbers',
  company: 'numbers',
  customersBoth: 'numbers',
  customerLift: 'numbers',
  switches: 'numbers',
  switchRate: 'numbers',
  pValue: 'numbers',
  qValue: 'numbers',
  score: 'numbers',
  sure: 'numbers',
}
