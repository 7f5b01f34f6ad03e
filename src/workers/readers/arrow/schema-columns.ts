import type { DataType } from 'apache-arrow'

/** A column as it is announced. */
export interface SchemaColumn {
  name: string
  /** Undefined where nobody here can read it. */
  type: DataType | undefined
  /** For people. */
  typeName: string
}

export interface SchemaColumns<Column extends SchemaColumn = SchemaColumn> {
  columns: readonly Column[]
  /** Where a column stands; the first of its name. Columns are asked for one by one, a hundred thousand of them. */
  placeOf(name: string): number | undefined
}

export function schemaColumns<Column extends SchemaColumn>(columns: readonly Column[]): SchemaColumns<Column> {
  const places = new Map<string, number>()
  for (const [at, { name }] of columns.entries()) if (!places.has(name)) places.set(name, at)
  return { columns, placeOf: (name) => places.get(name) }
}
