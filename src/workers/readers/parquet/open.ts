import { BasketeerError, cancelledError } from '../../../recipe/error'
import type { InputFile } from '../../protocol'
import type { Feed, FeedFile } from '../arrow/feed'
import { inspectFeed } from '../arrow/inspect'
import { recordBatches, schemaOf } from '../arrow/ipc'
import { arrowSource } from '../arrow/source'
import type { Source } from '../batch'
import { type ConnectDecoder, connectParquetWorker } from './connect'

function unreadable(name: string, cause: unknown): BasketeerError {
  if (cause instanceof BasketeerError && cause.code !== 'internal') return cause
  return new BasketeerError(
    'file-unreadable',
    `“${name}” could not be read as Parquet: it is damaged, incomplete or encrypted. Write it again and try once more.`,
    cause,
  )
}

async function readFooters(files: InputFile[], connect: ConnectDecoder, signal: AbortSignal): Promise<FeedFile[]> {
  const decoder = connect()
  const stop = (): void => decoder.close()
  signal.addEventListener('abort', stop)
  const feedFiles: FeedFile[] = []
  try {
    for (const { name, file } of files) {
      const footer = await decoder.footer(file).catch((cause) => {
        throw unreadable(name, cause)
      })
      if (signal.aborted) throw cancelledError()
      feedFiles.push({ name, rows: footer.rows, schema: schemaOf(footer.schema) })
    }
  } finally {
    signal.removeEventListener('abort', stop)
    decoder.close()
  }
  return feedFiles
}

/** One or several Parquet files of one shape as one table. Only footers and a few rows are read. */
export async function openParquet(
  files: InputFile[],
  signal: AbortSignal,
  connect: ConnectDecoder = connectParquetWorker,
): Promise<Source> {
  const feed: Feed = {
    files: await readFooters(files, connect, signal),
    open() {
      const decoder = connect()
      return {
        async *batches(at, columns, limit) {
          const { name, file } = files[at]!
          try {
            const slice = limit === undefined ? { columns } : { columns, limit }
            for await (const ipc of decoder.decode(file, slice)) yield* recordBatches(ipc)
          } catch (cause) {
            throw unreadable(name, cause)
          }
        },
        close: () => decoder.close(),
      }
    },
  }
  return arrowSource(await inspectFeed(feed, files, 'parquet', signal), feed)
}
