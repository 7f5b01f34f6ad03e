import { CompressionType, Message } from 'apache-arrow'
import { Footer } from 'apache-arrow/ipc/metadata/file'
import type { RecordBatch } from 'apache-arrow/ipc/metadata/message'
import { requireFooter, requireInBody, requireMessage } from './metadata'
import { arrowFaults } from './sentences'

/** Bytes `from` up to `to` of a file: one IPC message with its body. */
export interface Range {
  from: number
  to: number
}

/** Record batches that can be read without the rest of the file. */
export interface MessageGroup {
  rows: number
  /** What the batches need first: the dictionaries as they stood then. */
  dictionaries: Range[]
  batches: Range
}

export interface MessageIndex {
  /** The message every stream begins with. */
  schema: Blob
  groups: MessageGroup[]
}

const FILE_MAGIC = 'ARROW1'
/** The magic of a file is padded to 8 bytes; from there on a file is a stream with a footer. */
const FILE_START = 8
/** A file ends with the length of its footer and the magic. */
const FOOTER_LENGTH = 4
const CONTINUATION = -1
const WINDOW = 1 << 16
/** Record batches are read together up to this size: thousands of small reads cost more than the bytes. */
const GROUP_BYTES = 16 << 20

/** Reads here and there in a file, in windows, so that walking over small messages stays cheap. */
function windowedReader(file: Blob): (at: number, length: number) => Promise<DataView> {
  let window = new DataView(new ArrayBuffer(0))
  let start = 0
  return async (at, length) => {
    if (at < start || at + length > start + window.byteLength) {
      window = new DataView(await file.slice(at, at + Math.max(length, WINDOW)).arrayBuffer())
      start = at
    }
    const available = Math.max(0, Math.min(length, start + window.byteLength - at))
    return new DataView(window.buffer, at - start, available)
  }
}

function recordsOf(message: Message): RecordBatch | undefined {
  if (message.isRecordBatch()) return message.header()
  return message.isDictionaryBatch() ? message.header().data : undefined
}

function refuseUnknownCodec({ compression }: RecordBatch): void {
  if (compression?.type !== CompressionType.ZSTD) return
  throw arrowFaults.zstd()
}

async function* messages(file: Blob): AsyncGenerator<{ message: Message; range: Range }> {
  const view = windowedReader(file)
  const magic = await view(0, FILE_MAGIC.length)
  let at = new TextDecoder().decode(magic) === FILE_MAGIC ? FILE_START : 0
  for (;;) {
    const prefix = await view(at, 8)
    if (prefix.byteLength < 8) return
    // Before Arrow 0.15 there was no continuation marker.
    const marked = prefix.getInt32(0, true) === CONTINUATION
    const length = prefix.getInt32(marked ? 4 : 0, true)
    if (length === 0) return
    const start = at + (marked ? 8 : 4)
    if (length < 0 || start + length > file.size) throw new Error(`message at ${at} is ${length} bytes long`)
    const { buffer, byteOffset, byteLength } = await view(start, length)
    const metadata = new Uint8Array(buffer, byteOffset, byteLength)
    requireMessage(metadata)
    const message = Message.decode(metadata)
    const to = start + length + message.bodyLength
    if (message.bodyLength < 0 || to > file.size)
      throw new Error(`message at ${at} ends at ${to}, beyond the end of the file (${file.size})`)
    yield { message, range: { from: at, to } }
    at = to
  }
}

/** apache-arrow writes the schema of a file into its footer only: makes of it the message a stream begins with. */
async function schemaFromFooter(file: Blob): Promise<Blob> {
  const end = FOOTER_LENGTH + FILE_MAGIC.length
  const tail = new DataView(await file.slice(Math.max(0, file.size - end)).arrayBuffer())
  if (tail.byteLength < end) throw new Error('no schema message and no footer')
  const from = file.size - end - tail.getInt32(0, true)
  const footer = new Uint8Array(await file.slice(from, file.size - end).arrayBuffer())
  requireFooter(footer)
  // The library's file reader would read the dictionaries along, which are not in hand here.
  const { schema } = Footer.decode(footer)
  const metadata = Message.encode(Message.from(schema))
  const padding = -metadata.length & 7
  const prefix = new Int32Array([CONTINUATION, metadata.length + padding])
  return new Blob([prefix, new Uint8Array(metadata), new Uint8Array(padding)])
}

/** Where everything lies in an Arrow IPC file or stream; bodies are skipped, not read. */
export async function indexMessages(file: Blob): Promise<MessageIndex> {
  let schema: Blob | undefined
  let dictionaries: (Range & { id: number })[] = []
  const groups: MessageGroup[] = []
  let open: MessageGroup | undefined
  for await (const { message, range } of messages(file)) {
    if (message.isSchema()) {
      schema = file.slice(range.from, range.to)
      continue
    }
    const records = recordsOf(message)
    if (records) {
      refuseUnknownCodec(records)
      requireInBody(records, message.bodyLength)
    }
    if (message.isDictionaryBatch()) {
      const { id, isDelta } = message.header()
      if (!isDelta) dictionaries = dictionaries.filter((known) => known.id !== id)
      dictionaries.push({ ...range, id })
      open = undefined
    } else if (message.isRecordBatch()) {
      if (!open || range.to - open.batches.from > GROUP_BYTES) {
        open = { rows: 0, dictionaries: [...dictionaries], batches: { ...range } }
        groups.push(open)
      }
      open.rows += message.header().length
      open.batches.to = range.to
    }
  }
  return { schema: schema ?? (await schemaFromFooter(file)), groups }
}

/** The bytes of one group as an Arrow IPC stream of its own. */
export async function readGroup(
  file: Blob,
  { schema }: MessageIndex,
  group: MessageGroup | undefined,
): Promise<Uint8Array> {
  const ranges = group ? [...group.dictionaries, group.batches] : []
  const parts = ranges.map(({ from, to }) => file.slice(from, to))
  return new Uint8Array(await new Blob([schema, ...parts]).arrayBuffer())
}
