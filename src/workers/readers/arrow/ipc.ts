import { type RecordBatch, RecordBatchReader, type Schema } from 'apache-arrow'

/** The batches of an Arrow IPC stream or file that lies in memory; columns are views of its bytes. */
export function recordBatches(ipc: Uint8Array): Iterable<RecordBatch> {
  return RecordBatchReader.from(ipc)
}

/** The schema at the head of an Arrow IPC stream. */
export function schemaOf(ipc: Uint8Array): Schema {
  return RecordBatchReader.from(ipc).open().schema
}
