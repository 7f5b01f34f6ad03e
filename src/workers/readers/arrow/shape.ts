import type { Data, DataType, RecordBatch, Schema } from 'apache-arrow'
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

/** Columns are asked for one by one, and files may have a hundred thousand of them. */
const places = new WeakMap<Schema, Map<string, number>>()

/** Where a column stands in a schema; the first of its name. */
function placeOf(schema: Schema, name: string): number | undefined {
  let known = places.get(schema)
  if (!known) {
    known = new Map(schema.fields.map((field, at): [string, number] => [field.name, at]).reverse())
    places.set(schema, known)
  }
  return known.get(name)
}

/** The types of a column, file by file. */
export function typesOf(feed: Feed, name: string): DataType[] {
  return feed.files.map(({ schema }) => {
    const at = placeOf(schema, name)
    if (at === undefined) throw arrowFaults.columnMissing({ column: name })
    return schema.fields[at]!.type
  })
}

/** Readers may deliver more columns than asked for and in the order of the file. */
export function childNamed(batch: RecordBatch, name: string): Data {
  return batch.data.children[placeOf(batch.schema, name) ?? -1]!
}
