import { compressionRegistry, type Data, type DataType, Vector } from 'apache-arrow'
import { Message, type RecordBatch } from 'apache-arrow/ipc/metadata/message'
import { CompressedVectorLoader, VectorLoader } from 'apache-arrow/visitor/vectorloader'
import { readSchema, type StoredColumn, type StoredSchema } from './stored'

/** Rows of a file; only the columns that were asked for are there. */
export interface ColumnBatch {
  rows: number
  column(name: string): Data | undefined
}

const CONTINUATION = -1
/** Before a compressed buffer stands how long it is without; this stands for one that was left as it is. */
const LENGTH_BYTES = 8
const STORED = -1n

interface Part {
  metadata: Uint8Array
  message: Message
  body: Uint8Array
}

function* messagesIn(ipc: Uint8Array): Generator<Part> {
  const view = new DataView(ipc.buffer, ipc.byteOffset, ipc.byteLength)
  for (let at = 0; at + LENGTH_BYTES <= ipc.length; ) {
    // Before Arrow 0.15 there was no continuation marker.
    const marked = view.getInt32(at, true) === CONTINUATION
    const length = view.getInt32(marked ? at + 4 : at, true)
    if (length === 0) return
    const start = at + (marked ? 8 : 4)
    const metadata = ipc.subarray(start, start + length)
    const message = Message.decode(metadata)
    const end = start + length + message.bodyLength
    yield { metadata, message, body: ipc.subarray(start + length, end) }
    at = end
  }
}

/** The schema at the head of an Arrow IPC stream. */
export function schemaOf(ipc: Uint8Array): StoredSchema {
  for (const { message, metadata } of messagesIn(ipc)) if (message.isSchema()) return readSchema(metadata)
  throw new Error('a stream without a schema')
}

function unpacked({ buffers, compression }: RecordBatch, body: Uint8Array): Uint8Array[] {
  const codec = compressionRegistry.get(compression!.type)
  if (!codec?.decode) throw new Error('a compression nobody knows')
  return buffers.map(({ offset, length }) => {
    if (length === 0) return new Uint8Array(0)
    const bytes = body.subarray(offset + LENGTH_BYTES, offset + length)
    const plain = new DataView(body.buffer, body.byteOffset + offset, LENGTH_BYTES).getBigInt64(0, true)
    return plain === STORED ? bytes : codec.decode!(bytes)
  })
}

/** Columns that stand next to each other in a schema, and where their parts begin in a batch. */
interface Run {
  types: DataType[]
  first: { node: number; buffer: number; view: number }
  beyond: { node: number; buffer: number; view: number }
}

function load(
  { version }: StoredSchema,
  header: RecordBatch,
  body: Uint8Array,
  dictionaries: Map<number, Vector>,
  { types, first, beyond }: Run,
): Data[] {
  const part = {
    nodes: header.nodes.slice(first.node, beyond.node),
    buffers: header.buffers.slice(first.buffer, beyond.buffer),
    views: header.variadicBufferCounts.slice(first.view, beyond.view),
  }
  const loader = header.compression
    ? new CompressedVectorLoader(
        unpacked({ ...part, compression: header.compression } as unknown as RecordBatch, body),
        part.nodes,
        part.buffers,
        dictionaries,
        version,
        part.views,
      )
    : new VectorLoader(body, part.nodes, part.buffers, dictionaries, version, part.views)
  return loader.visitMany(types)
}

/** The wanted columns of a batch; what stands between them is not looked at. */
function loadColumns(
  schema: StoredSchema,
  header: RecordBatch,
  body: Uint8Array,
  dictionaries: Map<number, Vector>,
  isWanted: (column: StoredColumn, at: number) => boolean,
): Map<number, Data> {
  const found = new Map<number, Data>()
  const place = { node: 0, buffer: 0, view: 0 }
  let run: (Run & { columns: number[] }) | undefined
  const endRun = () => {
    if (!run) return
    const { columns } = run
    const loaded = load(schema, header, body, dictionaries, { ...run, beyond: { ...place } })
    loaded.forEach((data, at) => {
      if (data.length !== header.length) throw new Error(`a column of ${data.length} rows among ${header.length}`)
      found.set(columns[at]!, data)
    })
    run = undefined
  }
  schema.columns.forEach((column, at) => {
    const { type } = column
    if (type === undefined || !isWanted(column, at)) endRun()
    else {
      run ??= { types: [], columns: [], first: { ...place }, beyond: place }
      run.types.push(type)
      run.columns.push(at)
    }
    place.node += column.nodes
    place.buffer += column.buffers
    for (let view = 0; view < column.views; view++) place.buffer += header.variadicBufferCounts[place.view++] ?? 0
  })
  endRun()
  return found
}

/** Dictionaries that a type hangs on, however deep. */
function addDictionaries(type: DataType, to: Set<number>): void {
  const { id, dictionary } = type as DataType & { id?: number; dictionary?: DataType }
  if (dictionary !== undefined && id !== undefined) {
    to.add(id)
    addDictionaries(dictionary, to)
  }
  for (const child of type.children ?? []) addDictionaries(child.type, to)
}

/**
 * The batches of an Arrow IPC stream that lies in memory, all columns or those named; columns are views of its bytes. A
 * schema that is known need not be read once more.
 */
export function* recordBatches(
  ipc: Uint8Array,
  names?: readonly string[],
  known?: StoredSchema,
): Generator<ColumnBatch> {
  let schema: StoredSchema | undefined
  let isWanted: (column: StoredColumn, at: number) => boolean = () => true
  const needed = new Set<number>()
  const dictionaries = new Map<number, Vector>()
  for (const { metadata, message, body } of messagesIn(ipc)) {
    if (message.isSchema()) {
      schema = known ?? readSchema(metadata)
      const places = names && new Set(names.map(schema.placeOf))
      isWanted = (_, at) => places?.has(at) ?? true
      for (const [at, column] of schema.columns.entries()) {
        if (column.type && isWanted(column, at)) addDictionaries(column.type, needed)
      }
    } else if (!schema) throw new Error('a batch before the schema')
    else if (message.isDictionaryBatch()) {
      const { id, isDelta, data: header } = message.header()
      const type = schema.dictionaries.get(id)
      if (!needed.has(id) || !type) continue
      const first = { node: 0, buffer: 0, view: 0 }
      const beyond = {
        node: header.nodes.length,
        buffer: header.buffers.length,
        view: header.variadicBufferCounts.length,
      }
      const entries = new Vector(load(schema, header, body, dictionaries, { types: [type], first, beyond }))
      const before = dictionaries.get(id)
      dictionaries.set(id, (before && isDelta ? before.concat(entries) : entries).memoize())
    } else if (message.isRecordBatch()) {
      const header = message.header()
      const { placeOf } = schema
      const columns = loadColumns(schema, header, body, dictionaries, isWanted)
      yield { rows: header.length, column: (name) => columns.get(placeOf(name) ?? -1) }
    }
  }
}
