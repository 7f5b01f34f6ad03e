import type { SparkFeature } from '../../analyses/on-spark'
import type { Wants } from '../../analyses/shapes'
import type { Column } from '../../preparation/columns'
import type { Merged } from './chain'

/** What a column is read as; of what is explained that is a matter of what was asked, and a unit is a name. */
function readAs({ name, type }: Column, { target, targetKind, unit }: Wants['features']): SparkFeature['as'] {
  const isName = name === unit || (name === target && targetKind !== 'auto' && targetKind !== 'number')
  if (isName) return 'key'
  if (type === 'integer' || type === 'number') return 'number'
  return type === 'date' || type === 'timestamp' ? 'time' : 'key'
}

/** The columns of the table that steps leave, as rows of features have them. */
export function featureColumns({ columns, names }: Merged, want: Wants['features']): SparkFeature[] {
  return columns.map((column, place) => ({
    name: column.name,
    column: names.of(column.name),
    as: column.type === 'list' ? 'list' : readAs(column, want),
    counts: column.type === 'integer' || column.type === 'number',
    place,
  }))
}
