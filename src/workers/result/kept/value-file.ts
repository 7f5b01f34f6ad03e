import {
  type DataType,
  Field,
  Float32,
  Float64,
  Int8,
  Int16,
  Int32,
  Int64,
  List,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  tableFromIPC,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Utf8,
} from 'apache-arrow'

type Numbers =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array

const TYPES: Readonly<Record<string, () => DataType>> = {
  Int8Array: () => new Int8(),
  Uint8Array: () => new Uint8(),
  Int16Array: () => new Int16(),
  Uint16Array: () => new Uint16(),
  Int32Array: () => new Int32(),
  Uint32Array: () => new Uint32(),
  Float32Array: () => new Float32(),
  Float64Array: () => new Float64(),
  BigInt64Array: () => new Int64(),
  BigUint64Array: () => new Uint64(),
}

/** In the metadata of the schema: the value, with what stands in columns named by their place. */
const META = 'basketeer'
/** Lists of texts that are longer are a column; shorter ones are written out. */
const FEW = 32

type Tree = null | boolean | string | number | Tree[] | { [name: string]: Tree }

/** What JSON has no word for is an object with one of these names alone. */
const COLUMN = '$column'
const NUMBER = '$number'
const TEXTS = '$texts'
const PLAIN = '$plain'

interface Column {
  type: DataType
  length: number
  child: ReturnType<typeof makeData>
}

function textColumn(texts: readonly (string | null)[]): Column {
  const parts = texts.map((text) => new TextEncoder().encode(text ?? ''))
  const valueOffsets = new Int32Array(parts.length + 1)
  for (const [at, { length }] of parts.entries()) valueOffsets[at + 1] = valueOffsets[at]! + length
  const data = new Uint8Array(valueOffsets.at(-1)!)
  for (const [at, part] of parts.entries()) data.set(part, valueOffsets[at])
  const length = texts.length
  return { type: new Utf8(), length, child: makeData({ type: new Utf8(), length, nullCount: 0, valueOffsets, data }) }
}

function numberColumn(values: Numbers): Column {
  const make = TYPES[values.constructor.name]
  if (!make) throw new TypeError(`no column of ${values.constructor.name}`)
  const type = make() as Float64
  return {
    type,
    length: values.length,
    child: makeData({ type, length: values.length, nullCount: 0, data: values as Float64Array }),
  }
}

const isTexts = (value: readonly unknown[]): value is (string | null)[] =>
  value.length > FEW && value.every((each) => typeof each === 'string' || each === null)

/**
 * A value of objects, lists, texts, numbers and typed arrays as an Arrow file of one row: each typed array is a list in
 * it, whatever its length, and anything that reads Arrow reads it.
 */
export function writeValue(value: unknown): Uint8Array<ArrayBuffer> {
  const columns: Column[] = []
  const placed = new Map<unknown, number>()

  function column(of: unknown, make: () => Column): number {
    const known = placed.get(of)
    if (known !== undefined) return known
    placed.set(of, columns.length)
    return columns.push(make()) - 1
  }

  function tree(each: unknown): Tree {
    if (each === null || typeof each === 'boolean' || typeof each === 'string') return each
    if (typeof each === 'number')
      return Number.isFinite(each) && !Object.is(each, -0)
        ? each
        : { [NUMBER]: Object.is(each, -0) ? '-0' : String(each) }
    if (ArrayBuffer.isView(each)) return { [COLUMN]: column(each, () => numberColumn(each as Numbers)) }
    if (Array.isArray(each)) {
      if (!isTexts(each)) return each.map(tree)
      const nulls = each.flatMap((text, at) => (text === null ? [at] : []))
      return { [TEXTS]: column(each, () => textColumn(each)), nulls }
    }
    if (typeof each === 'object') {
      const told = Object.entries(each).flatMap(([name, part]) =>
        part === undefined || typeof part === 'function' ? [] : [[name, tree(part)] as const],
      )
      const plain: Tree = Object.fromEntries(told)
      return told.some(([name]) => name.startsWith('$')) ? { [PLAIN]: plain } : plain
    }
    throw new TypeError(`a ${typeof each} cannot be kept`)
  }

  const metadata = new Map([[META, JSON.stringify(tree(value))]])
  const fields = columns.map(({ type }, at) => new Field(String(at), new List(new Field('item', type, false)), false))
  const schema = new Schema(fields, metadata)
  const children = columns.map(({ length, child }, at) =>
    makeData({
      type: fields[at]!.type as List,
      length: 1,
      nullCount: 0,
      valueOffsets: Int32Array.of(0, length),
      child,
    }),
  )
  const row = makeData({ type: new Struct(fields), length: 1, nullCount: 0, children })
  return RecordBatchFileWriter.writeAll([new RecordBatch(schema, row)]).toUint8Array(true) as Uint8Array<ArrayBuffer>
}

/** Typed arrays are views of `bytes`, not copies. */
export function readValue(bytes: Uint8Array): unknown {
  const table = tableFromIPC(bytes)
  const text = table.schema.metadata.get(META)
  if (text === undefined) throw new TypeError('nothing of ours is in this file')
  const [batch] = table.batches
  const read = new Map<number, unknown>()

  function child(at: number) {
    const data = batch?.data.children[at]?.children[0]
    if (!data) throw new TypeError(`column ${at} is missing`)
    return data
  }

  function once<T>(at: number, make: () => T): T {
    if (!read.has(at)) read.set(at, make())
    return read.get(at) as T
  }

  /** Buffers are rounded up to eight bytes. */
  function numbers(at: number): Numbers {
    const { values, length } = child(at)
    return (values as Numbers).subarray(0, length)
  }

  function texts(at: number, nulls: readonly number[]): (string | null)[] {
    const { valueOffsets, values, length } = child(at) as {
      valueOffsets: Int32Array
      values: Uint8Array
      length: number
    }
    const decoder = new TextDecoder()
    const all: (string | null)[] = Array.from({ length }, (_, each) =>
      decoder.decode(values.subarray(valueOffsets[each], valueOffsets[each + 1])),
    )
    for (const empty of nulls) all[empty] = null
    return all
  }

  function value(tree: Tree): unknown {
    if (tree === null || typeof tree !== 'object') return tree
    if (Array.isArray(tree)) return tree.map(value)
    if (COLUMN in tree) return once(tree[COLUMN] as number, () => numbers(tree[COLUMN] as number))
    if (TEXTS in tree) return once(tree[TEXTS] as number, () => texts(tree[TEXTS] as number, tree.nulls as number[]))
    if (NUMBER in tree) return Number(tree[NUMBER])
    const plain = PLAIN in tree ? (tree[PLAIN] as { [name: string]: Tree }) : tree
    return Object.fromEntries(Object.entries(plain).map(([name, part]) => [name, value(part)]))
  }

  return value(JSON.parse(text) as Tree)
}
