import type { Engine } from '../duckdb/engine'
import { quoteIdentifier, uniqueName } from '../duckdb/quote'
import type { ResultInfo } from '../protocol/result'

const SQL_TYPES: Record<ResultInfo['columns'][number]['type'], string> = {
  f64: 'DOUBLE',
  i32: 'INTEGER',
  bool: 'BOOLEAN',
  utf8: 'VARCHAR',
  list: 'VARCHAR[]',
  numbers: 'DOUBLE[]',
}

/** SQL does not tell "Support" from "support"; columns named by the source come first, and give way to those behind them. */
function toldApart(names: string[]): string[] {
  const taken = new Set<string>()
  return names
    .toReversed()
    .map((name) => {
      let free = name
      while (taken.has(free.toLowerCase())) free = `${free}_group`
      taken.add(free.toLowerCase())
      return free
    })
    .reverse()
}

const LATEST = 'result_latest'

/** Results as tables for SQL: `result_<jobId>` for each job, `result_latest` for the newest. */
export interface ResultViews {
  add(info: Pick<ResultInfo, 'jobId' | 'columns'>, arrowStream: () => Uint8Array, signal: AbortSignal): Promise<void>
  drop(jobId: string): Promise<void>
}

export function createResultViews(engine: Engine): ResultViews {
  const tables = new Map<string, { table: string; generation: number }>()
  let latest: string | undefined

  return {
    async add({ jobId, columns }, arrowStream, signal) {
      const table = uniqueName('result_table')
      const names = toldApart(columns.map(({ name }) => name))
      const types = columns.map(({ type }, at) => `${quoteIdentifier(names[at]!)} ${SQL_TYPES[type]}`)
      await engine.query(`CREATE TABLE ${table} (${types.join(', ')})`, { signal })
      tables.set(jobId, { table, generation: engine.generation() })
      await engine.insert(table, arrowStream(), { signal })
      for (const view of [`result_${jobId}`, LATEST]) {
        await engine.query(`CREATE OR REPLACE VIEW ${quoteIdentifier(view)} AS SELECT * FROM ${table}`, { signal })
      }
      latest = jobId
    },
    async drop(jobId) {
      const known = tables.get(jobId)
      tables.delete(jobId)
      if (known?.generation !== engine.generation()) return
      await engine.query(`DROP VIEW IF EXISTS ${quoteIdentifier(`result_${jobId}`)}`)
      if (latest === jobId) {
        await engine.query(`DROP VIEW IF EXISTS ${LATEST}`)
        latest = undefined
      }
      await engine.drop(known.table)
    },
  }
}
