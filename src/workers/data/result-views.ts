import type { Engine } from '../duckdb/engine'
import { quoteIdentifier, uniqueName } from '../duckdb/quote'
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
export function viewColumns(columns: ResultInfo['columns']): { name: string; type: string }[] {
  const names = toldApart(columns.map(({ name }) => name))
  return columns.map(({ type }, at) => ({ name: names[at]!, type: TYPES[type] }))
}

/** Results as tables for SQL: `result_<jobId>` for each job that was asked for. */
export interface ResultViews {
  add(info: Pick<ResultInfo, 'jobId' | 'columns'>, arrowStream: () => Uint8Array, signal: AbortSignal): Promise<void>
  drop(jobId: string): Promise<void>
}

export function createResultViews(engine: Engine): ResultViews {
  const tables = new Map<string, { table: string; generation: number }>()

  return {
    async add({ jobId, columns }, arrowStream, signal) {
      const table = uniqueName('result_table')
      const types = viewColumns(columns).map(({ name, type }) => `${quoteIdentifier(name)} ${type}`)
      await engine.query(`CREATE TABLE ${table} (${types.join(', ')})`, { signal })
      tables.set(jobId, { table, generation: engine.generation() })
      await engine.insert(table, arrowStream(), { signal })
      const view = quoteIdentifier(`result_${jobId}`)
      await engine.query(`CREATE OR REPLACE VIEW ${view} AS SELECT * FROM ${table}`, { signal })
    },
    async drop(jobId) {
      const known = tables.get(jobId)
      tables.delete(jobId)
      if (known?.generation !== engine.generation()) return
      await engine.query(`DROP VIEW IF EXISTS ${quoteIdentifier(`result_${jobId}`)}`)
      await engine.drop(known.table)
    },
  }
}
