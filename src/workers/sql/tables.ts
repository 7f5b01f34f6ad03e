import type { Filter, ReadOptions } from '../../recipe/schema'
import type { OpenSources } from '../data/open-sources'
import { createResultViews, viewColumns } from '../data/result-views'
import type { Engine } from '../duckdb/engine'
import { quoteIdentifier } from '../duckdb/quote'
import type { SqlOver, SqlTable } from '../protocol/sql'
import type { Source } from '../readers/batch'
import type { ResultStore } from '../result/store'
import { sqlFaults } from './sentences'
import { readIntoTable, sqlBytes, sqlColumns } from './source-table'

export const LINES = 'lines'
const LATEST = 'result_latest'
/** A view of what is not read yet may take so much without asking. */
const MOST_UNASKED = 400 * 2 ** 20
export const MOST_BYTES = 1.6 * 2 ** 30

/** A table that can be brought into the database. */
interface Askable extends SqlTable {
  /** What it is made of: the same name over other data is another table. */
  of: string
  read(signal: AbortSignal, onRows: (rows: number) => void): Promise<void>
}

/** What SQL can ask by name. Nothing of it is in the database before it is asked. */
export interface SqlTables {
  list(over: SqlOver): Promise<SqlTable[]>
  /**
   * Brings the table of this name in. `wants` where that would take much and nobody has agreed; false where there is no
   * such table, or it stands already.
   */
  bring(
    name: string,
    over: SqlOver,
    options: { mayRead: boolean; signal: AbortSignal; onRows(done: number, total: number): void },
  ): Promise<boolean | { table: string; bytes: number }>
  /** Takes out what is of other data than this by the same name, before names are looked up. */
  settle(over: SqlOver): Promise<void>
  forget(jobId: string): Promise<void>
}

interface Parts {
  engine: Engine
  sources: OpenSources
  results: Pick<ResultStore, 'info' | 'columns' | 'arrowStream' | 'ids'>
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** A file as SQL writes names: `Order lines.csv` is order_lines. */
export function plainName(file: string): string {
  const bare = file
    .replace(/^.*[/\\]/, '')
    .replace(/(?:\.(?:csv|tsv|txt|json|ndjson|jsonl|parquet|arrow|feather|xlsx|gz))+$/i, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
  return /^[\p{L}_]/u.test(bare) ? bare : `table_${bare}`
}

/** Names that are taken by what is always there. */
const freed = (name: string): string => (/^(?:lines|result_.*)$/i.test(name) ? `${name}_file` : name)

export function createSqlTables({ engine, sources, results }: Parts): SqlTables {
  const views = createResultViews(engine)
  /** What the database has, by name in small letters. */
  const standing = new Map<string, { of: string; table?: string; jobId?: string; generation: number }>()

  const stands = (name: string, of: string) => {
    const found = standing.get(name.toLowerCase())
    return found?.of === of && found.generation === engine.generation()
  }

  function ofSource(
    name: string,
    is: 'lines' | 'source',
    source: Source,
    { read, filters, of }: { read: ReadOptions; filters: readonly Filter[]; of: string },
  ): Askable {
    const { columns, rows, rowsExact } = source.info
    const bytes = sqlBytes(columns, rows)
    return {
      name,
      is,
      columns: sqlColumns(columns),
      rows,
      rowsExact: rowsExact && filters.length === 0,
      bytes,
      standing: stands(name, of),
      of,
      async read(signal, onRows) {
        if (bytes > MOST_BYTES) throw sqlFaults.tooLarge({ table: name, megabytes: Math.round(bytes / 2 ** 20) })
        const table = await readIntoTable(engine, source, name, { read, filters, signal, onRows })
        standing.set(name.toLowerCase(), { of, table, generation: engine.generation() })
      },
    }
  }

  /** The same rows by another name: they are kept once. */
  function alsoCalled(lines: Askable, name: string): Askable {
    return {
      ...lines,
      name,
      is: 'source',
      standing: stands(name, lines.of),
      async read(signal, onRows) {
        if (!stands(lines.name, lines.of)) await lines.read(signal, onRows)
        const view = `CREATE OR REPLACE VIEW ${quoteIdentifier(name)} AS FROM ${quoteIdentifier(lines.name)}`
        await engine.query(view, { signal })
        standing.set(name.toLowerCase(), { of: lines.of, generation: engine.generation() })
      },
    }
  }

  async function ofSources({ sourceId, data }: SqlOver): Promise<Askable[]> {
    if (sourceId === null || !sources.has(sourceId)) return []
    const { read = {}, filters = [], prepared } = data
    const key = (...of: unknown[]) => JSON.stringify([sourceId, read, ...of])
    const asked = { read, filters, of: key(prepared, filters) }
    const lines = ofSource(LINES, 'lines', await sources.readAs(sourceId, data), asked)
    const file = await sources.readAs(sourceId, { read })
    const name = freed(prepared?.lines ?? plainName(file.info.name))
    const where = prepared?.where ?? []
    const bare = !prepared && filters.length === 0
    const own = bare
      ? alsoCalled(lines, name)
      : ofSource(name, 'source', file, { read, filters: where, of: key(name, where) })
    const beside = await sources.named(sourceId, data)
    return [
      lines,
      own,
      ...beside.map((each) => {
        const of = key(each.name, prepared?.sources[each.name])
        return ofSource(freed(each.name), 'source', each.source, { read: {}, filters: [], of })
      }),
    ]
  }

  function ofResult(jobId: string): Askable {
    const name = `result_${jobId}`
    const { rows } = results.info(jobId)
    const columns = results.columns(jobId)
    return {
      name,
      is: 'result',
      columns: viewColumns(columns),
      rows,
      rowsExact: true,
      bytes: rows * columns.length * 16,
      standing: stands(name, jobId),
      of: jobId,
      async read(signal) {
        await views.add({ jobId, columns }, () => results.arrowStream(jobId), signal)
        standing.set(name.toLowerCase(), { of: jobId, jobId, generation: engine.generation() })
      },
    }
  }

  async function all(over: SqlOver): Promise<Askable[]> {
    const ids = results.ids()
    const latest = ids.at(-1)
    return [
      ...(await ofSources(over)),
      ...ids.toReversed().map(ofResult),
      ...(latest === undefined ? [] : [{ ...alsoCalled(ofResult(latest), LATEST), is: 'result' as const }]),
    ]
  }

  async function takeOut(name: string): Promise<void> {
    const found = standing.get(name)
    standing.delete(name)
    if (!found || found.generation !== engine.generation()) return
    if (found.jobId !== undefined) await views.drop(found.jobId)
    else {
      await engine.query(`DROP VIEW IF EXISTS ${quoteIdentifier(name)}`)
      if (found.table !== undefined) await engine.drop(found.table)
    }
  }

  return {
    list: async (over) => (await all(over)).map(({ of: _, read: __, ...table }) => table),
    async bring(name, over, { mayRead, signal, onRows }) {
      const table = (await all(over)).find((each) => same(each.name, name))
      if (!table || table.standing) return false
      if (!mayRead && table.bytes > MOST_UNASKED) return { table: table.name, bytes: table.bytes }
      await table.read(signal, (done) => onRows(done, table.rows))
      return true
    },
    async settle(over) {
      const now = new Map((await all(over)).map((table) => [table.name.toLowerCase(), table.of]))
      for (const [name, { of, generation }] of [...standing]) {
        if (now.get(name) !== of || generation !== engine.generation()) await takeOut(name)
      }
    },
    async forget(jobId) {
      for (const [name, { of }] of [...standing]) if (of === jobId) await takeOut(name)
    },
  }
}
