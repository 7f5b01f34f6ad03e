import * as library from 'parquet-wasm/node'
import type { ConnectDecoder } from '../../src/workers/readers/parquet/connect'
import { decodeParquet, encodeParquet, type ParquetLibrary, readFooter } from '../../src/workers/readers/parquet/decoder'

const node = library as unknown as ParquetLibrary

/** The decoder of the page without its worker, on the Node build of the same library. */
export const connectNode: ConnectDecoder = () => ({
  footer: (file) => readFooter(node, file),
  decode: (file, slice) => decodeParquet(node, file, slice),
  encode: async (ipc) => encodeParquet(node, ipc),
  close: () => undefined,
})
