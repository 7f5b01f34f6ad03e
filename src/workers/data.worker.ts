import { createDataApi } from './data/api'
import { AS_DOUBLES, AS_THEY_ARE, connectDuckDB } from './duckdb/connection'
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
    createEngine: (extensionRepository) => createEngine(connectDuckDB(AS_DOUBLES), { extensionRepository }),
    // An engine of its own: a long question keeps nobody from looking at baskets, and its rules are for strangers.
    async createSqlRoom({ extensionRepository, ...parts }) {
      const { createSqlRoom } = await import('./sql/room')
      const options = { extensionRepository, memoryLimit: '2GB', locked: true }
      return createSqlRoom({ ...parts, engine: createEngine(connectDuckDB(AS_THEY_ARE), options), writeParquet })
    },
    results: createResultStore({ writeParquet, version: __VERSION__ }),
    writeParquet,
    version: __VERSION__,
    handOver: transfer,
    warmUp: warmParquet,
  }),
)
announce()
