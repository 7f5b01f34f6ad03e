import { type RecordBatch, Table } from 'apache-arrow'
import { BasketeerError } from '../../recipe/error'
import { abortion } from '../abort'
import { createUnderWay, type UnderWay } from '../life/under-way'
import type { Connect, Connection } from './connection'
import { engineCrashed, sqlFailure } from './failure'
import { createQueue } from './queue'
import { quoteIdentifier, quoteLiteral } from './quote'
import { databaseFaults } from './sentences'

export interface EngineOptions {
  /** A full URL of our own origin that answers 404: a missing extension is then a clean SQL error, not a trap. */
  extensionRepository: string
  /** DuckDB's own limit; above it statements fail with `out-of-memory` and the engine lives on. */
  memoryLimit?: string
  /** No files, no addresses, no settings: for statements of strangers. */
  locked?: boolean
}

interface CallOptions {
  signal?: AbortSignal
}

interface QueryOptions extends CallOptions {
  /** Asked after each piece of an answer: whether no more of it is wanted. */
  enough?(batch: RecordBatch): boolean
}

/** DuckDB behind one queue. Starts with the first call, and again after a trap or `terminate`; tables are gone then. */
export interface Engine {
  query(sql: string, options?: QueryOptions): Promise<Table>
  /** Throws what is wrong with a statement, which is not run. */
  prepare(sql: string, options?: CallOptions): Promise<void>
  /** Appends an Arrow IPC stream to an existing table. The bytes are handed over. */
  insert(table: string, ipc: Uint8Array, options?: CallOptions): Promise<void>
  drop(table: string): Promise<void>
  /** Resolves when no call is under way or waiting: background work steps aside for questions. */
  idle(): Promise<void>
  /** Bytes DuckDB holds; the last known figure while it is busy. Does not start it. */
  memoryBytes(): Promise<number>
  /** Counts the engines there have been: tables made under another number no longer exist. */
  generation(): number
  /** Ends the worker and gives its memory back; calls under way are answered with `cancelled`. */
  terminate(): void
}

const MEMORY_LIMIT = '2.5GB'
/** A cancelled statement that has not stopped by then will not stop at all. */
const CANCEL_PATIENCE_MS = 3000

function settings({ extensionRepository, memoryLimit = MEMORY_LIMIT, locked }: EngineOptions): string[] {
  return [
    'SET autoload_known_extensions = false',
    'SET autoinstall_known_extensions = false',
    `SET custom_extension_repository = ${quoteLiteral(extensionRepository)}`,
    `SET memory_limit = ${quoteLiteral(memoryLimit)}`,
    ...(locked ? ['SET enable_external_access = false', 'SET lock_configuration = true'] : []),
  ]
}

async function collect(connection: Connection, sql: string, enough?: QueryOptions['enough']): Promise<Table> {
  const batches: RecordBatch[] = []
  for await (const batch of await connection.send(sql)) {
    batches.push(batch)
    if (!enough?.(batch)) continue
    await connection.cancel()
    break
  }
  return new Table(batches)
}

function delay(ms: number): { promise: Promise<false>; release(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const promise = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  return { promise, release: () => clearTimeout(timer) }
}

function startFailure(cause: unknown): BasketeerError {
  if (cause instanceof BasketeerError) return cause
  return databaseFaults.notStarted(cause)
}

export function createEngine(connect: Connect, options: EngineOptions): Engine {
  const queue = createQueue()
  const calls = new WeakMap<Connection, UnderWay>()
  let current: Promise<Connection> | undefined
  let stop = new AbortController()
  let generations = 0
  let memory = 0

  function terminate(): void {
    current?.then(
      (connection) => connection.terminate(),
      () => undefined,
    )
    current = undefined
    memory = 0
    stop.abort()
    stop = new AbortController()
  }

  async function start(): Promise<Connection> {
    generations++
    const connection = await connect()
    const underWay = createUnderWay()
    connection.crashed.catch((cause) => underWay.end(engineCrashed(cause)))
    calls.set(connection, underWay)
    for (const sql of settings(options)) await collect(connection, sql)
    return connection
  }

  /** Waits until a statement its caller has turned away from has really ended, and ends the engine if it does not. */
  async function settle(connection: Connection, work: Promise<unknown>): Promise<void> {
    const ended = Promise.allSettled([connection.cancel(), work]).then(() => true)
    const patience = delay(CANCEL_PATIENCE_MS)
    if (!(await Promise.race([ended, patience.promise]))) terminate()
    patience.release()
  }

  async function attempt<T>(
    sql: string,
    work: (connection: Connection) => Promise<T>,
    aborted: Promise<never>,
    hold: (until: Promise<unknown>) => void,
  ): Promise<T> {
    const stopped = abortion(stop.signal)
    let connection: Connection | undefined
    let running: Promise<T> | undefined
    try {
      current ??= start()
      connection = await Promise.race([current, aborted, stopped.promise])
      running = work(connection)
      return await Promise.race([calls.get(connection)!.until(running), aborted, stopped.promise])
    } catch (cause) {
      const failure = connection ? sqlFailure(sql, cause) : startFailure(cause)
      if (failure.code === 'engine-crashed') terminate()
      else if (failure.code === 'cancelled' && connection && running && current) hold(settle(connection, running))
      throw failure
    } finally {
      stopped.release()
    }
  }

  async function run<T>(
    sql: string,
    work: (connection: Connection) => Promise<T>,
    { signal }: CallOptions = {},
  ): Promise<T> {
    const aborted = abortion(signal)
    try {
      return await queue.run((hold) => attempt(sql, work, aborted.promise, hold), aborted.promise)
    } finally {
      aborted.release()
    }
  }

  function query(sql: string, callOptions?: QueryOptions): Promise<Table> {
    return run(sql, (connection) => collect(connection, sql, callOptions?.enough), callOptions)
  }

  return {
    query,
    prepare: (sql, callOptions) => run(sql, (connection) => connection.prepare(sql), callOptions),
    insert: (table, ipc, callOptions) =>
      run(`insert into ${quoteIdentifier(table)}`, (connection) => connection.insert(table, ipc), callOptions),
    async drop(table) {
      if (current) await query(`DROP TABLE IF EXISTS ${quoteIdentifier(table)}`)
    },
    idle: queue.idle,
    async memoryBytes() {
      if (!current || queue.busy()) return memory
      const answer = await query('SELECT sum(memory_usage_bytes)::DOUBLE AS bytes FROM duckdb_memory()')
      memory = Number(answer.getChild('bytes')?.get(0) ?? 0)
      return memory
    },
    generation: () => generations,
    terminate,
  }
}
