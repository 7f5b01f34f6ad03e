import { BasketeerError, cancelledError } from '../../../recipe/error'
import type { InputFile } from '../../protocol/files'
import type { Source } from '../batch'
import type { Feed, FeedFile } from './feed'
import { inspectFeed } from './inspect'
import { recordBatches, schemaOf } from './ipc'
import { registerLz4 } from './lz4'
import { indexMessages, type MessageIndex, readGroup } from './messages'
import { arrowFaults } from './sentences'
import { arrowSource } from './source'
import type { StoredSchema } from './stored'
import { requireWhole } from './whole'

interface IndexedFile extends FeedFile {
  file: Blob
  index: MessageIndex
  schema: StoredSchema
}

export function unreadable(name: string, cause: unknown): BasketeerError {
  if (cause instanceof BasketeerError) return cause
  return arrowFaults.unreadable({ name }, cause)
}

async function indexFile({ name, file }: InputFile): Promise<IndexedFile> {
  try {
    const index = await indexMessages(file)
    const schema = schemaOf(await readGroup(file, index, undefined))
    return { name, file, index, schema, rows: index.groups.reduce((sum, group) => sum + group.rows, 0) }
  } catch (cause) {
    throw unreadable(name, cause)
  }
}

/** One or several Arrow IPC files or streams of one shape as one table. */
export async function openArrow(files: InputFile[], signal: AbortSignal): Promise<Source> {
  registerLz4()
  const indexed: IndexedFile[] = []
  for (const file of files) {
    if (signal.aborted) throw cancelledError()
    indexed.push(await indexFile(file))
  }
  const feed: Feed = {
    files: indexed,
    open: () => ({
      async *batches(at, columns) {
        const { name, file, index, schema } = indexed[at]!
        try {
          for (const group of index.groups) {
            for (const batch of recordBatches(await readGroup(file, index, group), columns, schema)) {
              for (const column of columns) requireWhole(batch.column(column)!)
              yield batch
            }
          }
        } catch (cause) {
          throw unreadable(name, cause)
        }
      },
      close: () => undefined,
    }),
  }
  return arrowSource(await inspectFeed(feed, files, 'arrow', signal), feed)
}
