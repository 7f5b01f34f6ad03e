import { DataType } from 'apache-arrow'
import type { ColumnType } from '../../protocol/files'

function scalarType(type: DataType): ColumnType | undefined {
  if (DataType.isDictionary(type)) return scalarType(type.dictionary)
  if (DataType.isInt(type)) return 'integer'
  if (DataType.isDecimal(type)) return type.scale <= 0 ? 'integer' : 'number'
  if (DataType.isFloat(type)) return 'number'
  if (DataType.isBool(type)) return 'boolean'
  if (DataType.isDate(type)) return 'date'
  if (DataType.isTimestamp(type)) return 'timestamp'
  const textual =
    DataType.isUtf8(type) ||
    DataType.isLargeUtf8(type) ||
    DataType.isUtf8View(type) ||
    DataType.isBinary(type) ||
    DataType.isLargeBinary(type) ||
    DataType.isBinaryView(type) ||
    DataType.isFixedSizeBinary(type) ||
    DataType.isTime(type) ||
    DataType.isNull(type)
  return textual ? 'text' : undefined
}

export function isListType(type: DataType): boolean {
  return DataType.isList(type) || DataType.isLargeList(type) || DataType.isFixedSizeList(type)
}

/** What the screen calls this type; undefined for what no role can use (structs, maps, lists of them). */
export function columnType(type: DataType): ColumnType | undefined {
  if (!isListType(type)) return scalarType(type)
  // Damaged files may have lists of nothing.
  const entries = type.children[0]?.type
  return entries === undefined || scalarType(entries) === undefined ? undefined : 'list'
}
