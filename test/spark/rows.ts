import { readFileSync, rmSync } from 'node:fs'
import { type DataType, Type, tableFromIPC, type Vector } from 'apache-arrow'

/** A cell of a table from either side: whole numbers that f64 does not hold are bigints, moments are ms since 1970. */
export type Cell = string | number | bigint | boolean | null | readonly Cell[] | { readonly [name: string]: Cell }

export interface Rows {
  columns: readonly string[]
  rows: readonly (readonly Cell[])[]
}

const whole = (value: bigint): number | bigint => {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

function cell(value: unknown, type: DataType): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return whole(value)
  if (type.typeId === Type.List) return Array.from(value as Vector, (each) => cell(each, type.children[0]!.type))
  if (type.typeId === Type.Struct) {
    const row = value as Record<string, unknown>
    return Object.fromEntries(type.children.map(({ name, type: kind }) => [name, cell(row[name], kind)]))
  }
  return value as Cell
}

/** Rows of an Arrow stream, which is gone afterwards. */
export function takeRows(path: string): Rows {
  const table = tableFromIPC(readFileSync(path))
  rmSync(path)
  const { fields } = table.schema
  const columns = fields.map(({ type }, at) => ({ type, vector: table.getChildAt(at)! }))
  return {
    columns: fields.map(({ name }) => name),
    rows: Array.from({ length: table.numRows }, (_, row) =>
      columns.map(({ type, vector }) => cell(vector.get(row), type)),
    ),
  }
}
