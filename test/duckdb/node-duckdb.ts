import { createRequire } from 'node:module'
import { ConsoleLogger, createDuckDB, NODE_RUNTIME } from '@duckdb/duckdb-wasm/blocking'
import { RecordBatchReader } from 'apache-arrow'
import { AS_DOUBLES, type Connect } from '../../src/workers/duckdb/connection'

const require = createRequire(import.meta.url)
const mainModule = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm')
const unused = { mainModule, mainWorker: '' }

/** The DuckDB of the page in Node, in the thread of the test. */
export const connectNode =
  (answers: typeof AS_DOUBLES): Connect =>
  async () => {
    const database = await createDuckDB({ mvp: unused, eh: unused }, new ConsoleLogger(4), NODE_RUNTIME)
    await database.instantiate(() => undefined)
    database.open({ query: answers })
    const connection = database.connect()
    return {
      send: async (sql) => {
        const batches = [...RecordBatchReader.from(connection.useUnsafe((bindings, id) => bindings.runQuery(id, sql)))]
        return (async function* () {
          yield* batches
        })()
      },
      cancel: async () => undefined,
      prepare: async (sql) => connection.prepare(sql).close(),
      insert: async (name, ipc) => connection.insertArrowFromIPCStream(ipc, { name, create: false }),
      terminate: () => undefined,
      crashed: new Promise(() => undefined),
    }
  }

export const connectNodeDuckDB = connectNode(AS_DOUBLES)
