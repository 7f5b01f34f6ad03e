import { type Data, DataType, type RecordBatch } from 'apache-arrow'
import { offsetsOf } from '../readers/arrow/bytes'
import { isNull } from '../readers/arrow/cells'
import { childNamed } from '../readers/arrow/shape'

/** One record batch of a model file, its lengths checked: nothing of it is read beyond its end. */
export interface ModelBatch {
  rows: number
  part: Data
  group: Data
  label: Data
  /** 1 where there are factors. */
  known: Uint8Array
  factors: Float32Array
  customers: Int32Array
  offsets: Int32Array
  items: Int32Array
  values: Float64Array | null
}

function requireThat(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what)
}

function column(batch: RecordBatch, name: string, fits: (type: DataType) => boolean): Data {
  const data = childNamed(batch, name) as Data | undefined
  requireThat(data !== undefined && fits(data.type), `column ${name} is ${data?.type ?? 'missing'}`)
  requireThat(data.length === batch.numRows && data.offset === 0, `column ${name} has ${data.length} rows`)
  requireThat(data.nullCount === 0 || data.nullBitmap.length * 8 >= data.length, `nulls of ${name}`)
  return data
}

function requireOffsets(offsets: Int32Array, rows: number, end: number, name: string): void {
  requireThat(offsets.length > rows && offsets[0]! >= 0 && offsets[rows]! <= end, `column ${name} ends at ${end}`)
  for (let row = 0; row < rows; row++) requireThat(offsets[row]! <= offsets[row + 1]!, `offsets of ${name} at ${row}`)
}

function text(batch: RecordBatch, name: string): Data {
  const data = column(batch, name, DataType.isUtf8)
  if (batch.numRows > 0) requireOffsets(data.valueOffsets, batch.numRows, (data.values as Uint8Array).length, name)
  return data
}

function whole(data: Data | undefined, rows: number, name: string): void {
  requireThat(data !== undefined && data.nullCount === 0 && data.length >= rows, `values of ${name}`)
  requireThat((data.values as Float32Array).length >= rows, `values of ${name} are cut off`)
}

function list(batch: RecordBatch, name: string, fits: (type: DataType) => boolean) {
  const data = column(batch, name, (type) => DataType.isList(type) && fits(type.children[0]!.type))
  const [child] = data.children
  if (batch.numRows === 0) return { offsets: new Int32Array(1), values: new Float64Array(0) }
  const offsets = offsetsOf(data)
  requireOffsets(offsets, batch.numRows, child!.length, name)
  whole(child, offsets[batch.numRows]!, name)
  return { offsets, values: child!.values as Int32Array | Float64Array }
}

const isInt32 = (type: DataType) => DataType.isInt(type) && type.bitWidth === 32 && type.isSigned
const isFloat = (type: DataType, array: Float32ArrayConstructor | Float64ArrayConstructor) =>
  DataType.isFloat(type) && type.ArrayType === array

export function readBatch(batch: RecordBatch, factors: number, valued: boolean): ModelBatch {
  const rows = batch.numRows
  const vectors = column(
    batch,
    'factors',
    (type) =>
      DataType.isFixedSizeList(type) && type.listSize === factors && isFloat(type.children[0]!.type, Float32Array),
  )
  const known = Uint8Array.from({ length: rows }, (_, row) => (vectors.nullCount > 0 && isNull(vectors, row) ? 0 : 1))
  // Under a null there may be nulls of numbers, which nobody reads.
  const [numbers] = vectors.children
  requireThat(numbers !== undefined && (numbers.values as Float32Array).length >= rows * factors, 'factors are cut off')
  const customers = column(batch, 'customers', isInt32)
  requireThat((customers.values as Int32Array).length >= rows, 'customers are cut off')
  const items = list(batch, 'items', isInt32)
  const values = valued ? list(batch, 'values', (type) => isFloat(type, Float64Array)) : null
  for (let row = 0; values && row <= rows; row++) {
    const begins = (offsets: Int32Array) => offsets[row]! - offsets[0]!
    requireThat(begins(values.offsets) === begins(items.offsets), `row ${row} has other values than items`)
  }
  return {
    rows,
    part: text(batch, 'part'),
    group: text(batch, 'group'),
    label: text(batch, 'label'),
    known,
    factors: numbers.values as Float32Array,
    customers: customers.values as Int32Array,
    offsets: items.offsets,
    items: (items.values as Int32Array).subarray(items.offsets[0]),
    values: values && (values.values as Float64Array).subarray(values.offsets[0]),
  }
}
