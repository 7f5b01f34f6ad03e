import {
  Bool,
  type DataType,
  Field,
  Float32,
  Float64,
  Int32,
  List,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Utf8,
} from 'apache-arrow'
import type { LabelColumn, ListColumn, NumbersColumn, ResultTable, TableColumn } from '../analyses/result-table'
import { encodedLabels } from './encoded-labels'

/** Rows of one record batch; keeps the i32 offsets of utf8 far below 2 GB. */
const BATCH_ROWS = 1 << 16

// The names and nullabilities that pyarrow gives by default, so that types compare equal there.
const ITEM_FIELD = new Field('item', new Utf8(), true)
const numberType = ({ values }: NumbersColumn) => (values instanceof Float32Array ? new Float32() : new Float64())
const numberField = (column: NumbersColumn) => new Field('item', numberType(column), true)

function typeOf(column: TableColumn): DataType {
  switch (column.type) {
    case 'utf8':
      return new Utf8()
    case 'list':
      return new List(ITEM_FIELD)
    case 'numbers':
      return new List(numberField(column))
    case 'f64':
      return new Float64()
    case 'i32':
      return new Int32()
    case 'bool':
      return new Bool()
  }
}

type Slicer = (from: number, to: number) => ReturnType<typeof makeData>

function packBits(values: Uint8Array): { bits: Uint8Array; zeros: number } {
  const bits = new Uint8Array((values.length + 7) >> 3)
  let zeros = 0
  for (let i = 0; i < values.length; i++) {
    if (values[i] === 1) bits[i >> 3]! |= 1 << (i & 7)
    else zeros++
  }
  return { bits, zeros }
}

/** NaN is no number. */
function missing(values: Float64Array | Float32Array) {
  const { bits, zeros } = packBits(Uint8Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1)))
  return { nullCount: zeros, nullBitmap: zeros === 0 ? null : bits }
}

function labelSlicer(column: LabelColumn): Slicer {
  const labels = encodedLabels((code) => column.label(code) ?? '')
  return (from, to) => {
    const codes = column.codes.subarray(from, to)
    const { bits, zeros } = packBits(Uint8Array.from(codes, (code) => (column.label(code) === null ? 0 : 1)))
    return makeData({
      type: new Utf8(),
      length: codes.length,
      nullCount: zeros,
      nullBitmap: zeros === 0 ? null : bits,
      ...labels.gather(codes),
    })
  }
}

function listSlicer(column: ListColumn): Slicer {
  const labels = encodedLabels(column.label)
  return (from, to) => {
    const begin = column.offsets[from]!
    const valueOffsets = Int32Array.from(column.offsets.subarray(from, to + 1), (offset) => offset - begin)
    const items = column.items.subarray(begin, column.offsets[to]!)
    const child = makeData({ type: new Utf8(), length: items.length, nullCount: 0, ...labels.gather(items) })
    return makeData({ type: new List(ITEM_FIELD), length: to - from, nullCount: 0, valueOffsets, child })
  }
}

function numbersSlicer(column: NumbersColumn): Slicer {
  const { offsets, values } = column
  return (from, to) => {
    const begin = offsets[from]!
    const valueOffsets = Int32Array.from(offsets.subarray(from, to + 1), (offset) => offset - begin)
    const data = values.subarray(begin, offsets[to]!)
    const child = makeData({ type: numberType(column), length: data.length, ...missing(data), data })
    return makeData({ type: new List(numberField(column)), length: to - from, nullCount: 0, valueOffsets, child })
  }
}

function slicer(column: TableColumn): Slicer {
  switch (column.type) {
    case 'utf8':
      return labelSlicer(column)
    case 'list':
      return listSlicer(column)
    case 'numbers':
      return numbersSlicer(column)
    case 'f64':
      return (from, to) => {
        const data = column.values.subarray(from, to)
        return makeData({ type: new Float64(), length: data.length, ...missing(data), data })
      }
    case 'i32':
      return (from, to) =>
        makeData({ type: new Int32(), nullCount: 0, data: new Int32Array(column.values.subarray(from, to)) })
    case 'bool':
      return (from, to) =>
        makeData({
          type: new Bool(),
          length: to - from,
          nullCount: 0,
          data: packBits(column.values.subarray(from, to)).bits,
        })
  }
}

function* recordBatches(table: ResultTable): Generator<RecordBatch> {
  const schema = new Schema(table.columns.map((column) => new Field(column.name, typeOf(column), true)))
  const slicers = table.columns.map(slicer)
  const type = new Struct(schema.fields)
  for (let from = 0; from === 0 || from < table.rows; from += BATCH_ROWS) {
    const to = Math.min(table.rows, from + BATCH_ROWS)
    const children = slicers.map((slice) => slice(from, to))
    yield new RecordBatch(schema, makeData({ type, length: to - from, nullCount: 0, children }))
  }
}

/** An IPC file. Built from typed arrays only: apache-arrow's builders need eval, which the page forbids. */
export function writeArrowFile(table: ResultTable): Uint8Array {
  return RecordBatchFileWriter.writeAll(recordBatches(table)).toUint8Array(true)
}

/** The same as an IPC stream, which DuckDB and the Parquet writer take. */
export function writeArrowStream(table: ResultTable): Uint8Array {
  return RecordBatchStreamWriter.writeAll(recordBatches(table)).toUint8Array(true)
}
