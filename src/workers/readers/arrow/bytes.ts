import { type Data, DataType } from 'apache-arrow'

/** Where the bytes of a text cell lie. One object is reused for all rows of a column. */
export interface BytesReader {
  bytes: Uint8Array
  start: number
  end: number
  /** Points the fields above at a row. */
  seek(row: number): void
}

/** Views of up to 12 bytes carry the text themselves, longer ones say buffer and offset. */
const INLINE_VIEW = 12
const VIEW_BYTES = 16

function viewReader(data: Data): BytesReader {
  const views = data.values as Uint8Array
  const words = new Int32Array(views.buffer, views.byteOffset, views.byteLength >> 2)
  return {
    bytes: views,
    start: 0,
    end: 0,
    seek(row) {
      const length = words[4 * row]!
      const inline = length <= INLINE_VIEW
      this.bytes = inline ? views : data.variadicBuffers[words[4 * row + 2]!]!
      this.start = inline ? row * VIEW_BYTES + 4 : words[4 * row + 3]!
      this.end = this.start + length
    },
  }
}

function offsetReader(data: Data): BytesReader {
  const offsets = offsetsOf(data)
  return {
    bytes: data.values as Uint8Array,
    start: 0,
    end: 0,
    seek(row) {
      this.start = offsets[row]!
      this.end = offsets[row + 1]!
    },
  }
}

function fixedReader(data: Data, width: number): BytesReader {
  return {
    bytes: data.values as Uint8Array,
    start: 0,
    end: 0,
    seek(row) {
      this.start = row * width
      this.end = this.start + width
    },
  }
}

/** Offsets of text and lists; the large kinds have 64-bit ones, whose low halves are enough for one batch. */
export function offsetsOf(data: Data): Int32Array {
  const offsets: Int32Array | BigInt64Array = data.valueOffsets
  if (offsets instanceof Int32Array) return offsets
  const words = new Int32Array(offsets.buffer, offsets.byteOffset, offsets.length * 2)
  return Int32Array.from({ length: offsets.length }, (_, row) => words[2 * row]!)
}

/** Text, and binary read as UTF-8 (old writers do not mark text as such); undefined for other types. */
export function bytesReader(data: Data): BytesReader | undefined {
  const type = data.type
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isBinary(type) || DataType.isLargeBinary(type)) {
    return offsetReader(data)
  }
  if (DataType.isFixedSizeBinary(type)) return fixedReader(data, type.byteWidth)
  if (DataType.isUtf8View(type) || DataType.isBinaryView(type)) return viewReader(data)
  return undefined
}
