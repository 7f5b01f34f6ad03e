import {
  type DataType,
  Dictionary,
  Float64,
  Int32,
  Int64,
  LargeUtf8,
  RecordBatchFileWriter,
  RecordBatchStreamWriter,
  Table,
  TimestampMillisecond,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow'
import { type ParquetForm, parquetOf } from '../../readers/node-parquet'
import type { Random } from '../random'
import { COLUMNS, type Line } from './lines'

const vector = (values: readonly unknown[], type: DataType) => vectorFromArray(values as never, type) as Vector

export function tableOf(random: Random, lines: readonly Line[]): Table {
  const text = () =>
    random.pick([() => new Utf8(), () => new LargeUtf8(), () => new Dictionary(new Utf8(), new Int32())])()
  const types: Record<(typeof COLUMNS)[number], DataType> = {
    receipt: text(),
    store: text(),
    customer: text(),
    item: text(),
    time: new TimestampMillisecond(),
    amount: new Float64(),
    units: random.chance(0.5) ? new Int32() : new Int64(),
  }
  const cell = (name: (typeof COLUMNS)[number], value: unknown) =>
    types[name] instanceof Int64 && typeof value === 'number' ? BigInt(value) : value
  const columns = COLUMNS.map(
    (name) =>
      [
        name,
        vector(
          lines.map((line) => cell(name, line[name])),
          types[name],
        ),
      ] as const,
  )
  return new Table(Object.fromEntries(columns))
}

export function writeArrow(table: Table, form: 'file' | 'stream'): Uint8Array<ArrayBuffer> {
  const writer = form === 'file' ? RecordBatchFileWriter : RecordBatchStreamWriter
  return new Uint8Array(writer.writeAll(table as never).toUint8Array(true))
}

const COMPRESSIONS = ['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD', 'BROTLI', 'LZ4_RAW'] as const

export function writeParquet(random: Random, table: Table): Uint8Array<ArrayBuffer> {
  const form: ParquetForm = {
    compression: random.pick(COMPRESSIONS),
    dictionary: random.chance(0.5),
    ...(random.chance(0.5) ? { rowGroup: random.between(1, 20) } : {}),
  }
  return new Uint8Array(parquetOf(table, form))
}
