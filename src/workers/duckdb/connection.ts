import duckdbWorkerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url'
import duckdbWasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'
import type { RecordBatch } from 'apache-arrow'
import { startWorker } from '../life/start-worker'

/** Its own worker says nothing by itself, but answers a ping before it has been given anything. */
async function answers(worker: Worker): Promise<void> {
  const { AsyncDuckDB, VoidLogger } = await import('@duckdb/duckdb-wasm')
  const database = new AsyncDuckDB(new VoidLogger(), worker)
  await database.ping()
  database.detach()
}

/** One DuckDB in a worker of its own. */
export interface Connection {
  send(sql: string): Promise<AsyncIterable<RecordBatch>>
  cancel(): Promise<unknown>
  /** Appends an Arrow IPC stream to an existing table; the bytes are handed over. */
  insert(table: string, ipc: Uint8Array): Promise<void>
  /** Ends the worker: the only way to give memory back. Calls under way never settle. */
  terminate(): void
  /** Rejects when the worker dies; never resolves. */
  crashed: Promise<never>
}

export type Connect = () => Promise<Connection>

/** Starts the `eh` bundle: `coi` cannot read dropped files and did not answer after a cancel (measured with 1.32.0). */
export const connectDuckDB: Connect = async () => {
  const { AsyncDuckDB, VoidLogger } = await import('@duckdb/duckdb-wasm')
  const worker = startWorker(() => new Worker(duckdbWorkerUrl), { rises: answers })
  // Whoever waits for an answer races with it; when nobody waits, the next call finds out.
  const crashed = worker.died
  const database = new AsyncDuckDB(new VoidLogger(), await worker.up)
  const terminate = (): void => worker.end()
  try {
    await Promise.race([database.instantiate(duckdbWasmUrl), crashed])
    await database.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } })
    const connection = await database.connect()
    return {
      send: (sql) => connection.send(sql, true),
      cancel: () => connection.cancelSent(),
      insert: (name, ipc) => connection.insertArrowFromIPCStream(ipc, { name, create: false }),
      terminate,
      crashed,
    }
  } catch (cause) {
    terminate()
    throw cause
  }
}
