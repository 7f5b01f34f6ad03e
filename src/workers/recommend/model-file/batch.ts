import { type Data, DataType } from 'apache-arrow'
import { offsetsOf } from '../../readers/arrow/bytes'
import { isNull } from '../../readers/arrow/cells'
import type { ColumnBatch } from '../../readers/arrow/ipc'
import { requireWhole } from '../../readers/arrow/whole'

/** One record batch of a model file: every row has all that is said of it. */
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

function column(batch: ColumnBatch, name: string, fits: (type: DataType) => boolean): Data {
  const data = batch.column(name)
  requireThat(data !== undefined && fits(data.type), `column ${name} is ${data?.type ?? 'missing'}`)
  requireWhole(data)
  return data
}

function list(batch: ColumnBatch, name: string, fits: (type: DataType) => boolean) {
  const data = column(batch, name, (type) => DataType.isList(type) && fits(type.children[0]!.type))
  if (batch.rows === 0) return { offsets: new Int32Array(1), values: new Float64Array(0) }
  const child = data.children[0]!
  requireThat(child.nullCount === 0, `nulls among ${name}`)
  return { offsets: offsetsOf(data), values: child.values as Int32Array | Float64Array }
}

const isInt32 = (type: DataType) => DataType.isInt(type) && type.bitWidth === 32 && type.isSigned
const isFloat = (type: DataType, array: Float32ArrayConstructor | Float64ArrayConstructor) =>
  DataType.isFloat(type) && type.ArrayType === array

export function readBatch(batch: ColumnBatch, factors: number, valued: boolean): ModelBatch {
  const rows = batch.rows
  const vectors = column(
    batch,
    'factors',
    (type) =>
      DataType.isFixedSizeList(type) && type.listSize === factors && isFloat(type.children[0]!.type, Float32Array),
  )
  const known = Uint8Array.from({ length: rows }, (_, row) => (vectors.nullCount > 0 && isNull(vectors, row) ? 0 : 1))
  // Under a null there may be nulls of numbers, which nobody reads.
  const numbers = vectors.children[0]!
  const items = list(batch, 'items', isInt32)
  const values = valued ? list(batch, 'values', (type) => isFloat(type, Float64Array)) : null
  for (let row = 0; values && row <= rows; row++) {
    const begins = (offsets: Int32Array) => offsets[row]! - offsets[0]!
    requireThat(begins(values.offsets) === begins(items.offsets), `row ${row} has other values than items`)
  }
  return {
    rows,
    part: column(batch, 'part', DataType.isUtf8),
    group: column(batch, 'group', DataType.isUtf8),
    label: column(batch, 'label', DataType.isUtf8),
    known,
    factors: numbers.values as Float32Array,
    customers: column(batch, 'customers', isInt32).values as Int32Array,
    offsets: items.offsets,
    items: (items.values as Int32Array).subarray(items.offsets[0]),
    values: values && (values.values as Float64Array).subarray(values.offsets[0]),
  }
}
