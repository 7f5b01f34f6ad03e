import { BasketeerError, cancelledError } from '../../../recipe/error'
import type { InputFile } from '../../protocol/files'
import type { Feed, FeedFile } from '../arrow/feed'
import { inspectFeed } from '../arrow/inspect'
import { schemaOf } from '../arrow/ipc'
import { arrowSource } from '../arrow/source'
import type { Source } from '../batch'
import { type ConnectDecoder, connectParquetWorker } from './connect'
import { createCrew } from './crew'
import { parquetFaults } from './sentences'

function unreadable(name: string, cause: unknown): BasketeerError {
  if (cause instanceof BasketeerError && cause.code !== 'internal') return cause
  return parquetFaults.unreadable({ name }, cause)
}

interface ParquetFile extends FeedFile {
  file: Blob
  rowGroups: number[]
}

async function readFooters(files: InputFile[], connect: ConnectDecoder, signal: AbortSignal): Promise<ParquetFile[]> {
  const decoder = connect()
  const stop = (): void => decoder.close()
  signal.addEventListener('abort', stop)
  const parquetFiles: ParquetFile[] = []
  try {
    for (const { name, file } of files) {
      const footer = await decoder.footer(file).catch((cause) => {
        throw unreadable(name, cause)
      })
      if (signal.aborted) throw cancelledError()
      parquetFiles.push({ name, file, ...footer, schema: schemaOf(footer.schema) })
    }
  } finally {
    signal.removeEventListener('abort', stop)
    decoder.close()
  }
  return parquetFiles
}

/** One or several Parquet files of one shape as one table. Only footers and a few rows are read. */
export async function openParquet(
  files: InputFile[],
  signal: AbortSignal,
  connect: ConnectDecoder = connectParquetWorker,
): Promise<Source> {
  const parquetFiles = await readFooters(files, connect, signal)
  const feed: Feed = {
    files: parquetFiles,
    open() {
      const crew = createCrew(connect)
      return {
        async *batches(at, columns, limit) {
          const { name, file, rowGroups } = parquetFiles[at]!
          try {
            yield* limit === undefined ? crew.decode(file, columns, rowGroups) : crew.look(file, columns, limit)
          } catch (cause) {
            throw unreadable(name, cause)
          }
        },
        close: crew.close,
      }
    },
  }
  return arrowSource(await inspectFeed(feed, files, 'parquet', signal), feed)
}
