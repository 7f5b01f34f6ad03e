import type { DataType } from 'apache-arrow'
import type { Feed, FeedFile } from './feed'
import { arrowFaults } from './sentences'
import { columnType } from './types'

function namesOf(file: FeedFile): string[] {
  return file.schema.columns.map(({ name }) => name)
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

/** The types of a column that can be read, file by file. */
export function typesOf(feed: Feed, name: string): DataType[] {
  return feed.files.map(({ schema }) => {
    const at = schema.placeOf(name)
    if (at === undefined) throw arrowFaults.columnMissing({ column: name })
    const { type, typeName } = schema.columns[at]!
    if (type === undefined || columnType(type) === undefined) throw arrowFaults.noText({ column: name, type: typeName })
    return type
  })
}
