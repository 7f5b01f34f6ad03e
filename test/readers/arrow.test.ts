import { readFile } from 'node:fs/promises'
import { Dictionary, Int32, RecordBatchStreamWriter, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BasketeerError } from '../../src/recipe/error'
import type { Filter } from '../../src/recipe/schema'
import { decodeLz4Frame } from '../../src/workers/readers/arrow/lz4'
import { openArrow } from '../../src/workers/readers/arrow/open'
import type { Source } from '../../src/workers/readers/batch'
import { openParquet } from '../../src/workers/readers/parquet/open'
import { connectNode } from './node-parquet'
import { cellsOf, labelsOf } from './source-cells'

const never = new AbortController().signal

function open(bytes: Uint8Array): Promise<Source> {
  return openArrow([{ name: 'table.arrow', file: new Blob([new Uint8Array(bytes)]) }], never)
}

async function fixture(name: string): Promise<Blob> {
  return new Blob([new Uint8Array(await readFile(new URL(`fixtures/${name}`, import.meta.url)))])
}

async function failure(promise: Promise<unknown>): Promise<BasketeerError> {
  const thrown = await promise.then(
    () => undefined,
    (cause) => cause,
  )
  expect(thrown).toBeInstanceOf(BasketeerError)
  return thrown as BasketeerError
}

const text = new Dictionary(new Utf8(), new Int32(), 1)
const table = new Table({
  basket: vectorFromArray([1, 1, 2], new Int32()),
  item: vectorFromArray(['a', ' b ', null], new Utf8()),
})

describe('Arrow IPC', () => {
  it.each(['file', 'stream'] as const)('reads a %s', async (form) => {
    const source = await open(tableToIPC(table, form))
    expect(source.info).toMatchObject({ format: 'arrow', rows: 3, rowsExact: true, layout: 'long' })
    expect(await labelsOf(source, 'item')).toEqual(['a', 'b', null])
    expect(await labelsOf(source, 'basket')).toEqual(['1', '1', '2'])
  })

  it('follows dictionaries that change between batches', async () => {
    const writer = new RecordBatchStreamWriter()
    const parts = [
      ['a', 'b', 'a'],
      ['b', 'c', null],
      ['d', 'a'],
    ]
    for (const part of parts) {
      for (const batch of new Table({ item: vectorFromArray(part, text) }).batches) writer.write(batch)
    }
    writer.finish()
    expect(await labelsOf(await open(writer.toUint8Array(true)), 'item')).toEqual(parts.flat())
  })

  it('reads many small batches together', async () => {
    const writer = new RecordBatchStreamWriter()
    for (let part = 0; part < 500; part++) {
      const values = Int32Array.from({ length: 7 }, (_, row) => part * 7 + row)
      for (const batch of new Table({ id: vectorFromArray(values) }).batches) writer.write(batch)
    }
    writer.finish()
    const source = await open(writer.toUint8Array(true))
    expect(source.info.rows).toBe(3500)
    expect(await labelsOf(source, 'id')).toEqual(Array.from({ length: 3500 }, (_, id) => String(id)))
  })

  it('reads a file with several dictionaries, whose schema is in the footer', async () => {
    const words = (values: (string | null)[]) => vectorFromArray(values, new Dictionary(new Utf8(), new Int32()))
    const source = await open(tableToIPC(new Table({ a: words(['x', 'y', 'x']), b: words([null, 'z', 'w']) }), 'file'))
    expect(await labelsOf(source, 'a')).toEqual(['x', 'y', 'x'])
    expect(await labelsOf(source, 'b')).toEqual([null, 'z', 'w'])
  })

  it('takes text for times where all of it reads as ISO dates', async () => {
    const texts = {
      moment: ['2026-03-01T08:00:00Z', null, '2026-03-02 09:30:00.5+01:00'],
      day: ['2026-03-01', '2026-03-02', ' 2026-03-03 '],
      nearly: ['2026-03-01', 'unknown', null],
      nothing: [null, null, null],
      version: ['1.10.2', '1.9.0', '2.0.1'],
    }
    const made = Object.entries(texts).map(([name, cells]) => [name, vectorFromArray(cells, new Utf8())] as const)
    const source = await open(tableToIPC(new Table(Object.fromEntries(made)), 'file'))
    const [first, last] = [Date.UTC(2026, 2, 1, 8), Date.UTC(2026, 2, 2, 8, 30, 0, 500)]
    expect(source.info.columns).toMatchObject([
      { type: 'timestamp', min: first, max: last },
      { type: 'date', min: Date.UTC(2026, 2, 1) },
      { type: 'text' },
      { type: 'text' },
      { type: 'text' },
    ])
    expect(await cellsOf(source, [{ name: 'moment', as: 'time' }])).toEqual([[first, null, last]])
    expect(await labelsOf(source, 'day')).toEqual(['2026-03-01', '2026-03-02', '2026-03-03'])
    const later: Filter = { column: 'moment', op: '>', value: '2026-03-02' }
    expect(await cellsOf(source, [{ name: 'day', as: 'key' }], { filters: [later] })).toEqual([['2026-03-03']])
  })

  it('stops at a cut and at a foreign file', async () => {
    const bytes = tableToIPC(table, 'file')
    expect((await failure(open(bytes.subarray(0, 300)))).code).toBe('file-unreadable')
    expect((await failure(open(new TextEncoder().encode('ARROW1 and then something else entirely')))).code).toBe(
      'file-unreadable',
    )
    const nothing = await open(tableToIPC(table.slice(0, 0), 'stream'))
    expect(nothing.info).toMatchObject({ rows: 0, rowsExact: true })
  })
})

describe('compressed bodies', () => {
  it('reads LZ4, as Feather files are by default', async () => {
    const source = await openArrow([{ name: 'lz4.arrow', file: await fixture('lz4.arrow') }], never)
    const expected = Array.from({ length: 160 }, (_, row) => ['apple', 'pear', 'apple', null][row % 4])
    expect(await labelsOf(source, 'item')).toEqual(expected)
    expect(await labelsOf(source, 'basket')).toEqual(expected.map((_, row) => String(row)))
  })

  it('refuses zstd and says what to do', async () => {
    const error = await failure(openArrow([{ name: 'zstd.arrow', file: await fixture('zstd.arrow') }], never))
    expect(error).toMatchObject({ code: 'file-unreadable', message: expect.stringContaining('lz4') })
  })

  it('decodes a frame with stored blocks, overlapping matches and long lengths', () => {
    const header = [0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82]
    const stored = [3, 0, 0, 0x80, 1, 2, 3]
    // One literal (9), then 300 bytes from distance 2 across the block border: 3 9 3 9 …, then the closing literal 7.
    const block = [0x1f, 9, 2, 0, 255, 26, 0x10, 7]
    const frame = Uint8Array.from([...header, ...stored, block.length, 0, 0, 0, ...block, 0, 0, 0, 0])
    const repeated = Array.from({ length: 300 }, (_, at) => (at % 2 === 0 ? 3 : 9))
    expect(Array.from(decodeLz4Frame(frame))).toEqual([1, 2, 3, 9, ...repeated, 7])
  })
})

describe('types only other writers produce', () => {
  const open: [string, () => Promise<Source>][] = [
    ['Arrow', async () => openArrow([{ name: 'rare.arrows', file: await fixture('rare.arrows') }], never)],
    [
      'Parquet',
      async () => openParquet([{ name: 'rare.parquet', file: await fixture('rare.parquet') }], never, connectNode),
    ],
  ]

  it.each(open)('come as labels from %s', async (_, source) => {
    const opened = await source()
    const columns = {
      decimal: ['1.25', '-0.05', null, '12345678901234567.89'],
      decimal256: ['1.25', '-0.05', null, '3.00'],
      whole: ['1', '-5', null, '123'],
      half: ['1.5', '-2', null, '65504'],
      date64: ['2024-07-22', '1960-01-01', null, '1970-01-01'],
      clock: ['10:00:01', '00:00:00.000005', null, '23:59:59'],
      view: ['a', 'a text that is longer than twelve bytes', null, null],
      binary: ['a', 'b', null, null],
      fixed: ['abcd', '\0\x01\x02\x03', null, 'zzzz'],
      nothing: [null, null, null, null],
      small_codes: ['x', 'y', null, 'x'],
      coded_numbers: ['7', '8', null, '7'],
    }
    for (const [name, labels] of Object.entries(columns)) expect(await labelsOf(opened, name), name).toEqual(labels)
    const names = opened.info.columns.map((column) => column.name)
    expect(names).toContain('large_list')
    expect(names).not.toContain('struct')
  })

  it.each(open)('come as lists, numbers and times from %s', async (_, source) => {
    const cells = await cellsOf(await source(), [
      { name: 'large_list', as: 'list' },
      { name: 'fixed_list', as: 'list' },
      { name: 'coded_list', as: 'list' },
      { name: 'coded_numbers', as: 'number' },
      { name: 'decimal256', as: 'number' },
      { name: 'date64', as: 'time' },
    ])
    expect(cells).toEqual([
      [['a', 'b'], [], [], ['c']],
      [['a', 'b'], ['c', 'd'], [], ['e', 'f']],
      [['a', 'b'], [], [], ['a']],
      [7, 8, null, 7],
      [1.25, -0.05, null, 3],
      [Date.UTC(2024, 6, 22), Date.UTC(1960, 0, 1), null, 0],
    ])
  })
})

describe('integer keys', () => {
  it('name every value by its own label, whatever the order', async () => {
    const id = fc.oneof(
      fc.integer({ min: -3, max: 3 }).map(BigInt),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(id, { minLength: 1, maxLength: 200 }), fc.boolean(), async (values, sorted) => {
        const ids = sorted ? values.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)) : values
        const source = await open(tableToIPC(new Table({ id: vectorFromArray(BigInt64Array.from(ids)) }), 'stream'))
        const reading = source.read(
          { columns: [{ name: 'id', as: 'key' }], read: {}, filters: [] },
          { signal: never, onProgress: () => undefined },
        )
        const labels: string[] = []
        for await (const batch of reading.batches) {
          const column = batch.columns[0]!
          if (column.as === 'key')
            labels.push(...Array.from(column.codes, (code) => reading.dictionaries[0]!.label(code)))
        }
        expect(labels).toEqual(ids.map(String))
        expect(reading.dictionaries[0]!.size).toBe(new Set(ids).size)
      }),
      { numRuns: 60 },
    )
  })
})
