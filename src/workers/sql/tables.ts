import type { Filter, ReadOptions } from '../../recipe/schema'
import type { OpenSources } from '../data/open-sources'
import type { Engine } from '../duckdb/engine'
import { quoteIdentifier } from '../duckdb/quote'
import { createSketch, type Held, type Sketch } from '../duckdb/sketch'
import type { SqlOver, SqlTable, SqlWish } from '../protocol/sql'
import type { Source } from '../readers/batch'
import type { ResultStore } from '../result/store'
import { missingTable } from './failure'
import { readResultIntoTable, resultColumns } from './result-table'
import { sqlFaults } from './sentences'
import { readIntoTable, sqlBytes, sqlColumns } from './source-table'

const LINES = 'lines'
const LATEST = 'result_latest'
/** A view of what is not read yet may take so much without asking. */
const MOST_UNASKED = 400 * 2 ** 20
const MOST_BYTES = 1.6 * 2 ** 30

/** A table that can be brought into the database. */
interface Askable extends SqlTable {
  /** What it is made of: the same name over other data is another table. */
  of: string
  /** It is another one by another name. */
  alias?: string
  bytesOf(places: readonly number[]): number
  read(places: readonly number[], signal: AbortSignal, onRows: (rows: number) => void): Promise<Held>
}

/** How a table is brought in. */
export interface Bringing {
  /** Whether it may take much. */
  mayRead: boolean
  signal: AbortSignal
  onRows(done: number, total: number): void
}

/** What SQL can ask by name. Nothing of it is in the database before it is asked, and then the columns that are. */
export interface SqlTables {
  list(over: SqlOver): Promise<SqlTable[]>
  /** Lets a statement name the table, of which nothing is read yet; false where there is none, or it can be named already. */
  name(name: string, over: SqlOver, signal: AbortSignal): Promise<boolean>
  /** Reads what DuckDB's plan of a statement needs and the database has not. `wants` where that would take much and nobody has agreed. */
  readFor(plan: string, over: SqlOver, bringing: Bringing): Promise<'all there' | 'read' | SqlWish>
  /** Names of the tables that `plan` misses one after the other, where none can be named. */
  usedBy(plan: () => Promise<unknown>, over: SqlOver): Promise<string[]>
  /** Takes out what is of other data than this by the same name, before names are looked up. */
  settle(over: SqlOver): Promise<void>
  forget(jobId: string): Promise<void>
}

/** A name that the database knows. */
interface Standing {
  of: string
  generation: number
  alias?: string
  sketch?: Sketch
  held?: Held
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
  /** What the database has, by name in small letters. */
  const standing = new Map<string, Standing>()

  const stands = (name: string, of: string): Standing | undefined => {
    const found = standing.get(name.toLowerCase())
    return found?.of === of && found.generation === engine.generation() ? found : undefined
  }

  function ofSource(
    name: string,
    is: 'lines' | 'source',
    source: Source,
    { read, filters, of }: { read: ReadOptions; filters: readonly Filter[]; of: string },
  ): Askable {
    const { columns, rows, rowsExact } = source.info
    return {
      name,
      is,
      columns: sqlColumns(columns),
      rows,
      rowsExact: rowsExact && filters.length === 0,
      bytes: sqlBytes(columns, rows),
      standing: stands(name, of)?.held !== undefined,
      of,
      bytesOf: (places) =>
        sqlBytes(
          places.map((place) => columns[place]!),
          rows,
        ),
      read: (places, signal, onRows) => readIntoTable(engine, source, places, { read, filters, signal, onRows }),
    }
  }

  /** The same rows by another name: they are kept once. */
  const alsoCalled = (table: Askable, name: string): Askable => ({ ...table, name, is: 'source', alias: table.name })

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
      columns: resultColumns(columns),
      rows,
      rowsExact: true,
      bytes: rows * columns.length * 16,
      standing: stands(name, jobId)?.held !== undefined,
      of: jobId,
      bytesOf: (places) => rows * places.length * 16,
      read: (places, signal) =>
        readResultIntoTable(engine, columns, places, (taken) => results.arrowStream(jobId, taken), signal),
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
    await engine.query(`DROP VIEW IF EXISTS ${quoteIdentifier(name)}`)
    if (found.held) await engine.drop(found.held.table)
  }

  async function putAlias(name: string, table: string, signal: AbortSignal): Promise<void> {
    await engine.query(`CREATE OR REPLACE VIEW ${quoteIdentifier(name)} AS FROM ${quoteIdentifier(table)}`, { signal })
  }

  async function nameIt(table: Askable, known: readonly Askable[], signal: AbortSignal): Promise<void> {
    if (stands(table.name, table.of)) return
    const { name, of, alias, columns } = table
    const generation = engine.generation()
    if (alias === undefined) {
      const sketch = createSketch(engine, name, columns)
      await sketch.put(undefined, signal)
      standing.set(name.toLowerCase(), { of, generation, sketch })
      return
    }
    const other = known.find((each) => each.name === alias)
    if (other) await nameIt(other, known, signal)
    await putAlias(name, alias, signal)
    standing.set(name.toLowerCase(), { of, generation, alias })
  }

  /** Reads these columns and those that were there; what was there gives way first, so that it is not held twice. */
  async function readAlso(table: Askable, places: readonly number[], { signal, onRows }: Bringing): Promise<void> {
    const { sketch, held, ...known } = stands(table.name, table.of)!
    const put = async (now: Held | undefined, until: AbortSignal) => {
      await sketch!.put(now, until)
      standing.set(table.name.toLowerCase(), { ...known, sketch: sketch!, ...(now && { held: now }) })
    }
    if (held) {
      await put(undefined, never)
      await engine.drop(held.table)
    }
    const read = await table.read(places, signal, (done) => onRows(done, table.rows))
    await put(read, never)
    // A view remembers types, and a column of whole numbers may have turned out to be one of texts.
    for (const [name, { alias, generation }] of standing)
      if (alias === table.name && generation === engine.generation()) await putAlias(name, alias, never)
  }

  return {
    list: async (over) => (await all(over)).map(({ of: _, read: __, bytesOf: ___, alias: ____, ...table }) => table),
    async name(name, over, signal) {
      const known = await all(over)
      const table = known.find((each) => same(each.name, name))
      if (!table || stands(table.name, table.of)) return false
      await nameIt(table, known, signal)
      return true
    },
    async readFor(plan, over, bringing) {
      const lacking = (await all(over)).flatMap((table) => {
        const { sketch, held } = stands(table.name, table.of) ?? {}
        const wanted = sketch?.lacking(plan, held)
        return wanted === undefined ? [] : [{ table, places: [...(held?.cells.keys() ?? []), ...wanted].sort(byPlace) }]
      })
      for (const { table, places } of lacking) {
        const bytes = table.bytesOf(places)
        if (bytes > MOST_BYTES) throw sqlFaults.tooLarge({ table: table.name, megabytes: Math.round(bytes / 2 ** 20) })
        if (!bringing.mayRead && bytes > MOST_UNASKED) return { wants: { table: table.name, bytes } }
      }
      for (const { table, places } of lacking) await readAlso(table, places, bringing)
      return lacking.length > 0 ? 'read' : 'all there'
    },
    async usedBy(plan, over) {
      const known = await all(over)
      const before = [...standing].filter(([, { generation }]) => generation === engine.generation())
      const used: string[] = []
      const dropView = (name: string) => engine.query(`DROP VIEW IF EXISTS ${quoteIdentifier(name)}`)
      try {
        for (const [name] of before) await dropView(name)
        for (;;) {
          try {
            await plan()
            return used
          } catch (thrown) {
            const name = missingTable(thrown)
            const table = name === undefined ? undefined : known.find((each) => same(each.name, name))
            if (!table || used.includes(table.name)) throw thrown
            used.push(table.name)
            await createSketch(engine, table.name, table.columns).put(undefined, never)
          }
        }
      } finally {
        for (const name of used) await dropView(name)
        for (const [, { sketch, held }] of before) await sketch?.put(held, never)
        for (const [name, { alias }] of before) if (alias !== undefined) await putAlias(name, alias, never)
      }
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

const byPlace = (a: number, b: number) => a - b
const never = new AbortController().signal
