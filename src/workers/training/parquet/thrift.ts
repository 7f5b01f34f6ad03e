/** Thrift's compact protocol, as much of it as Parquet's footers and page headers need. */
export type ThriftValue =
  | { i32: number }
  | { i64: number }
  | { bool: boolean }
  | { text: string }
  | { list: readonly ThriftValue[] }
  | { struct: Fields }

/** By number, rising; what is undefined is left out. */
export type Fields = Readonly<Record<number, ThriftValue | undefined>>

const TRUE = 1
const FALSE = 2
const I32 = 5
const I64 = 6
const BINARY = 8
const LIST = 9
const STRUCT = 12
const LONG_LIST = 15

export function thriftBytes(fields: Fields): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  writeStruct(bytes, fields)
  return Uint8Array.from(bytes)
}

function writeStruct(bytes: number[], fields: Fields): void {
  let before = 0
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue
    const id = Number(key)
    if (id - before > 15) throw new Error('Fields are too far apart.')
    bytes.push(((id - before) << 4) | kindOf(value))
    // A field's truth is in its kind.
    if (!('bool' in value)) writeValue(bytes, value)
    before = id
  }
  bytes.push(0)
}

function kindOf(value: ThriftValue): number {
  if ('i32' in value) return I32
  if ('i64' in value) return I64
  if ('bool' in value) return value.bool ? TRUE : FALSE
  if ('text' in value) return BINARY
  return 'list' in value ? LIST : STRUCT
}

function writeValue(bytes: number[], value: ThriftValue): void {
  if ('i32' in value) writeVarint(bytes, zigzag(value.i32))
  else if ('i64' in value) writeVarint(bytes, zigzag(value.i64))
  else if ('bool' in value) bytes.push(value.bool ? TRUE : FALSE)
  else if ('text' in value) {
    const text = new TextEncoder().encode(value.text)
    writeVarint(bytes, text.length)
    for (const byte of text) bytes.push(byte)
  } else if ('list' in value) {
    const kind = value.list.length === 0 ? STRUCT : kindOf(value.list[0]!)
    const { length } = value.list
    bytes.push((Math.min(length, LONG_LIST) << 4) | kind)
    if (length >= LONG_LIST) writeVarint(bytes, length)
    for (const each of value.list) writeValue(bytes, each)
  } else writeStruct(bytes, value.struct)
}

/** Of numbers up to 2^52; shifts would cut them at 32 bits. */
const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value)

function writeVarint(bytes: number[], value: number): void {
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}
