import type { Data, DataType, RecordBatch } from 'apache-arrow'
import type { Feed, FeedFile } from './feed'
import { arrowFaults } from './sentences'

function namesOf(file: FeedFile): string[] {
  return file.schema.fields.map((field) => field.name)
}

/** Files are one table when they have the same columns, in whatever order. */
export function requireOneShape(files: readonly FeedFile[]): void {
  const [first, ...others] = files
  if (!first) return
  const shape = namesOf(first).sort().join('\n')
  for (const file of others) {
    if (namesOf(file).sort().join('\n') === shape) continue
    throw arrowFaults.otherColumns(
      { name: file.name, first: first.name },
      new Error(`${namesOf(first).join(', ')} / ${namesOf(file).join(', ')}`),
    )
  }
}

/** The types of a column, file by file. */
export function typesOf(feed: Feed, name: string): DataType[] {
  return feed.files.map(({ schema }) => {
    const field = schema.fields.find((candidate) => candidate.name === name)
    if (field) return field.type
    throw arrowFaults.columnMissing({ column: name })
  })
}

/** Readers may deliver more columns than asked for and in the order of the file. */
export function childNamed(batch: RecordBatch, name: string): Data {
  return batch.data.children[batch.schema.fields.findIndex((field) => field.name === name)]!
}
