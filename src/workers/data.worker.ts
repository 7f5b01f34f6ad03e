import { createDataApi } from './data/api'
import { connectDuckDB } from './duckdb/connection'
import { createEngine } from './duckdb/engine'
import { announce } from './life/announce'
import { openSource } from './readers/open'
import { warmParquet } from './readers/parquet/connect'
import { writeParquet } from './readers/parquet/write'
import { modelOpener } from './recommend/model-file/opener'
import { createModels } from './recommend/models'
import { createResultStore } from './result/store'
import { expose, transfer } from './rpc'

declare const __VERSION__: string

expose(
  createDataApi({
    openSource,
    openers: [modelOpener],
    assets: createModels(),
    createEngine: (extensionRepository) => createEngine(connectDuckDB, { extensionRepository }),
    results: createResultStore({ writeParquet, version: __VERSION__ }),
    version: __VERSION__,
    handOver: transfer,
    warmUp: warmParquet,
  }),
)
announce()
