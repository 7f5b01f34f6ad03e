import {
  type DataType,
  Field,
  FixedSizeList,
  Int32,
  Int64,
  List,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  TimestampMicrosecond,
  Utf8,
} from 'apache-arrow'
import type { ColumnData, FileColumn, RowGroup, Values } from './columns'
import { NO_ID } from './types'

function valueType({ type }: FileColumn): DataType {
  if (type === 'utf8') return new Utf8()
  if (type === 'int32') return new Int32()
  return type === 'int64' ? new Int64() : new TimestampMicrosecond('UTC')
}

function fieldOf(column: FileColumn): Field {
  const { name, list } = column
  const nullable = column.nullable === true
  if (list === undefined) return new Field(name, valueType(column), nullable)
  const element = new Field('element', valueType(column), nullable)
  return new Field(name, list === true ? new List(element) : new FixedSizeList(list, element), false)
}

function schemaOf(columns: readonly FileColumn[]): Schema {
  return new Schema(columns.map(fieldOf))
}

/** The schema as Parquet's readers want it beside their own, so that lists of a fixed size stay that. */
export function schemaForParquet(columns: readonly FileColumn[]): string {
  const writer = new RecordBatchStreamWriter()
  writer.reset(undefined, schemaOf(columns))
  writer.finish()
  const stream = writer.toUint8Array(true)
  const length = 8 + new DataView(stream.buffer, stream.byteOffset).getInt32(4, true)
  return btoa(String.fromCharCode(...stream.subarray(0, length)))
}

/** Hands on what is written as it is written, where the writer of the library keeps all of it until the end. */
class PieceWriter extends RecordBatchFileWriter {
  readonly pieces: Uint8Array[] = []

  protected override _write(chunk: ArrayBufferView | ArrayBuffer): this {
    const bytes = ArrayBuffer.isView(chunk)
      ? new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      : new Uint8Array(chunk)
    if (bytes.length > 0) this.pieces.push(bytes)
    this._position += bytes.length
    return this
  }
}

/** An Arrow file piece by piece, a batch at a time. */
export function* arrowFile(columns: readonly FileColumn[], groups: Iterable<RowGroup>): Generator<Uint8Array> {
  const schema = schemaOf(columns)
  const writer = new PieceWriter()
  writer.reset(undefined, schema)
  for (const group of groups) {
    const children = columns.map((column, i) => columnData(column, group.data[i]!, group))
    const data = makeData({ type: new Struct(schema.fields), length: group.rows, nullCount: 0, children })
    writer.write(new RecordBatch(schema, data))
    yield* writer.pieces.splice(0)
  }
  writer.finish()
  yield* writer.pieces
}

function columnData(column: FileColumn, data: ColumnData, { rows, lengths }: RowGroup) {
  const { type } = fieldOf(column)
  const values = flatData(column, data)
  if (column.list === undefined) return values
  if (column.list !== true) return makeData({ type: type as FixedSizeList, length: rows, nullCount: 0, child: values })
  const valueOffsets = new Int32Array(rows + 1)
  for (let i = 0; i < rows; i++) valueOffsets[i + 1] = valueOffsets[i]! + lengths![i]!
  return makeData({ type: type as List, length: rows, nullCount: 0, valueOffsets, child: values })
}

function flatData(column: FileColumn, data: ColumnData) {
  const type = valueType(column)
  if ('plain' in data) {
    return makeData({ type: type as Int32, length: data.plain.length, nullCount: 0, data: data.plain as Int32Array })
  }
  const { codes, values } = data
  const length = codes.length
  const missing = column.nullable ? missingOf(codes) : { nullCount: 0 }
  if (values instanceof Int32Array || values instanceof BigInt64Array) {
    return makeData({ type: type as Int32, length, ...missing, data: gathered(values, codes) as Int32Array })
  }
  return makeData({ type: type as Utf8, length, ...missing, ...texts(values, codes) })
}

function missingOf(codes: Uint32Array | Uint8Array) {
  const nullBitmap = new Uint8Array((codes.length + 7) >> 3)
  let nullCount = 0
  codes.forEach((code, i) => {
    if (code === NO_ID) nullCount++
    else nullBitmap[i >> 3]! |= 1 << (i & 7)
  })
  return nullCount === 0 ? { nullCount } : { nullCount, nullBitmap }
}

function gathered(values: Int32Array | BigInt64Array, codes: Uint32Array | Uint8Array): Int32Array | BigInt64Array {
  const own = values instanceof Int32Array ? new Int32Array(codes.length) : new BigInt64Array(codes.length)
  for (let i = 0; i < codes.length; i++) own[i] = values[codes[i]!] ?? (values instanceof Int32Array ? 0 : 0n)
  return own
}

function texts(values: Values, codes: Uint32Array | Uint8Array): { valueOffsets: Int32Array; data: Uint8Array } {
  const encoder = new TextEncoder()
  const parts: Uint8Array[] = []
  const valueOffsets = new Int32Array(codes.length + 1)
  codes.forEach((code, i) => {
    const bytes = encoder.encode(code === NO_ID ? '' : String(values[code]))
    parts.push(bytes)
    valueOffsets[i + 1] = valueOffsets[i]! + bytes.length
  })
  const data = new Uint8Array(valueOffsets[codes.length]!)
  parts.forEach((bytes, i) => {
    data.set(bytes, valueOffsets[i]!)
  })
  return { valueOffsets, data }
}
