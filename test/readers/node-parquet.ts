import { type Table, tableToIPC } from 'apache-arrow'
import * as library from 'parquet-wasm/node'
import type { ConnectDecoder } from '../../src/workers/readers/parquet/connect'
import {
  decodeParquet,
  encodeParquet,
  type ParquetLibrary,
  readFooter,
} from '../../src/workers/readers/parquet/decoder'

const node = library as unknown as ParquetLibrary

/** The decoder of the page without its worker, on the Node build of the same library. */
export const connectNode: ConnectDecoder = () => ({
  footer: (file) => readFooter(node, file),
  decode: (file, slice) => decodeParquet(node, file, slice),
  encode: async (ipc) => encodeParquet(node, ipc),
  close: () => undefined,
})

export interface ParquetForm {
  compression?: keyof typeof library.Compression
  rowGroup?: number
  dictionary?: boolean
}

/** A table as Parquet bytes, in the form a writer may choose. */
export function parquetOf(
  table: Table,
  { compression = 'SNAPPY', rowGroup, dictionary = true }: ParquetForm = {},
): Uint8Array<ArrayBuffer> {
  let properties = new library.WriterPropertiesBuilder()
    .setCompression(library.Compression[compression])
    .setDictionaryEnabled(dictionary)
  if (rowGroup !== undefined) properties = properties.setMaxRowGroupSize(rowGroup)
  const wasmTable = library.Table.fromIPCStream(tableToIPC(table, 'stream'))
  return library.writeParquet(wasmTable, properties.build()) as Uint8Array<ArrayBuffer>
}
