import type { Engine } from '../duckdb/engine'
import { uniqueName } from '../duckdb/quote'
import type { Held } from '../duckdb/sketch'
import { toldApart } from '../duckdb/told-apart'
import type { ResultInfo } from '../protocol/result'

const TYPES: Record<ResultInfo['columns'][number]['type'], string> = {
  f64: 'DOUBLE',
  i32: 'INTEGER',
  bool: 'BOOLEAN',
  utf8: 'VARCHAR',
  list: 'VARCHAR[]',
  numbers: 'DOUBLE[]',
}

/** Names and types as SQL has them. */
export function resultColumns(columns: ResultInfo['columns']): { name: string; type: string }[] {
  const names = toldApart(columns.map(({ name }) => name))
  return columns.map(({ type }, at) => ({ name: names[at]!, type: TYPES[type] }))
}

/** Brings columns of a result into the database; `arrowStream` gives those at the places it is told. */
export async function readResultIntoTable(
  engine: Engine,
  columns: ResultInfo['columns'],
  places: readonly number[],
  arrowStream: (places: readonly number[]) => Uint8Array,
  signal: AbortSignal,
): Promise<Held> {
  const table = uniqueName('result_table')
  // One column says how many rows there are.
  const taken = places.length === 0 && columns.length > 0 ? [0] : places
  const kept = taken.map((place) => `c${place} ${TYPES[columns[place]!.type]}`)
  await engine.query(`CREATE TABLE ${table} (${kept.join(', ')})`, { signal })
  await engine.insert(table, arrowStream(taken), { signal })
  return { table, cells: new Map(taken.map((place) => [place, `c${place}`])) }
}
