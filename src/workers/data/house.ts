import type { TableRequest } from '../../analyses/table-request'
import type { ParquetWriter } from '../../export/write'
import type { Engine } from '../duckdb/engine'
import { createLook, type Look } from '../oddities/look'
import { createKeptSets, type KeptSets } from '../people/kept-sets'
import { createWorkshop, type Workshop } from '../preparation/workshop'
import type { DataApi } from '../protocol/data-worker'
import type { OnProgress } from '../protocol/progress'
import type { ReadProgress, Source } from '../readers/batch'
import type { Opener } from '../readers/opener'
import type { ResultStore } from '../result/store'
import type { SqlParts, SqlRoom } from '../sql/room'
import type { BasketTable } from '../table/basket-table'
import type { Assets } from './assets'
import { type Background, createBackground } from './background'
import { type BasketSearch, createBasketSearch } from './basket-search'
import { type BehindResults, createBehindResults } from './behind-results'
import { createJobTables, type JobTables } from './job-tables'
import { createOpenSources, type OpenSources } from './open-sources'
import { createProgress, releaseCallback } from './progress'
import { dataFaults } from './sentences'
import { createTables, type Tables } from './tables'
import { createTokens } from './tokens'

/** What the data worker is made of; tests put in what runs without a browser. */
export interface DataParts {
  openSource(
    files: Parameters<DataApi['inspect']>[0],
    read: Parameters<DataApi['inspect']>[1],
    signal: AbortSignal,
    openers: readonly Opener[],
    onProgress?: (p: ReadProgress) => void,
  ): Promise<Source>
  /** What files may be beside tables, and where what they hold is kept. */
  openers: readonly Opener[]
  assets: Assets
  createEngine(extensionRepository: string): Engine
  /** With the first question in SQL. */
  createSqlRoom?(parts: SqlParts): Promise<SqlRoom>
  results: ResultStore
  /** An Arrow stream, which is handed over, as a Parquet file. */
  writeParquet: ParquetWriter
  /** Of the workbench; goes into what it saves. */
  version: string
  /** Hands the bytes of an export over instead of copying them. */
  handOver<T>(value: T, buffers: ArrayBuffer[]): T
  /** Brings up what the first file would otherwise wait for. */
  warmUp?(): void
  /** How long nobody must have asked for anything before DuckDB gets its tables. */
  quietMs?: number
}

/** What there is once the worker was told how it may work. */
export interface Started {
  engine: Engine
  extensionRepository: string
  threads: number
  tables: Tables
  jobTables: JobTables
  workshop: Workshop
  search: BasketSearch
}

/** What all rooms of the data worker share. */
export interface House {
  parts: DataParts
  sets: KeptSets
  sources: OpenSources
  background: Background
  behindResults: BehindResults
  /** For what is odd among lines. */
  look: Look
  start(options: Parameters<DataApi['start']>[0]): void
  abort(token: string): void
  /** Throws before `start`. */
  started(): Started
  /** A call the screen waits for: can be called off, and keeps background work waiting. */
  call<T>(token: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** A call that reports progress; the callback is let go of at its end. */
  reported<T>(onProgress: OnProgress, work: (report: OnProgress) => Promise<T>): Promise<T>
  sourceFor(sourceId: string, request: Pick<TableRequest, 'data'>, signal?: AbortSignal): Promise<Source>
  tableOf(
    sourceId: string,
    request: TableRequest,
    signal: AbortSignal,
    report: OnProgress,
    how?: { as?: (source: Source) => Source; anyway?: boolean | undefined },
  ): Promise<{ table: BasketTable; fresh: boolean }>
}

export function createHouse(parts: DataParts): House {
  const sets = createKeptSets()
  const sources = createOpenSources(sets, () => started().workshop)
  const tokens = createTokens()
  const background = createBackground(parts.quietMs)
  let all: Started | undefined

  function started(): Started {
    if (all) return all
    throw dataFaults.tooEarly()
  }

  const sourceFor: House['sourceFor'] = (sourceId, { data }, signal) => sources.readAs(sourceId, data, signal)

  return {
    parts,
    sets,
    sources,
    background,
    behindResults: createBehindResults({ results: parts.results, sources, started, background }),
    look: createLook(),
    start({ shared, threads, extensionRepository }) {
      const engine = parts.createEngine(extensionRepository)
      const tables = createTables({ shared })
      all = {
        engine,
        extensionRepository,
        threads,
        tables,
        jobTables: createJobTables(tables),
        workshop: createWorkshop(() => parts.createEngine(extensionRepository)),
        search: createBasketSearch({ engine, results: parts.results, tables }),
      }
    },
    abort: tokens.abort,
    started,
    call: (token, work) => background.during(tokens.run(token, work)),
    async reported(onProgress, work) {
      try {
        return await work(createProgress(onProgress))
      } finally {
        releaseCallback(onProgress)
      }
    },
    sourceFor,
    async tableOf(sourceId, request, signal, report, { as = (source: Source) => source, anyway } = {}) {
      const source = as(await sourceFor(sourceId, request, signal))
      const { tables } = started()
      return tables.get(
        source,
        request,
        signal,
        ({ phase, done, total, bytes }) => report(phase, done, total, undefined, bytes),
        anyway,
      )
    },
  }
}
