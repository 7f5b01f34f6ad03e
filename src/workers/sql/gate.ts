import type { Engine } from '../duckdb/engine'
import { quoteIdentifier, quoteLiteral } from '../duckdb/quote'
import type { SqlColumn, SqlColumnIs } from '../protocol/sql'
import { sqlFaults } from './sentences'

/**
 * `query` is DuckDB's own: it parses the text by itself, takes one SELECT and nothing else, and lets nothing of the text
 * out into the statement around it.
 */
const asked = (sql: string): string => `SELECT * FROM query(${quoteLiteral(sql)})`

/** Functions that give rows and change nothing; any other that DuckDB has is refused, those to come too. */
const HARMLESS =
  /^(?:SEQ_SCAN|RANGE|GENERATE_SERIES|UNNEST|REPEAT|REPEAT_ROW|SUMMARY|TEST_ALL_TYPES|PRAGMA_TABLE_INFO|PRAGMA_SHOW|PRAGMA_VERSION|DUCKDB_(?:COLUMNS|TABLES|VIEWS|TYPES|FUNCTIONS|SCHEMAS|DATABASES|KEYWORDS))$/

interface Step {
  name: string
  children?: Step[]
  extra_info?: Record<string, unknown>
}

const stepsOf = (step: Step): Step[] => [step, ...(step.children ?? []).flatMap(stepsOf)]

/** Texts that DuckDB is asked with in place of the analyst's. */
export interface Gate {
  /** Throws where the text does more than read; what it would do is read off DuckDB's plan of it, which it gives. */
  check(sql: string, signal: AbortSignal): Promise<string>
  plan(sql: string, signal: AbortSignal): Promise<string>
  columns(sql: string, signal: AbortSignal): Promise<SqlColumn[]>
}

const NUMBERS = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\()/
const PLAIN = /^(?:VARCHAR|BOOLEAN|DATE|TIMESTAMP|VARCHAR\[\])$/

const isOf = (type: string): SqlColumnIs =>
  NUMBERS.test(type) ? 'number' : /^(?:DATE|TIMESTAMP)/.test(type) ? 'moment' : type === 'BOOLEAN' ? 'flag' : 'text'

/** Types that columns in Arrow do not have here come as the text DuckDB writes. */
function selected({ name, type }: SqlColumn): string {
  const column = quoteIdentifier(name)
  if (/^TIMESTAMP(?:_| WITH TIME ZONE)/.test(type)) return `${column}::TIMESTAMP AS ${column}`
  if ((NUMBERS.test(type) && !type.endsWith(']')) || PLAIN.test(type)) return column
  return `${column}::VARCHAR AS ${column}`
}

/** The statement that gives the rows, one more than are wanted so that it shows whether there are others. */
export const rowsStatement = (sql: string, columns: readonly SqlColumn[], limit: number): string =>
  `SELECT ${columns.map(selected).join(', ')} FROM query(${quoteLiteral(sql)}) LIMIT ${limit + 1}`

export function createGate(engine: Engine): Gate {
  /** By the number of the engine that has them. */
  let known: { generation: number; functions: Promise<Set<string>> } | undefined

  async function texts(sql: string, column: string, signal?: AbortSignal): Promise<string[]> {
    const table = await engine.query(sql, signal && { signal })
    const child = table.getChild(column)
    return Array.from({ length: table.numRows }, (_, row) => String(child?.get(row) ?? ''))
  }

  function functions(): Promise<Set<string>> {
    if (!known || known.generation !== engine.generation()) {
      const all = texts(
        `SELECT DISTINCT upper(function_name) AS name FROM duckdb_functions() WHERE function_type IN ('table', 'pragma')`,
        'name',
      ).then((names) => new Set(names))
      known = { generation: engine.generation(), functions: all }
      all.catch(() => {
        known = undefined
      })
    }
    return known.functions
  }

  return {
    async check(sql, signal) {
      if (sql.trim() === '') throw sqlFaults.empty()
      const [text = '[]'] = await texts(`EXPLAIN (FORMAT json) ${asked(sql)}`, 'explain_value', signal)
      const all = await functions()
      for (const { name, extra_info: info } of (JSON.parse(text) as Step[]).flatMap(stepsOf)) {
        for (const called of [name, info?.['Function']]) {
          const bare = String(called ?? '')
            .trim()
            .toUpperCase()
          if (all.has(bare) && !HARMLESS.test(bare)) throw sqlFaults.noFunction({ name: bare.toLowerCase() })
        }
      }
      return text
    },
    plan: async (sql, signal) => (await texts(`EXPLAIN ${asked(sql)}`, 'explain_value', signal)).join('\n'),
    async columns(sql, signal) {
      const table = await engine.query(`DESCRIBE ${asked(sql)}`, { signal })
      return table.toArray().map((row) => {
        const { column_name: name, column_type: type } = row as Record<string, string>
        return { name: name!, type: type!, is: isOf(type!) }
      })
    },
  }
}
