import type { RecordBatch, Schema } from 'apache-arrow'
import { cancelledError } from '../../../recipe/error'
import { abortion } from '../../abort'

/** A file that comes as Arrow record batches. */
export interface FeedFile {
  name: string
  schema: Schema
  rows: number
}

/** One pass over the files; holds what the pass needs (a worker, for Parquet) until closed. */
export interface FeedPass {
  /** Batches hold at least the asked columns, in any order. */
  batches(file: number, columns: string[], limit?: number): AsyncIterable<RecordBatch>
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
  const aborted = abortion(signal)
  try {
    for (;;) {
      if (signal.aborted) throw cancelledError()
      const step = await Promise.race([iterator.next(), aborted.promise])
      if (step.done) return
      yield step.value
    }
  } finally {
    aborted.release()
  }
}
