import { createDataApi } from './data/api'
import { connectDuckDB } from './duckdb/connection'
import { createEngine } from './duckdb/engine'
import { openSource } from './readers/open'
import { connectParquetWorker } from './readers/parquet/connect'
import { createResultStore } from './result/store'
import { expose, transfer } from './rpc'

declare const __VERSION__: string

async function writeParquet(ipcStream: Uint8Array): Promise<Uint8Array> {
  const parquet = connectParquetWorker()
  try {
    return await parquet.encode(ipcStream)
  } finally {
    parquet.close()
  }
}

expose(
  createDataApi({
    openSource,
    createEngine: (extensionRepository) => createEngine(connectDuckDB, { extensionRepository }),
    results: createResultStore({ writeParquet, version: __VERSION__ }),
    handOver: transfer,
  }),
)
