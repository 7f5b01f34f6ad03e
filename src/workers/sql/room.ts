import { SPREADSHEET, writeCsv } from '../../export/csv'
import { writeJson } from '../../export/json'
import type { ParquetWriter } from '../../export/write'
import { BasketeerError } from '../../recipe/error'
import type { OpenSources } from '../data/open-sources'
import type { Engine } from '../duckdb/engine'
import { newId } from '../new-id'
import type { OnProgress } from '../protocol/progress'
import type { SqlAnswer, SqlAsked, SqlFormat, SqlQuestion, SqlQuestions, SqlWish } from '../protocol/sql'
import type { ResultStore } from '../result/store'
import { createPause } from '../table/pause'
import { arrowFile, arrowStream, bytesOf, pageOf, type Rows, resultTable } from './answer'
import { missingTable, toldFailure } from './failure'
import { createGate, rowsStatement } from './gate'
import { sqlFaults } from './sentences'
import { createSqlTables } from './tables'

/** An answer may hold so much; what comes after is left out, and that is said. */
const MOST_ANSWER = 256 * 2 ** 20
/** So many answers are kept, those asked last: the one on the screen and the one before it. */
const MOST_ANSWERS = 2

/** What the data worker gives it. */
export interface SqlParts {
  extensionRepository: string
  sources: OpenSources
  results: Pick<ResultStore, 'info' | 'columns' | 'arrowStream' | 'ids'>
}

interface Parts extends Omit<SqlParts, 'extensionRepository'> {
  engine: Engine
  writeParquet: ParquetWriter
}

type Answers = { [Q in SqlQuestion]: Awaited<ReturnType<SqlQuestions[Q]>> }

/** SQL over what is open and what was answered. */
export interface SqlRoom {
  ask<Q extends SqlQuestion>(
    question: Q,
    asked: Parameters<SqlQuestions[Q]>[0],
    signal: AbortSignal,
    report: OnProgress,
  ): Promise<Answers[Q]>
  /** A result that is no longer kept. */
  forget(jobId: string): Promise<void>
  /** Gives back all memory of the database; tables are brought in again when they are asked for. */
  rest(): void
  bytes(): Promise<number>
}

/** A buffer of its own, which can be handed over. */
const own = (bytes: Uint8Array): ArrayBuffer =>
  bytes.byteLength === bytes.buffer.byteLength ? (bytes.buffer as ArrayBuffer) : (bytes.slice().buffer as ArrayBuffer)

export function createSqlRoom({ engine, sources, results, writeParquet }: Parts): SqlRoom {
  const gate = createGate(engine)
  const tables = createSqlTables({ engine, sources, results })
  const kept = new Map<string, Rows>()

  /** Does the work once every table that the statement names can be named, and what it needs of them is read. */
  async function withTables<T>(
    asked: SqlAsked,
    signal: AbortSignal,
    report: OnProgress,
    work: () => Promise<T>,
  ): Promise<T | SqlWish> {
    await tables.settle(asked)
    const onRows = (done: number, total: number) => report('ingest', done, total)
    for (;;) {
      try {
        const plan = await gate.check(asked.sql, signal)
        const read = await tables.readFor(plan, asked, { mayRead: asked.mayRead, signal, onRows })
        if (typeof read === 'object') return read
        if (read === 'all there') return await work()
      } catch (thrown) {
        const name = missingTable(thrown)
        const named = name !== undefined && (await tables.name(name, asked, signal))
        if (!named) throw await failure(asked, thrown, signal)
      }
    }
  }

  /** Where in the text it went wrong is known of a statement that is prepared as it stands, and not run. */
  async function failure(asked: SqlAsked, thrown: unknown, signal: AbortSignal): Promise<unknown> {
    if (!(thrown instanceof BasketeerError) || thrown.code !== 'sql-failed')
      return toldFailure(asked.sql, thrown, NOWHERE)
    const located = await engine.prepare(asked.sql, { signal }).then(
      () => null,
      (cause: unknown) =>
        cause instanceof BasketeerError && cause.cause instanceof Error ? cause.cause.message : null,
    )
    const names = (await tables.list(asked)).map(({ name }) => name)
    return toldFailure(asked.sql, thrown, { located, tables: names })
  }

  async function rowsOf(
    asked: SqlAsked,
    signal: AbortSignal,
  ): Promise<{ rows: Rows; cut: SqlAnswer['cut']; ms: number }> {
    const columns = await gate.columns(asked.sql, signal)
    const begin = performance.now()
    let bytes = 0
    const table = await engine.query(rowsStatement(asked.sql, columns, asked.limit), {
      signal,
      enough(batch) {
        bytes += bytesOf(batch)
        return bytes > MOST_ANSWER
      },
    })
    const ms = performance.now() - begin
    const more = table.numRows > asked.limit
    return {
      rows: { table: more ? table.slice(0, asked.limit) : table, columns },
      cut: more ? 'rows' : bytes > MOST_ANSWER ? 'bytes' : null,
      ms,
    }
  }

  function answer(id: string): Rows {
    const found = kept.get(id)
    if (found) return found
    throw sqlFaults.gone()
  }

  async function bytesAs(rows: Rows, format: SqlFormat, signal: AbortSignal): Promise<Uint8Array> {
    const rest = createPause(signal)
    switch (format) {
      case 'csv':
        return writeCsv(resultTable(rows), rest)
      case 'csv-comma':
        return writeCsv(resultTable(rows), rest, SPREADSHEET[','])
      case 'csv-point':
        return writeCsv(resultTable(rows), rest, SPREADSHEET['.'])
      case 'json':
        return writeJson(resultTable(rows), rest)
      case 'xlsx':
        return (await import('../../export/xlsx/write')).writeXlsx(resultTable(rows), 'sql', rest)
      case 'arrow':
        return arrowFile(rows)
      case 'parquet':
        return writeParquet(arrowStream(rows))
    }
  }

  const answers: {
    [Q in SqlQuestion]: (
      asked: Parameters<SqlQuestions[Q]>[0],
      signal: AbortSignal,
      report: OnProgress,
    ) => Promise<Answers[Q]>
  } = {
    tables: (over) => tables.list(over),
    async run(asked, signal, report) {
      const begin = performance.now()
      const done = await withTables(asked, signal, report, () => rowsOf(asked, signal))
      if ('wants' in done) return done
      const { rows, cut, ms } = done
      const id = newId()
      kept.set(id, rows)
      for (const oldest of kept.keys()) if (kept.size > MOST_ANSWERS) kept.delete(oldest)
      return { id, columns: rows.columns, rows: rows.table.numRows, cut, ms, readMs: performance.now() - begin - ms }
    },
    plan: (asked, signal, report) => withTables(asked, signal, report, () => gate.plan(asked.sql, signal)),
    async uses(asked, signal) {
      await tables.settle(asked)
      return tables.usedBy(() => gate.check(asked.sql, signal), asked)
    },
    async rows(asked, signal, report) {
      const done = await withTables({ ...asked, mayRead: true }, signal, report, () => rowsOf(asked, signal))
      if ('wants' in done) throw sqlFaults.full()
      const { rows, cut } = done
      return {
        bytes: own(arrowFile(rows)),
        columns: rows.columns.map(({ name, type }) => ({ name, type })),
        rows: rows.table.numRows,
        limited: cut !== null,
      }
    },
    page: async ({ id, offset, limit }) => pageOf(answer(id), offset, limit),
    async file({ id, name, format }, signal) {
      const [extension] = format.split('-')
      return { name: `${name}.${extension}`, bytes: own(await bytesAs(answer(id), format, signal)) }
    },
    async forget({ id }) {
      kept.delete(id)
    },
  }

  return {
    ask: (question, asked, signal, report) => answers[question](asked, signal, report),
    forget: tables.forget,
    rest: engine.terminate,
    bytes: engine.memoryBytes,
  }
}

const NOWHERE = { located: null, tables: [] }
