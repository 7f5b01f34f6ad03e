import type { DataType, MetadataVersion } from 'apache-arrow'
import { Message } from 'apache-arrow/ipc/metadata/message'
import { createWalk } from './metadata'
import { type SchemaColumn, type SchemaColumns, schemaColumns } from './schema-columns'

/** Numbers of fields and kinds of types in Message.fbs and Schema.fbs of the Arrow format. */
const MESSAGE = { header: 2 } as const
const SCHEMA = { fields: 1 } as const
const FIELD = { kind: 2, type: 3, dictionary: 4, children: 5 } as const
const UNION = { mode: 0 } as const
const DENSE = 1
const NULL = 1
const UNION_KIND = 14

/** Buffers of a column of each kind beside those of its children; kinds that are not named have two. */
const BUFFERS: Record<number, number> = { 0: 0, 1: 0, 4: 3, 5: 3, 13: 1, 16: 1, 19: 3, 20: 3, 22: 0, 25: 3, 26: 3 }
/** What is said of these in a batch is how many buffers more they have. */
const VIEWS = new Set([23, 24])
/** What the library does not know. */
const UNKNOWN: Record<number, string> = { 22: 'run-end encoded values', 25: 'list views', 26: 'large list views' }

/** How much of a record batch a column takes. */
interface Extent {
  nodes: number
  buffers: number
  views: number
}

/** A column as it stands in a schema; a type the library does not know is undefined. */
export type StoredColumn = SchemaColumn & Extent

export interface StoredSchema extends SchemaColumns<StoredColumn> {
  metadata: Map<string, string>
  /** Types of the entries of dictionaries. */
  dictionaries: Map<number, DataType>
  version: MetadataVersion
}

type Walk = ReturnType<typeof createWalk>

/**
 * Measures a field and whatever hangs on it; its name where it holds what the library would refuse the whole schema for.
 * Such a field becomes one of nothing in the bytes, which are a copy. Entries of a dictionary lie in batches of their own.
 */
function measure(
  walk: Walk,
  bytes: Uint8Array,
  field: number,
  version: MetadataVersion,
  extent: Extent,
): string | undefined {
  const kind = walk.byteIn(field, FIELD.kind)
  const coded = walk.tableIn(field, FIELD.dictionary) !== undefined
  extent.nodes++
  if (coded) extent.buffers += 2
  else if (kind === UNION_KIND) extent.buffers += unionBuffers(walk, field, version)
  else extent.buffers += BUFFERS[kind] ?? 2
  if (VIEWS.has(kind) && !coded) extent.views++
  let unknown = UNKNOWN[kind]
  if (unknown !== undefined) bytes[walk.placeIn(field, FIELD.kind)!] = NULL
  const below = coded ? { nodes: 0, buffers: 0, views: 0 } : extent
  for (const child of walk.tablesIn(field, FIELD.children)) {
    unknown = measure(walk, bytes, child, version, below) ?? unknown
  }
  return unknown
}

function unionBuffers(walk: Walk, field: number, version: MetadataVersion): number {
  const type = walk.tableIn(field, FIELD.type)
  const dense = type !== undefined && walk.byteIn(type, UNION.mode) === DENSE
  // Version 5 of the format, which counts from 0, took their nulls away.
  return (version < 4 ? 1 : 0) + (dense ? 2 : 1)
}

/** The schema in an Arrow IPC message, also with columns of types that the library refuses a whole file for. */
export function readSchema(message: Uint8Array): StoredSchema {
  const metadata = message.slice()
  const walk = createWalk(metadata)
  const header = walk.tableIn(walk.root(), MESSAGE.header)
  if (header === undefined) throw new Error('a schema message without a schema')
  const { version } = Message.decode(metadata)
  const measured = walk.tablesIn(header, SCHEMA.fields).map((field) => {
    const extent: Extent = { nodes: 0, buffers: 0, views: 0 }
    return { unknown: measure(walk, metadata, field, version, extent), ...extent }
  })
  const schema = Message.decode(metadata).header() as { fields: { name: string; type: DataType }[] } & Pick<
    StoredSchema,
    'metadata' | 'dictionaries'
  >
  const columns = schema.fields.map(({ name, type }, at): StoredColumn => {
    const { unknown, ...extent } = measured[at]!
    return unknown === undefined
      ? { name, type, typeName: String(type), ...extent }
      : { name, type: undefined, typeName: unknown, ...extent }
  })
  const { metadata: notes, dictionaries } = schema
  return { ...schemaColumns(columns), metadata: notes, dictionaries, version }
}
