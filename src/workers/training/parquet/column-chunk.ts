import type { ColumnData, FileColumn, Values } from '../columns'
import { NO_ID } from '../types'
import { Bytes } from './bytes'
import { listLevels, packed, repeated, widthOf } from './levels'
import { snappy } from './snappy'
import { thriftBytes } from './thrift'

export type Codec = 'none' | 'snappy'

/** One column of a row group as it stands in the file, and what the footer says of it. */
export interface ColumnChunk {
  pages: Uint8Array[]
  /** Bytes of the dictionary's page, which comes first; 0 where there is none. */
  dictionary: number
  compressed: number
  uncompressed: number
  entries: number
}

/** Where the values of a column have their codes; made once for a file. */
export interface Scratch {
  places: Uint32Array
}

const PLAIN = 0
const RLE = 3
const RLE_DICTIONARY = 8
const DATA_PAGE = 0
const DICTIONARY_PAGE = 2

export function columnChunk(
  column: FileColumn,
  data: ColumnData,
  lengths: Uint32Array | undefined,
  codec: Codec,
  scratch: Scratch,
): ColumnChunk {
  const body = new Bytes()
  const levels = levelsOf(column, data, lengths, body)
  const values = 'plain' in levels.data ? asTheyAre(plainBytes(levels.data.plain)) : coded(levels.data, scratch)
  if (values.codes) {
    const width = widthOf(values.entries)
    body.push(width)
    packed(values.codes, width, body)
  } else {
    body.add(values.plain)
  }
  const encoding = values.codes ? RLE_DICTIONARY : PLAIN
  const pages = new Pages(codec)
  if (values.codes) pages.add(DICTIONARY_PAGE, values.plain, { 7: header(values.entries, PLAIN) })
  const dictionary = pages.compressed
  const dataHeader = { struct: { ...header(levels.entries, encoding).struct, 3: { i32: RLE }, 4: { i32: RLE } } }
  pages.add(DATA_PAGE, body.taken(), { 5: dataHeader })
  const { pages: made, compressed, uncompressed } = pages
  return { pages: made, dictionary, compressed, uncompressed, entries: levels.entries }
}

const header = (values: number, encoding: number) => ({ struct: { 1: { i32: values }, 2: { i32: encoding } } })

class Pages {
  readonly pages: Uint8Array[] = []
  compressed = 0
  uncompressed = 0

  constructor(private readonly codec: Codec) {}

  add(type: number, bytes: Uint8Array, rest: Record<number, { struct: object }>): void {
    const body = this.codec === 'snappy' ? snappy(bytes) : bytes
    const head = thriftBytes({ 1: { i32: type }, 2: { i32: bytes.length }, 3: { i32: body.length }, ...rest } as never)
    this.pages.push(head, body)
    this.compressed += head.length + body.length
    this.uncompressed += head.length + bytes.length
  }
}

type Coded = Exclude<ColumnData, { plain: unknown }>

/** Writes levels, each with its length before it, and gives what is there without what is missing. */
function levelsOf(
  column: FileColumn,
  data: ColumnData,
  lengths: Uint32Array | undefined,
  body: Bytes,
): { entries: number; data: ColumnData } {
  const count = 'plain' in data ? data.plain.length : data.codes.length
  if (column.list !== undefined) {
    const { entries, repetition, definition } = listLevels(lengths!)
    sized(repetition, body)
    sized(definition, body)
    return { entries, data }
  }
  if (!column.nullable || 'plain' in data) return { entries: count, data }
  const definition = new Bytes(64)
  const missing = data.codes.includes(NO_ID)
  if (missing)
    packed(
      Uint8Array.from(data.codes, (code) => Number(code !== NO_ID)),
      1,
      definition,
    )
  else repeated(1, count, 1, definition)
  sized(definition.taken(), body)
  return { entries: count, data: missing ? { ...data, codes: data.codes.filter((code) => code !== NO_ID) } : data }
}

function sized(levels: Uint8Array, body: Bytes): void {
  const at = body.length
  const bytes = body.reserve(4)
  new DataView(bytes.buffer).setUint32(at, levels.length, true)
  body.length += 4
  body.add(levels)
}

interface Encoded {
  /** Of the values in `plain`; without them those are the values themselves. */
  codes?: Uint32Array
  plain: Uint8Array
  entries: number
}

const asTheyAre = (plain: Uint8Array): Encoded => ({ plain, entries: 0 })

/** Codes of the values that are there, numbered as they come; values as they are where most of them come once. */
function coded(
  { codes, values }: Coded,
  scratch: Scratch,
): { codes?: Uint32Array; plain: Uint8Array; entries: number } {
  if (scratch.places.length < values.length) scratch.places = new Uint32Array(values.length)
  const { places } = scratch
  const own = new Uint32Array(codes.length)
  const used = new Uint32Array(Math.min(codes.length, values.length))
  let entries = 0
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!
    let place = places[code]!
    if (place === 0) {
      used[entries++] = code
      place = entries
      places[code] = place
    }
    own[i] = place - 1
  }
  const there = used.subarray(0, entries)
  for (let i = 0; i < entries; i++) places[there[i]!] = 0
  if (entries > 1 && 2 * entries > codes.length) return asTheyAre(valueBytes(values, codes))
  return { codes: own, plain: valueBytes(values, there), entries }
}

function valueBytes(values: Values, codes: Uint32Array | Uint8Array): Uint8Array {
  if (values instanceof Int32Array) {
    const own = new Int32Array(codes.length)
    for (let i = 0; i < codes.length; i++) own[i] = values[codes[i]!]!
    return plainBytes(own)
  }
  if (values instanceof BigInt64Array) {
    const own = new BigInt64Array(codes.length)
    for (let i = 0; i < codes.length; i++) own[i] = values[codes[i]!]!
    return plainBytes(own)
  }
  const to = new Bytes(codes.length * 16 + 64)
  const encoder = new TextEncoder()
  for (const code of codes) sized(encoder.encode(values[code]!), to)
  return to.taken()
}

/** Machines that this runs on and Parquet both put the lowest byte first. */
function plainBytes(values: Int32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}
