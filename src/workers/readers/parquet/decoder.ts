import type * as ParquetWasm from 'parquet-wasm/esm'

/** What we use of parquet-wasm; the page loads its browser build in a worker, tests its Node build. */
export type ParquetLibrary = Pick<
  typeof ParquetWasm,
  'Compression' | 'ParquetFile' | 'Table' | 'WriterPropertiesBuilder' | 'writeParquet'
>

export interface ParquetFooter {
  /** Arrow schema as an IPC stream without batches. */
  schema: Uint8Array
  rows: number
  /** Rows of each row group, in file order. */
  rowGroups: number[]
}

export interface ParquetSlice {
  /** Root columns, or all; dotted names may bring siblings along, so look columns up by name. */
  columns?: string[]
  rowGroups?: number[]
  limit?: number
}

/**
 * With batches smaller than a row group the same dictionary is sent again and again;
 * 262,144 rows is what common writers put into a row group.
 */
const BATCH_ROWS = 262_144

export async function readFooter(library: ParquetLibrary, file: Blob): Promise<ParquetFooter> {
  const parquet = await library.ParquetFile.fromFile(file)
  const metadata = parquet.metadata()
  return {
    schema: parquet.schema().intoIPCStream(),
    rows: metadata.fileMetadata().numRows(),
    rowGroups: metadata.rowGroups().map((group) => group.numRows()),
  }
}

/** Decodes the asked columns batch by batch, each batch an Arrow IPC stream of its own; holds one row group at a time. */
export async function* decodeParquet(
  library: ParquetLibrary,
  file: Blob,
  slice: ParquetSlice,
): AsyncGenerator<Uint8Array> {
  const parquet = await library.ParquetFile.fromFile(file)
  // `stream` and `read` honour `columns`, `readParquet` does not.
  const stream: ReadableStream<ParquetWasm.RecordBatch> = await parquet.stream({ batchSize: BATCH_ROWS, ...slice })
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      // Consumes the batch: freeing it afterwards would be an error.
      yield value.intoIPCStream()
    }
  } finally {
    reader.releaseLock()
  }
}

/** Arrow IPC stream in, Parquet file with zstd pages out. */
export function encodeParquet(library: ParquetLibrary, ipc: Uint8Array): Uint8Array {
  const table = library.Table.fromIPCStream(ipc)
  const properties = new library.WriterPropertiesBuilder().setCompression(library.Compression.ZSTD).build()
  // Both arguments are consumed.
  return library.writeParquet(table, properties)
}
