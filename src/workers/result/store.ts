import type { ResultTable } from '../../analyses/result-table'
import type { RunResult } from '../../analyses/tasks'
import { writeArrowStream } from '../../export/arrow'
import type { Provenance } from '../../export/sidecar'
import { takeRows } from '../../export/table'
import { exportTable, type ParquetWriter } from '../../export/write'
import type { DataApi } from '../protocol/data-worker'
import type { MadeOf } from '../protocol/made-of'
import type { GridQuery } from '../protocol/query'
import type { ExportedFile, ExportFormat, MoneyColumns, ResultInfo } from '../protocol/result'
import { createPause } from '../table/pause'
import type { ResultContext } from './context'
import { facetsOf } from './facets'
import { pageOf, rowAt } from './page'
import { scatterOf } from './scatter'
import { resultFaults } from './sentences'
import { type MadeRows, madeRows, resultOf, type StoredResult, type StoredRows, storedResult } from './stored'
import { type ResultView, resultView } from './view'
import { type Marked, withMarks } from './with-marks'
import { withMoney } from './with-money'
import type { WrittenAs } from './written-as'

type Reading = Pick<DataApi, 'page' | 'facets' | 'rowsAt' | 'place' | 'scatter'>

/** Results of finished jobs, read by the screen page by page from their typed columns. */
export interface ResultStore extends Reading {
  add(jobId: string, result: RunResult, context: ResultContext): ResultInfo
  /** A result that was kept, as it was. */
  restore(jobId: string, result: RunResult, context: ResultContext): ResultInfo
  info(jobId: string): ResultInfo
  /** Jobs whose results are kept, oldest first. */
  ids(): string[]
  /** The columns themselves, and how queries see them, for questions that a kind answers in its own way. */
  stored(jobId: string): { result: StoredResult; view: ResultView }
  /** A table that was made of it, to be read under a name of its own; `told` goes with it. The last few are kept. */
  addMade(id: string, rows: MadeRows, of: MadeOf & { subject: string; told: unknown }): void
  /** What was told of it; undefined where it is not kept. */
  made(id: string): { told: unknown } | undefined
  /** `money`: columns of it, which are worked out already. */
  exportResult(
    jobId: string,
    format: ExportFormat,
    query: GridQuery | null,
    marks?: Marked,
    money?: { columns: MoneyColumns['columns']; said: NonNullable<Provenance['money']> },
  ): Promise<ExportedFile>
  /** Another table that was made of it. */
  write(jobId: string, table: ResultTable, as: WrittenAs): Promise<ExportedFile>
  /** The whole result in its own order, as DuckDB takes it, and the columns of that. */
  /** Its columns at these places. */
  arrowStream(jobId: string, places: readonly number[]): Uint8Array
  columns(jobId: string): ResultInfo['columns']
  forget(jobId: string): void
  /** Bytes held in columns. */
  bytes(): number
}

export interface ResultStoreOptions {
  writeParquet: ParquetWriter
  /** Of the workbench; goes into the file beside an export. */
  version: string
}

/** Tables made of one result: what is looked at now, and what was looked at just before. */
const MOST_MADE = 3

interface Made {
  result: StoredRows
  view: ResultView
  of: MadeOf & { subject: string; told: unknown }
}

export function createResultStore({ writeParquet, version }: ResultStoreOptions): ResultStore {
  const jobs = new Map<string, { result: StoredResult; view: ResultView }>()
  /** Oldest use first. */
  const tables = new Map<string, Made>()

  function job(jobId: string) {
    const found = jobs.get(jobId)
    if (found) return found
    throw resultFaults.gone(`job ${jobId}`)
  }

  const madeOfJob = (jobId: string) => [...tables].filter(([, { of }]) => of.jobId === jobId).map(([id]) => id)

  /** Rows by the name of a result or of a table made of one. */
  const read = (id: string): { result: StoredRows; view: ResultView } => tables.get(id) ?? job(id)

  function written(
    { report, context, rows }: StoredRows,
    table: ResultTable,
    as: Pick<Provenance, 'scope' | 'query' | 'format' | 'of' | 'subject' | 'money'>,
  ): Promise<ExportedFile> {
    const provenance: Provenance = {
      version,
      recipe: context.recipe,
      fingerprint: context.fingerprint,
      ...as,
      rows: table.rows,
      resultRows: rows,
      columns: table.columns.map(({ name, type }) => ({ name, type })),
      limited: report.limited,
      ...(report.limitAt === undefined ? {} : { limitAt: report.limitAt }),
      ...(report.stopped ? { stopped: report.stopped } : {}),
    }
    return exportTable(table, provenance, writeParquet, createPause(new AbortController().signal))
  }

  function hold(jobId: string, result: StoredResult): ResultInfo {
    jobs.set(jobId, { result, view: resultView(result) })
    return result.info
  }

  return {
    add: (jobId, mined, context) => hold(jobId, storedResult(jobId, mined, context)),
    restore: (jobId, kept, context) => hold(jobId, resultOf(jobId, kept, context)),
    info: (jobId) => job(jobId).result.info,
    ids: () => [...jobs.keys()],
    stored: job,
    arrowStream(jobId, places) {
      const { rows, columns } = job(jobId).result.handedOut
      return writeArrowStream({ rows, columns: places.map((place) => columns[place]!) })
    },
    columns: (jobId) => job(jobId).result.handedOut.columns.map(({ name, type }) => ({ name, type })),
    addMade(id, rows, of) {
      const result = madeRows(id, job(of.jobId).result, rows)
      tables.delete(id)
      tables.set(id, { result, view: resultView(result), of })
      for (const oldest of madeOfJob(of.jobId).slice(0, -MOST_MADE)) tables.delete(oldest)
    },
    made(id) {
      const found = tables.get(id)
      if (!found) return undefined
      tables.delete(id)
      tables.set(id, found)
      return { told: found.of.told }
    },
    forget(jobId) {
      jobs.delete(jobId)
      for (const id of madeOfJob(jobId)) tables.delete(id)
    },
    bytes: () => [...jobs.values(), ...tables.values()].reduce((sum, { result }) => sum + result.bytes, 0),

    async page(jobId, query, offset, limit) {
      const { result, view } = read(jobId)
      return pageOf(result, view.rows(query), offset, limit)
    },
    async facets(jobId, query) {
      const { result, view } = read(jobId)
      return facetsOf(result, view.failures(query))
    },
    async rowsAt(jobId, indices) {
      const { result } = read(jobId)
      return indices.map((index) => rowAt(result, index))
    },
    async place(jobId, query, index) {
      const at = read(jobId).view.rows(query).indexOf(index)
      return at < 0 ? null : at
    },
    async scatter(jobId, query, x, y, color, limit) {
      const { result, view } = read(jobId)
      return scatterOf(result, view.rows(query), x, y, color, limit)
    },
    async exportResult(jobId, format, query, marks, money) {
      const { result, view } = read(jobId)
      const valued = money ? withMoney(result.handedOut, money.columns) : result.handedOut
      const whole = marks ? withMarks(valued, marks) : valued
      const table = query ? takeRows(whole, view.rows(query)) : whole
      const made = tables.get(jobId)?.of
      const of = made && { of: { question: made.question, asked: made.asked }, subject: made.subject }
      return written(result, table, {
        scope: query ? 'shown' : 'all',
        query,
        format,
        ...of,
        ...(money && { money: money.said }),
      })
    },
    write: async (jobId, table, { format, of, subject }) =>
      written(job(jobId).result, table, { scope: 'all', query: null, format, of, subject }),
  }
}
