import { cancelledError } from '../../../recipe/error'
import { createUnderWay } from '../../life/under-way'
import type { ColumnBatch } from './ipc'
import type { SchemaColumns } from './schema-columns'

/** A file that comes as batches of Arrow columns. */
export interface FeedFile {
  name: string
  schema: SchemaColumns
  rows: number
}

/** One pass over the files; holds what the pass needs (a worker, for Parquet) until closed. */
export interface FeedPass {
  /** Batches hold at least the asked columns. */
  batches(file: number, columns: string[], limit?: number): AsyncIterable<ColumnBatch>
  close(): void
}

/** Several files of one shape, read again for each pass. */
export interface Feed {
  files: FeedFile[]
  open(): FeedPass
}

/** Ends a wait at once when the signal fires, whatever the other side is busy with. */
export async function* untilAborted<T>(values: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = values[Symbol.asyncIterator]()
  const underWay = createUnderWay()
  const abort = () => underWay.end(cancelledError())
  signal.addEventListener('abort', abort)
  try {
    for (;;) {
      if (signal.aborted) throw cancelledError()
      const step = await underWay.until(iterator.next())
      if (step.done) return
      yield step.value
    }
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
