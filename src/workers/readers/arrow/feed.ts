import type { RecordBatch, Schema } from 'apache-arrow'
import { cancelledError } from '../../../recipe/error'

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
  let stop = (_: Error): void => undefined
  const aborted = new Promise<never>((_, reject) => {
    stop = reject
  })
  // Without a wait under way nobody listens; the check in the loop speaks instead.
  aborted.catch(() => undefined)
  const onAbort = (): void => stop(cancelledError())
  signal.addEventListener('abort', onAbort)
  try {
    for (;;) {
      if (signal.aborted) throw cancelledError()
      const step = await Promise.race([iterator.next(), aborted])
      if (step.done) return
      yield step.value
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
