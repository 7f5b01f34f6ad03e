import {
  type Data,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
} from 'apache-arrow'

const encoder = new TextEncoder()

// apache-arrow's own builders for text need eval, which the page forbids: columns are made from typed arrays only.
function toIpc(columns: Record<string, Data>, rows: number): Uint8Array {
  const fields = Object.entries(columns).map(([name, data]) => new Field(name, data.type, false))
  const schema = new Schema(fields)
  const struct = makeData({ type: new Struct(fields), length: rows, nullCount: 0, children: Object.values(columns) })
  return tableToIPC(new Table([new RecordBatch(schema, struct)]), 'stream')
}

/** Columns of numbers as an Arrow IPC stream. */
export function numbersIpc(columns: Record<string, Int32Array | Float64Array>, rows: number): Uint8Array {
  const datas = Object.entries(columns).map(([name, values]): [string, Data] => [
    name,
    values instanceof Int32Array
      ? makeData({ type: new Int32(), length: rows, nullCount: 0, data: values })
      : makeData({ type: new Float64(), length: rows, nullCount: 0, data: values }),
  ])
  return toIpc(Object.fromEntries(datas), rows)
}

/** Codes `from` up to `to` and their labels as an Arrow IPC stream of `code` and `label`. */
export function labelsIpc(label: (code: number) => string | null, from: number, to: number): Uint8Array {
  const parts: Uint8Array[] = []
  const offsets = new Int32Array(to - from + 1)
  for (let code = from; code < to; code++) {
    const bytes = encoder.encode(label(code) ?? '')
    parts.push(bytes)
    offsets[code - from + 1] = offsets[code - from]! + bytes.length
  }
  const bytes = new Uint8Array(offsets[to - from]!)
  for (const [at, part] of parts.entries()) bytes.set(part, offsets[at])
  const codes = Int32Array.from({ length: to - from }, (_, at) => from + at)
  return toIpc(
    {
      code: makeData({ type: new Int32(), length: codes.length, nullCount: 0, data: codes }),
      label: makeData({ type: new Utf8(), length: codes.length, nullCount: 0, data: bytes, valueOffsets: offsets }),
    },
    codes.length,
  )
}
