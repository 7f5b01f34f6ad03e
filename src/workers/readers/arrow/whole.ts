import { type Data, DataType, type Vector } from 'apache-arrow'
import { offsetsOf } from './bytes'

function requireThat(holds: boolean, { type, length }: Data, what: string): void {
  if (!holds) throw new Error(`a column of ${length} ${type} has ${what}`)
}

function requireOffsets(data: Data, end: number): void {
  const offsets = offsetsOf(data)
  requireThat(offsets.length > data.length && offsets[0]! >= 0 && offsets[data.length]! <= end, data, 'other offsets')
  for (let row = 0; row < data.length; row++) {
    if (offsets[row]! > offsets[row + 1]!) requireThat(false, data, `offsets that fall at ${row}`)
  }
}

const isText = (type: DataType) =>
  DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isBinary(type) || DataType.isLargeBinary(type)
const isList = (type: DataType) => DataType.isList(type) || DataType.isLargeList(type) || DataType.isMap(type)

function requireValues(data: Data): void {
  const { type, length, stride, children } = data
  const values = data.values as ArrayLike<unknown> | undefined
  if (isText(type)) requireOffsets(data, values?.length ?? 0)
  else if (isList(type)) requireOffsets(data, children[0]!.length)
  else if (DataType.isFixedSizeList(type)) requireThat(children[0]!.length >= length * stride, data, 'shorter lists')
  else if (DataType.isBool(type)) requireThat((values?.length ?? 0) * 8 >= length, data, 'fewer values')
  else if (values) requireThat(values.length >= length * stride, data, 'fewer values')
}

const wholeDictionaries = new WeakSet<Vector>()

/** Throws where rows of a column lie beyond its bytes: what is read there would be nothing, or go on for ever. */
export function requireWhole(data: Data): void {
  const { length, children, dictionary } = data
  const nulls = data.nullBitmap as Uint8Array | undefined
  if (length > 0) {
    requireValues(data)
    requireThat(!nulls || nulls.length === 0 || nulls.length * 8 >= length, data, 'nulls of fewer rows')
  }
  for (const child of children) requireWhole(child)
  if (!dictionary || wholeDictionaries.has(dictionary)) return
  for (const part of dictionary.data) requireWhole(part)
  wholeDictionaries.add(dictionary)
}
