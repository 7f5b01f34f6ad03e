import type { RecordBatch } from 'apache-arrow/ipc/metadata/message'

/** Numbers of fields, and of kinds of messages, in Message.fbs, Schema.fbs and File.fbs of the Arrow format. */
const MESSAGE = { kind: 1, header: 2, customMetadata: 4 } as const
const KIND = { schema: 1, dictionary: 2, records: 3 } as const
const DICTIONARY = { data: 1 } as const
const RECORDS = { nodes: 1, buffers: 2, variadicCounts: 4 } as const
const SCHEMA = { fields: 1, customMetadata: 2 } as const
const FIELD = { children: 5, customMetadata: 6 } as const
const FOOTER = { schema: 1 } as const

const POINTER_BYTES = 4
/** Of a node, and of the region of a buffer. */
const PAIR_BYTES = 16
const COUNT_BYTES = 8

/**
 * The library believes every list in metadata, however many entries it says it has: one flipped bit, and it makes
 * billions of them. Throws where there is no room for so many; what points beyond the end throws a RangeError.
 */
export function createWalk(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  /** In a whole file no entry is met twice, and none is smaller than a byte. */
  let left = bytes.length

  const follow = (at: number) => at + view.getUint32(at, true)

  function placeIn(table: number, field: number): number | undefined {
    const fields = table - view.getInt32(table, true)
    const at = 4 + 2 * field
    const offset = at < view.getUint16(fields, true) ? view.getUint16(fields + at, true) : 0
    return offset === 0 ? undefined : table + offset
  }

  function tableIn(table: number, field: number): number | undefined {
    const place = placeIn(table, field)
    return place === undefined ? undefined : follow(place)
  }

  function listIn(table: number, field: number, entryBytes: number): { first: number; length: number } {
    const at = tableIn(table, field)
    if (at === undefined) return { first: 0, length: 0 }
    const length = view.getUint32(at, true)
    const first = at + 4
    left -= length
    if (left < 0 || first + length * entryBytes > bytes.length) throw new Error(`a list of ${length} at ${at}`)
    return { first, length }
  }

  return {
    root: () => follow(0),
    placeIn,
    byteIn(table: number, field: number): number {
      const place = placeIn(table, field)
      return place === undefined ? 0 : view.getUint8(place)
    },
    tableIn,
    listIn,
    tablesIn(table: number, field: number): number[] {
      const { first, length } = listIn(table, field, POINTER_BYTES)
      return Array.from({ length }, (_, i) => follow(first + POINTER_BYTES * i))
    },
  }
}

type Walk = ReturnType<typeof createWalk>

function walkFields(walk: Walk, fields: readonly number[]): void {
  for (const field of fields) {
    walk.listIn(field, FIELD.customMetadata, POINTER_BYTES)
    walkFields(walk, walk.tablesIn(field, FIELD.children))
  }
}

function walkSchema(walk: Walk, schema: number): void {
  walk.listIn(schema, SCHEMA.customMetadata, POINTER_BYTES)
  walkFields(walk, walk.tablesIn(schema, SCHEMA.fields))
}

function walkRecords(walk: Walk, records: number): void {
  walk.listIn(records, RECORDS.nodes, PAIR_BYTES)
  walk.listIn(records, RECORDS.buffers, PAIR_BYTES)
  walk.listIn(records, RECORDS.variadicCounts, COUNT_BYTES)
}

/** Throws where the metadata of a message must not be decoded. */
export function requireMessage(metadata: Uint8Array): void {
  const walk = createWalk(metadata)
  const message = walk.root()
  walk.listIn(message, MESSAGE.customMetadata, POINTER_BYTES)
  const header = walk.tableIn(message, MESSAGE.header)
  if (header === undefined) throw new Error('a message without a header')
  const kind = walk.byteIn(message, MESSAGE.kind)
  const records = kind === KIND.dictionary ? walk.tableIn(header, DICTIONARY.data) : header
  if (kind === KIND.schema) walkSchema(walk, header)
  else if (records !== undefined) walkRecords(walk, records)
}

/** The same for the footer of a file; only its schema is decoded. */
export function requireFooter(footer: Uint8Array): void {
  const walk = createWalk(footer)
  const schema = walk.tableIn(walk.root(), FOOTER.schema)
  if (schema === undefined) throw new Error('a footer without a schema')
  walkSchema(walk, schema)
}

/** Throws where a part of a record batch lies outside of its body. */
export function requireInBody({ length, nodes, buffers }: RecordBatch, bodyBytes: number): void {
  if (length < 0 || nodes.some((node) => node.length < 0)) throw new Error('a column of fewer rows than none')
  for (const { offset, length: size } of buffers) {
    if (offset < 0 || size < 0 || offset + size > bodyBytes)
      throw new Error(`${size} bytes at ${offset} of ${bodyBytes}`)
  }
}
