import {
  Bool,
  type DataType,
  DateDay,
  Dictionary,
  Field,
  Float32,
  Float64,
  Int8,
  Int16,
  Int32,
  Int64,
  LargeUtf8,
  List,
  Table,
  TimestampMicrosecond,
  TimestampMillisecond,
  TimestampNanosecond,
  TimestampSecond,
  Uint32,
  Uint64,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow'
import { describe, expect, it, vi } from 'vitest'
import { BasketeerError } from '../../src/recipe/error'
import type { Source } from '../../src/workers/readers/batch'
import { createCrew } from '../../src/workers/readers/parquet/crew'
import { openParquet } from '../../src/workers/readers/parquet/open'
import { connectNode, type ParquetForm, parquetOf } from './node-parquet'
import { cellsOf, labelsOf } from './source-cells'

const never = new AbortController().signal

function open(bytes: Uint8Array<ArrayBuffer>, ...more: Uint8Array<ArrayBuffer>[]): Promise<Source> {
  const files = [bytes, ...more].map((part, at) => ({ name: `part${at}.parquet`, file: new Blob([part]) }))
  return openParquet(files, never, connectNode)
}

function openTable(columns: Record<string, Vector>, form?: ParquetForm): Promise<Source> {
  return open(parquetOf(new Table(columns), form))
}

function column(values: readonly unknown[], type: DataType): Vector {
  return vectorFromArray(values as never, type) as Vector
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const thrown = await promise.then(
    () => 'nothing was thrown',
    (cause) => cause,
  )
  return thrown instanceof BasketeerError ? thrown.code : String(thrown)
}

describe('types of a Parquet file', () => {
  it.each<[string, DataType, unknown[], (string | null)[]]>([
    ['int8', new Int8(), [1, -2, null], ['1', '-2', null]],
    ['int16', new Int16(), [300, -2, null], ['300', '-2', null]],
    ['int32', new Int32(), [2 ** 31 - 1, -(2 ** 31), null], ['2147483647', '-2147483648', null]],
    ['uint32', new Uint32(), [2 ** 32 - 1, 0, null], ['4294967295', '0', null]],
    ['int64', new Int64(), [2n ** 53n + 1n, -(2n ** 63n), null], ['9007199254740993', '-9223372036854775808', null]],
    ['uint64', new Uint64(), [2n ** 64n - 1n, 7n, null], ['18446744073709551615', '7', null]],
    ['float64', new Float64(), [1.5, 17850, null, Number.NaN], ['1.5', '17850', null, null]],
    ['float32', new Float32(), [0.1, 2, null], ['0.1', '2', null]],
    ['bool', new Bool(), [true, false, null], ['true', 'false', null]],
    ['date', new DateDay(), [new Date('2024-07-22'), new Date('1960-01-01'), null], ['2024-07-22', '1960-01-01', null]],
    ['utf8', new Utf8(), [' a ', 'ünï', '', '   ', null], ['a', 'ünï', null, null, null]],
    ['large utf8', new LargeUtf8(), ['a', ' b', null], ['a', 'b', null]],
    ['dictionary', new Dictionary(new Utf8(), new Int32()), ['a', ' b', 'a', null], ['a', 'b', 'a', null]],
  ])('%s as labels', async (_, type, values, labels) => {
    const source = await openTable({ c: column(values, type) })
    expect(await labelsOf(source, 'c')).toEqual(labels)
  })

  it.each([
    ['s', new TimestampSecond()],
    ['ms', new TimestampMillisecond()],
    ['us', new TimestampMicrosecond()],
    ['ns', new TimestampNanosecond()],
    ['us with zone', new TimestampMicrosecond('Europe/Berlin')],
  ])('timestamps in %s are ms since 1970 in UTC', async (_, type) => {
    const moments = [Date.UTC(2024, 6, 22, 10, 0, 1), Date.UTC(1960, 0, 1), null, 0]
    const source = await openTable({ t: column(moments, type) })
    expect((await cellsOf(source, [{ name: 't', as: 'time' }]))[0]).toEqual(moments)
    expect(source.info.columns[0]).toMatchObject({ type: 'timestamp', min: moments[1], max: moments[0] })
  })

  it('reads numbers, flags and times of any type that can be one', async () => {
    const source = await openTable({
      int: column([1n, 0n, null], new Int64()),
      text: column(['1.5', 'no', '2024-01-02'], new Utf8()),
      bool: column([true, false, null], new Bool()),
    })
    const cells = await cellsOf(source, [
      { name: 'int', as: 'number' },
      { name: 'int', as: 'flag' },
      { name: 'int', as: 'time' },
      { name: 'text', as: 'number' },
      { name: 'text', as: 'flag' },
      { name: 'text', as: 'time' },
      { name: 'bool', as: 'flag' },
    ])
    expect(cells).toEqual([
      [1, 0, null],
      [1, 0, 0],
      [1, 0, null],
      [1.5, null, null],
      [1, 0, 0],
      [null, null, Date.UTC(2024, 0, 2)],
      [1, 0, 0],
    ])
  })

  it('reads lists, and items written into one text', async () => {
    const list = new List(new Field('item', new Utf8(), true))
    const source = await openTable({
      list: column([['a', 'b'], [], null, [' c', null, '']], list),
      text: column(['a;b', '["c"; \'d\']', null, 'e'], new Utf8()),
    })
    expect(source.info.layout).toBe('list')
    expect(
      await cellsOf(source, [
        { name: 'list', as: 'list' },
        { name: 'text', as: 'list' },
      ]),
    ).toEqual([
      [['a', 'b'], [], [], ['c']],
      [['a', 'b'], ['c', 'd'], [], ['e']],
    ])
    expect(await codeOf(cellsOf(source, [{ name: 'list', as: 'key' }]))).toBe('layout-invalid')
  })
})

describe('forms of a Parquet file', () => {
  const baskets = Array.from({ length: 1000 }, (_, row) => Math.floor(row / 3))
  const items = Array.from({ length: 1000 }, (_, row) => `item ${(row * 7) % 31}`)
  const forms: ParquetForm[] = [
    { compression: 'SNAPPY' },
    { compression: 'ZSTD', rowGroup: 64 },
    { compression: 'GZIP', rowGroup: 333 },
    { compression: 'BROTLI', dictionary: false },
    { compression: 'LZ4_RAW', rowGroup: 1 << 20 },
    { compression: 'UNCOMPRESSED', dictionary: false, rowGroup: 10 },
  ]

  it.each(forms)('%o gives the same labels', async (form) => {
    for (const type of [new Utf8(), new Dictionary(new Utf8(), new Int32())]) {
      const source = await openTable({ basket: column(baskets, new Int32()), item: column(items, type) }, form)
      expect(source.info).toMatchObject({ rows: 1000, rowsExact: true, format: 'parquet', layout: 'long' })
      const cells = await cellsOf(source, [
        { name: 'item', as: 'key' },
        { name: 'basket', as: 'key' },
      ])
      expect(cells).toEqual([items, baskets.map(String)])
    }
  })

  it.each([1, 2, 3, 7])('%i decoders deliver row groups in file order', async (decoders) => {
    const ids = Int32Array.from({ length: 1000 }, (_, row) => row)
    const bytes = parquetOf(new Table({ id: vectorFromArray(ids) }), { rowGroup: 130 })
    const { rowGroups } = await connectNode().footer(new Blob([bytes]))
    expect(rowGroups).toEqual([130, 130, 130, 130, 130, 130, 130, 90])
    const connect = vi.fn(connectNode)
    const crew = createCrew(connect, () => decoders)
    const read: number[] = []
    for await (const batch of crew.decode(new Blob([bytes]), ['id'], rowGroups))
      read.push(...batch.column('id')!.values)
    crew.close()
    expect(read).toEqual([...ids])
    expect(connect).toHaveBeenCalledTimes(decoders)
  })

  it('hands out codes in order of first appearance and only for labels that appear', async () => {
    const type = new Dictionary(new Utf8(), new Int32())
    const all = column(['never', 'b', 'a', 'b'], type)
    const source = await openTable({ c: all.slice(1) })
    const reading = source.read(
      { columns: [{ name: 'c', as: 'key' }], read: {}, filters: [] },
      { signal: never, onProgress: () => undefined },
    )
    for await (const batch of reading.batches)
      expect(batch.columns[0]).toMatchObject({ codes: Uint32Array.of(0, 1, 0) })
    expect(reading.dictionaries[0]!.size).toBe(2)
  })

  it('describes columns by a look at the first rows', async () => {
    const source = await openTable({
      basket: column([1, 1, 2], new Int32()),
      item: column(['a', null, 'b'], new Utf8()),
    })
    expect(source.info.columns).toEqual([
      {
        name: 'basket',
        type: 'integer',
        examples: ['1', '2'],
        sampled: 3,
        nulls: 0,
        distinct: 2,
        repeats: 1,
        min: 1,
        max: 2,
      },
      { name: 'item', type: 'text', examples: ['a', 'b'], sampled: 3, nulls: 1, distinct: 2, repeats: 0 },
    ])
    expect(source.info.head).toEqual([
      ['1', 'a'],
      ['1', ''],
      ['2', 'b'],
    ])
  })

  it('leaves out rows that fail a filter on a column that is not asked for', async () => {
    const source = await openTable({
      item: column(['a', 'b', 'c', 'd'], new Utf8()),
      country: column(['fr', 'de', null, 'fr'], new Utf8()),
      qty: column([1, 2, 3, -1], new Int32()),
    })
    const filters = [
      { column: 'country', op: '=' as const, value: 'fr' },
      { column: 'qty', op: '>' as const, value: 0 },
    ]
    expect(await labelsOf(source, 'item', { filters })).toEqual(['a'])
    const missing = [{ column: 'nope', op: 'is null' as const }]
    expect(await codeOf(labelsOf(source, 'item', { filters: missing }))).toBe('column-missing')
  })
})

describe('several Parquet files as one table', () => {
  const ids = (values: unknown[], type: DataType): Uint8Array<ArrayBuffer> =>
    parquetOf(new Table({ id: column(values, type) }))

  it('joins integers of different width, and integers that nulls turned into floats', async () => {
    const wide = await open(ids([1, 2], new Int32()), ids([2n, 2n ** 60n], new Int64()))
    expect(await labelsOf(wide, 'id')).toEqual(['1', '2', '2', '1152921504606846976'])
    const floats = await open(ids([1, 2], new Int32()), ids([2, null], new Float64()))
    expect(await labelsOf(floats, 'id')).toEqual(['1', '2', '2', null])
    expect(floats.info.columns[0]!.type).toBe('number')
  })

  it('finds columns by name, whatever their order', async () => {
    const one = parquetOf(new Table({ a: column(['1'], new Utf8()), b: column(['2'], new Utf8()) }))
    const other = parquetOf(new Table({ b: column(['4'], new Utf8()), a: column(['3'], new Utf8()) }))
    expect(await labelsOf(await open(one, other), 'a')).toEqual(['1', '3'])
  })

  it('refuses files of another shape', async () => {
    const other = parquetOf(new Table({ name: column(['x'], new Utf8()) }))
    expect(await codeOf(open(ids([1], new Int32()), other))).toBe('files-differ')
  })
})

describe('Parquet files that cannot be read', () => {
  const good = parquetOf(
    new Table({
      a: column(
        Array.from({ length: 5000 }, (_, row) => `label ${row}`),
        new Utf8(),
      ),
    }),
  )

  it('takes a file without rows for a table of none', async () => {
    const source = await openTable({ a: column([], new Utf8()) })
    expect(source.info).toMatchObject({ rows: 0, rowsExact: true, head: [] })
    expect(await labelsOf(source, 'a')).toEqual([])
  })

  // Damaged pages make the decoder panic, which only a worker's error event tells: that is for the browser tests.
  it.each([
    ['cut off', good.slice(0, good.length - 60)],
    ['text', new TextEncoder().encode('PAR1 is how it starts, but nothing follows. PAR1')],
    ['a damaged footer', good.map((byte, at) => (at > good.length - 300 && at < good.length - 8 ? 9 : byte))],
  ])('says that %s is unreadable', async (_, bytes) => {
    expect(await codeOf(open(new Uint8Array(bytes)))).toBe('file-unreadable')
  })

  it('stops when cancelled', async () => {
    const controller = new AbortController()
    const source = await open(good)
    controller.abort()
    expect(await codeOf(labelsOf(source, 'a', { signal: controller.signal }))).toBe('cancelled')
  })
})
