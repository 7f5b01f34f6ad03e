import type { Column } from '../columns'
import type { SparkBefore } from '../on-spark'
import { python } from '../python'
import type { PythonFile } from './files'

/** Python that stands for a Column, and the files whose functions it calls. */
export interface Said {
  code: string
  needs: readonly PythonFile[]
}

/** A column of `lines`, as it is. */
export const cellOf = ({ name }: Pick<Column, 'name'>, { names }: Pick<SparkBefore, 'names'>) =>
  `F.col(${python(names.of(name))})`

/** A column of `lines` as it is written. */
export function textOf(column: Column, before: Pick<SparkBefore, 'names'>): Said {
  if (column.type === 'text') return { code: cellOf(column, before), needs: [] }
  return { code: `text_of(lines, ${python(before.names.of(column.name))})`, needs: ['texts'] }
}

/** A column of numbers as f64, in which all numbers are worked with. */
export function numberOf(column: Pick<Column, 'name'>, before: Pick<SparkBefore, 'names'>): string {
  return `${cellOf(column, before)}.cast("double")`
}
