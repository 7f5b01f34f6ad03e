import type { FileColumn, RowGroup } from '../columns'
import { type Codec, type ColumnChunk, columnChunk, type Scratch } from './column-chunk'
import { type Fields, type ThriftValue, thriftBytes } from './thrift'

const MAGIC = new TextEncoder().encode('PAR1')
const PHYSICAL = { int32: 1, int64: 2, timestamp: 2, utf8: 6 }
const REQUIRED = 0
const OPTIONAL = 1
const REPEATED = 2
const UTF8 = 0
const LIST = 3
const TIMESTAMP_MICROS = 10
const PLAIN = 0
const RLE = 3
const RLE_DICTIONARY = 8

export interface ParquetSettings {
  codec: Codec
  /** What readers find beside the schema. */
  metadata?: Readonly<Record<string, string>>
}

/** A Parquet file piece by piece, a row group at a time. Without statistics: there are none that could be wrong. */
export function* parquetFile(
  columns: readonly FileColumn[],
  groups: Iterable<RowGroup>,
  { codec, metadata = {} }: ParquetSettings,
): Generator<Uint8Array> {
  yield MAGIC
  let place = MAGIC.length
  let rows = 0
  const written: ThriftValue[] = []
  const scratches: Scratch[] = columns.map(() => ({ places: new Uint32Array(0) }))
  for (const group of groups) {
    const chunks: ThriftValue[] = []
    let [compressed, uncompressed] = [0, 0]
    for (const [i, column] of columns.entries()) {
      const chunk = columnChunk(column, group.data[i]!, group.lengths, codec, scratches[i]!)
      yield* chunk.pages
      chunks.push({ struct: { 2: { i64: place }, 3: { struct: chunkFields(column, chunk, place, codec) } } })
      place += chunk.compressed
      compressed += chunk.compressed
      uncompressed += chunk.uncompressed
    }
    written.push({
      struct: { 1: { list: chunks }, 2: { i64: uncompressed }, 3: { i64: group.rows }, 6: { i64: compressed } },
    })
    rows += group.rows
  }
  const pairs = Object.entries(metadata).map(([key, text]) => ({ struct: { 1: { text: key }, 2: { text } } }))
  const footer = thriftBytes({
    1: { i32: 1 },
    2: { list: [root(columns.length), ...columns.flatMap(schemaOf)].map((struct) => ({ struct })) },
    3: { i64: rows },
    4: { list: written },
    5: pairs.length === 0 ? undefined : { list: pairs },
    6: { text: 'Basketeer' },
  })
  yield footer
  const size = new Uint8Array(8)
  new DataView(size.buffer).setUint32(0, footer.length, true)
  size.set(MAGIC, 4)
  yield size
}

const root = (children: number): Fields => ({ 4: { text: 'schema' }, 5: { i32: children } })

function schemaOf({ name, type, nullable, list }: FileColumn): Fields[] {
  const leaf = (called: string): Fields => ({
    1: { i32: PHYSICAL[type] },
    3: { i32: nullable ? OPTIONAL : REQUIRED },
    4: { text: called },
    6: type === 'utf8' ? { i32: UTF8 } : type === 'timestamp' ? { i32: TIMESTAMP_MICROS } : undefined,
    10: logicalType(type),
  })
  if (list === undefined) return [leaf(name)]
  return [
    {
      3: { i32: REQUIRED },
      4: { text: name },
      5: { i32: 1 },
      6: { i32: LIST },
      10: { struct: { 3: { struct: {} } } },
    },
    { 3: { i32: REPEATED }, 4: { text: 'list' }, 5: { i32: 1 } },
    leaf('element'),
  ]
}

function logicalType(type: FileColumn['type']): ThriftValue | undefined {
  if (type === 'utf8') return { struct: { 1: { struct: {} } } }
  if (type !== 'timestamp') return undefined
  const micros = { struct: { 2: { struct: {} } } }
  return { struct: { 8: { struct: { 1: { bool: true }, 2: micros } } } }
}

function chunkFields({ name, type, list }: FileColumn, chunk: ColumnChunk, place: number, codec: Codec): Fields {
  const path = list === undefined ? [name] : [name, 'list', 'element']
  const encodings = chunk.dictionary > 0 ? [PLAIN, RLE, RLE_DICTIONARY] : [PLAIN, RLE]
  return {
    1: { i32: PHYSICAL[type] },
    2: { list: encodings.map((i32) => ({ i32 })) },
    3: { list: path.map((text) => ({ text })) },
    4: { i32: codec === 'snappy' ? 1 : 0 },
    5: { i64: chunk.entries },
    6: { i64: chunk.uncompressed },
    7: { i64: chunk.compressed },
    9: { i64: place + chunk.dictionary },
    11: chunk.dictionary > 0 ? { i64: place } : undefined,
  }
}
