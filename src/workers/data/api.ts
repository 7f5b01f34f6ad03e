import { taskOf } from '../../analyses/by-kind'
import { type TableRequest, tableRequest } from '../../analyses/table-request'
import { cancelledError } from '../../recipe/error'
import type { Engine } from '../duckdb/engine'
import { collectSoon } from '../memory/collect'
import { findOddities } from '../oddities/find'
import { createKeptSets } from '../people/kept-sets'
import { createWorkshop } from '../preparation/workshop'
import type { DataApi } from '../protocol/data-worker'
import type { Forecast } from '../protocol/table'
import type { ReadProgress, Source } from '../readers/batch'
import { readHeld } from '../readers/open'
import type { Opener } from '../readers/opener'
import { readTogether } from '../readers/together'
import type { ResultStore } from '../result/store'
import { findShopFact } from '../shop/facts'
import type { SqlParts, SqlRoom } from '../sql/room'
import { estimateMemory } from '../table/estimate'
import { tableFacts } from '../table/facts'
import { forecastOf } from '../table/forecast'
import { itemLevels } from '../table/item-levels'
import { occurrences } from '../table/occurrences'
import { createPause } from '../table/pause'
import { previewRows } from '../table/preview'
import { someRows } from '../table/some-rows'
import { buffersOfTable } from '../table-buffers'
import { createAsk } from './ask'
import type { Assets } from './assets'
import { createBackground } from './background'
import { createBasketSearch } from './basket-search'
import { createJobTables } from './job-tables'
import { createOpenSources } from './open-sources'
import { createProgress, releaseCallback } from './progress'
import { resultContext } from './result-context'
import { dataFaults } from './sentences'
import { createTables } from './tables'
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
  /** Of the workbench; goes into what it saves. */
  version: string
  /** Hands the bytes of an export over instead of copying them. */
  handOver<T>(value: T, buffers: ArrayBuffer[]): T
  /** Brings up what the first file would otherwise wait for. */
  warmUp?(): void
  /** How long nobody must have asked for anything before DuckDB gets its tables. */
  quietMs?: number
}

/** Everything that can be asked of the data worker, once `start` has been. */
export function createDataApi({
  openSource,
  openers,
  assets,
  createEngine,
  createSqlRoom,
  results,
  version,
  handOver,
  warmUp,
  quietMs,
}: DataParts): DataApi {
  const sets = createKeptSets()
  const sources = createOpenSources(sets, () => started().workshop)
  const tokens = createTokens()
  const background = createBackground(quietMs)
  const forecasts = new Map<string, Promise<Forecast>>()
  const never = new AbortController().signal
  let parts: ReturnType<typeof startParts> | undefined
  let threads = 1
  let sqlRoom: Promise<SqlRoom> | undefined

  function startParts(shared: boolean, extensionRepository: string) {
    const engine = createEngine(extensionRepository)
    const tables = createTables({ shared })
    const jobTables = createJobTables(tables)
    return {
      engine,
      extensionRepository,
      tables,
      jobTables,
      workshop: createWorkshop(() => createEngine(extensionRepository)),
      search: createBasketSearch({ engine, results, tables }),
      ask: createAsk({ results, jobTables, sets, version, handOver }),
    }
  }

  function started() {
    if (parts) return parts
    throw dataFaults.tooEarly()
  }

  function sql(): Promise<SqlRoom> {
    const { extensionRepository } = started()
    if (!createSqlRoom) throw dataFaults.tooEarly()
    sqlRoom ??= createSqlRoom({ extensionRepository, sources, results })
    sqlRoom.catch(() => {
      sqlRoom = undefined
    })
    return sqlRoom
  }

  /** A call the screen waits for: can be called off, and keeps background work waiting. */
  function call<T>(token: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return background.during(tokens.run(token, work))
  }

  /** A call that reports progress; the callback is let go of at its end. */
  async function reported<T>(
    onProgress: Parameters<DataApi['load']>[3],
    work: (report: Parameters<DataApi['load']>[3]) => Promise<T>,
  ): Promise<T> {
    try {
      return await work(createProgress(onProgress))
    } finally {
      releaseCallback(onProgress)
    }
  }

  /** Facts that are asked for together share a pass over their files. */
  const shared = new WeakMap<Source, Source>()
  function together(source: Source): Source {
    const known = shared.get(source) ?? readTogether(source)
    shared.set(source, known)
    return known
  }

  const sourceFor = (sourceId: string, { data }: Pick<TableRequest, 'data'>) => sources.readAs(sourceId, data)

  async function tableOf(
    sourceId: string,
    request: TableRequest,
    signal: AbortSignal,
    report: Parameters<DataApi['load']>[3],
    as: (source: Source) => Source = (source) => source,
  ) {
    const source = as(await sourceFor(sourceId, request))
    return started().tables.get(source, request, signal, ({ phase, done, total }) => report(phase, done, total))
  }

  return {
    async start(options) {
      threads = options.threads
      parts = startParts(options.shared, options.extensionRepository)
      warmUp?.()
    },
    abort: (token) => tokens.abort(token),

    inspect: (files, read, token, onProgress = () => undefined) =>
      reported(onProgress, (report) =>
        call(token, async (signal) => {
          const source = await openSource(files, read, signal, openers, ({ done, total }) =>
            report('ingest', done, total),
          )
          if (signal.aborted) {
            source.close()
            throw cancelledError()
          }
          if (source.held) assets.add(source.held)
          sources.add(source, (otherwise) => openSource(files, otherwise, never, openers))
          return source.info
        }),
      ),
    openTables: (files, token, known) =>
      call(token, async (signal) => {
        const open = (some: Parameters<DataApi['inspect']>[0]) => openSource(some, undefined, signal, openers)
        const { openTables } = await import('../preparation/open-tables')
        const { lines, others, joins, items } = await openTables(files, open, signal, known)
        for (const { source, files: of } of [lines, ...others]) {
          sources.add(source, (otherwise) => openSource(of, otherwise, never, openers))
        }
        const beside = others.map(({ name, source }) => ({ name, info: source.info }))
        sources.beside(
          lines.source.info.id,
          beside.map(({ name, info }) => ({ name, id: info.id })),
        )
        return { name: lines.name, lines: lines.source.info, beside, joins, items }
      }),
    beside: async (sourceId, tables) => sources.beside(sourceId, tables),
    prepared: (sourceId, data, token) =>
      call(token, async (signal) => {
        const made = await sources.prepared(sourceId, data, signal)
        if (signal.aborted) throw cancelledError()
        if (made) return { info: made.info, origins: made.origins, joins: [...made.joins] }
        return { info: (await sources.readAs(sourceId, data)).info, origins: {}, joins: [] }
      }),
    stepReports: (sourceId, data, token) =>
      call(token, async (signal) => {
        const { stepReports } = await import('../preparation/reports')
        return stepReports(data, (steps) => sources.after(sourceId, data, steps, signal))
      }),
    rowsAfter: (sourceId, data, steps, token) =>
      call(token, async (signal) => {
        const { countRows } = await import('../preparation/reports')
        return countRows(await sources.after(sourceId, data, steps, signal), signal)
      }),
    profile: (sourceId, data, token) =>
      call(token, async (signal) => {
        const { profileOf } = await import('../preparation/profile')
        return profileOf(await sources.readAs(sourceId, data), signal)
      }),
    openAsset: (kind, file, token) =>
      call(token, async (signal) => {
        const opener = openers.find((each) => each.kind === kind)
        if (!opener) throw dataFaults.noFile(kind)
        const held = await readHeld(opener, file, signal)
        // Nobody would know of a model whose opening was called off, and another would have to go for it.
        if (signal.aborted) throw cancelledError()
        assets.add(held)
        return held.info
      }),
    preview: (sourceId, request) =>
      background.during(sourceFor(sourceId, request).then((source) => previewRows(source, request, never))),
    estimate: async (sourceId, request) => estimateMemory((await sourceFor(sourceId, request)).info, request),
    load: (sourceId, request, token, onProgress) =>
      reported(onProgress, (report) =>
        call(token, async (signal) => (await tableOf(sourceId, request, signal, report)).table.info),
      ),
    shopFact: (sourceId, name, asked, token) =>
      call(token, (signal) =>
        findShopFact(name, asked, {
          read: async (request) => (await tableOf(sourceId, request, signal, () => undefined, together)).table,
          pause: createPause(signal),
        }),
      ),
    oddities: (sourceId, data, token) =>
      call(token, async (signal) =>
        findOddities(await sourceFor(sourceId, { data }), data, { signal, pause: createPause(signal) }),
      ),
    async forecast(tableKey, perGroup, bounds = {}) {
      const table = started().tables.find(tableKey)
      if (!table) throw dataFaults.notRead(tableKey)
      const { minBaskets, limit, telling } = bounds
      const name = `${perGroup} ${minBaskets} ${limit} ${telling} ${tableKey}`
      let forecast = forecasts.get(name)
      if (!forecast) {
        const counted =
          table.info.shape === 'journeys'
            ? occurrences(table.input)
            : { input: table.input, rowsOfItem: table.itemBaskets }
        forecast = forecastOf(counted.input, counted.rowsOfItem, {
          ...bounds,
          perGroup,
          threads,
          pause: createPause(never),
        })
        forecasts.set(name, forecast)
      }
      return forecast
    },
    sample: (sourceId, request, mostEntries, token) =>
      call(token, async (signal) => {
        const { table } = await tableOf(sourceId, request, signal, () => undefined)
        const input = someRows(table.input, mostEntries)
        return handOver(input, buffersOfTable(input))
      }),
    async close(sourceId) {
      const { tables, search, jobTables } = started()
      jobTables.drop(sourceId)
      background.remove(`lines ${sourceId}`)
      tables.dropSource(sourceId)
      sources.close(sourceId)
      await search.drop(sourceId)
      ;(await sqlRoom)?.rest()
    },

    encode: (sourceId, recipe, token, onProgress) =>
      reported(onProgress, (report) =>
        call(token, async (signal) => {
          const { recipe: settled, asset } = assets.settle(recipe)
          const { table, fresh } = await tableOf(sourceId, tableRequest(settled), signal, report)
          const began = performance.now()
          const seen = assets.view(table, asset)
          const { analysis } = settled
          const task = seen.complete(taskOf(analysis.kind, analysis, tableFacts(seen.table)))
          const encode = performance.now() - began
          const timings = fresh
            ? { ingest: table.timings.ingest, encode: table.timings.encode + encode }
            : { ingest: 0, encode }
          return { table: table.info, input: seen.table.input, task, timings }
        }),
      ),
    async store(jobId, sourceId, asked, result) {
      const { recipe, asset } = assets.settle(asked)
      const { tables, search, jobTables } = started()
      const source = await sourceFor(sourceId, recipe)
      const request = tableRequest(recipe)
      const { table } = await tables.get(source, request, never)
      const { table: seen } = assets.view(table, asset)
      const rows = async () => (sources.has(sourceId) ? (await tables.get(source, request, never)).table.input : null)
      const levels = await itemLevels(source, request, recipe.data, seen, never)
      const context = resultContext(seen, source.info.fingerprint, recipe, rows)
      const info = results.add(jobId, result, levels.length > 0 ? { ...context, levels } : context)
      search.add(jobId, source, recipe)
      jobTables.add(jobId, source, recipe)
      if (search.needsLines(jobId)) background.add(`lines ${sourceId}`, (signal) => search.load(jobId, signal))
      return info
    },
    async forget(jobId) {
      const { search, jobTables } = started()
      results.forget(jobId)
      search.forget(jobId)
      jobTables.forget(jobId)
      await (await sqlRoom)?.forget(jobId)
    },

    async giveBack() {
      const given = started().tables.giveBack()
      if (given) collectSoon()
      return given
    },

    page: results.page,
    facets: results.facets,
    rowsAt(jobId, indices) {
      background.wake()
      return results.rowsAt(jobId, indices)
    },
    place: results.place,
    baskets(jobId, index, offset, limit, token) {
      background.wake()
      return call(token, (signal) => started().search.find(jobId, index, { offset, limit }, signal))
    },
    scatter: results.scatter,
    async exportResult(jobId, format, query) {
      const file = await results.exportResult(jobId, format, query)
      return handOver(file, [file.bytes])
    },
    ask: (kind, question, jobId, asked, token) =>
      call(token, (signal) => started().ask(kind, question, jobId, asked, signal)),
    sql: (question, asked, token, onProgress) =>
      reported(onProgress, (report) =>
        call(token, async (signal) => {
          const answer = await (await sql()).ask(question, asked, signal, report)
          const held = typeof answer === 'object' && answer !== null && 'bytes' in answer ? answer.bytes : undefined
          return held instanceof ArrayBuffer ? handOver(answer, [held]) : answer
        }),
      ),
    async memory() {
      const { tables, engine, workshop } = started()
      return {
        table: tables.bytes(),
        models: assets.bytes(),
        results: results.bytes(),
        duckdb: (await engine.memoryBytes()) + (await workshop.bytes()) + ((await (await sqlRoom)?.bytes()) ?? 0),
      }
    },
  }
}
