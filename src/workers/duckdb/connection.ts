import duckdbWasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'
import type { RecordBatch } from 'apache-arrow'
import { hire } from '../life/hire'

/** One DuckDB in a worker of its own. */
export interface Connection {
  send(sql: string): Promise<AsyncIterable<RecordBatch>>
  cancel(): Promise<unknown>
  /** Looks whether a statement can be run, and does not run it. */
  prepare(sql: string): Promise<void>
  /** Appends an Arrow IPC stream to an existing table; the bytes are handed over. */
  insert(table: string, ipc: Uint8Array): Promise<void>
  /** Ends the worker: the only way to give memory back. Calls under way never settle. */
  terminate(): void
  /** Rejects when the worker dies; never resolves. */
  crashed: Promise<never>
}

export type Connect = () => Promise<Connection>

/** What whole and decimal numbers beyond 53 bits become in answers. */
export const AS_DOUBLES = { castBigIntToDouble: true, castDecimalToDouble: true }
export const AS_THEY_ARE = { castBigIntToDouble: false, castDecimalToDouble: false }

/** Starts the `eh` bundle: `coi` cannot read dropped files and did not answer after a cancel (measured with 1.32.0). */
export const connectDuckDB =
  (answers: typeof AS_DOUBLES): Connect =>
  async () => {
    const { AsyncDuckDB, VoidLogger } = await import('@duckdb/duckdb-wasm')
    const worker = hire('duckdb')
    // Whoever waits for an answer races with it; when nobody waits, the next call finds out.
    const crashed = worker.died
    worker.port.start()
    // It listens and posts, and asks no more of a worker: we end it ourselves.
    const database = new AsyncDuckDB(new VoidLogger(), worker.port as unknown as Worker)
    const terminate = (): void => worker.end()
    try {
      await Promise.race([database.instantiate(duckdbWasmUrl), crashed])
      await database.open({ query: answers })
      const connection = await database.connect()
      return {
        send: (sql) => connection.send(sql, true),
        cancel: () => connection.cancelSent(),
        prepare: async (sql) => (await connection.prepare(sql)).close(),
        insert: (name, ipc) => connection.insertArrowFromIPCStream(ipc, { name, create: false }),
        terminate,
        crashed,
      }
    } catch (cause) {
      terminate()
      throw cause
    }
  }
