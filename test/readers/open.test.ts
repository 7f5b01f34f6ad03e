import { Int32, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BasketeerError } from '../../src/recipe/error'
import { openArrow } from '../../src/workers/readers/arrow/open'
import { openCsv } from '../../src/workers/readers/csv/open'
import { createInlinePool } from '../../src/workers/readers/csv/pool'
import { openSource, sniffFormat } from '../../src/workers/readers/open'
import { openParquet } from '../../src/workers/readers/parquet/open'
import { connectNode, parquetOf } from './node-parquet'
import { labelsOf } from './source-cells'

const never = new AbortController().signal
const table = new Table({ id: vectorFromArray([1, 2], new Int32()), item: vectorFromArray(['a', 'b'], new Utf8()) })

function blob(content: string | Uint8Array | number[]): Blob {
  return new Blob([typeof content === 'string' ? content : new Uint8Array(content)])
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const thrown = await promise.then(
    () => 'nothing was thrown',
    (cause) => cause,
  )
  return thrown instanceof BasketeerError ? thrown.code : String(thrown)
}

describe('the format of a file', () => {
  it.each<[string, Blob, string]>([
    ['Parquet', blob(parquetOf(table)), 'parquet'],
    ['an Arrow file', blob(tableToIPC(table, 'file')), 'arrow'],
    ['an Arrow stream', blob(tableToIPC(table, 'stream')), 'arrow'],
    ['text', blob('id;item\n1;a\n'), 'csv'],
    ['UTF-16 text', blob([0xff, 0xfe, 0x69, 0, 0x64, 0, 0x0a, 0]), 'csv'],
    ['gzip', blob([0x1f, 0x8b, 8, 0]), 'csv'],
    ['a list of objects', blob('[{"id": 1}, {"id": 2}]'), 'json'],
    ['objects, one a line', blob('{"id": 1, "item": "a"}\n{"id": 2, "item": "b"}\n'), 'json'],
  ])('%s is told by content, not by name', async (_, file, format) => {
    expect(await sniffFormat({ name: 'data.bin', file })).toBe(format)
  })

  it.each<[string, Blob, string]>([
    ['a damaged archive', blob([0x50, 0x4b, 3, 4, 0, 0]), 'format-unknown'],
    ['an old office file', blob([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'format-unknown'],
    ['encrypted Parquet', blob('PARE and more PARE'), 'format-unknown'],
    ['a PDF', blob('%PDF-1.7'), 'format-unknown'],
    ['an empty file', blob(''), 'file-empty'],
  ])('%s is refused', async (_, file, code) => {
    expect(await codeOf(sniffFormat({ name: 'data.csv', file }))).toBe(code)
    expect(await codeOf(openSource([{ name: 'data.csv', file }], undefined, never))).toBe(code)
  })

  const latin1 = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))
  const utf32 = (text: string) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0])

  it.each<[string, string | number[]]>([
    ['a PNG picture', latin1('\x89PNG\r\n\x1a\n')],
    ['packed with xz', latin1('\xfd7zXZ\0\0')],
    ['packed with zstd', latin1('\x28\xb5\x2f\xfd')],
    ['packed with bzip2', latin1('BZh91AY&SY')],
    ['packed with 7z', latin1('7z\xbc\xaf\x27\x1c')],
    ['packed with RAR', latin1('Rar!\x1a\x07\x01\0')],
    ['packed with tar', `${'a'.repeat(257)}ustar`],
    ['an ORC file', latin1('ORC\n\x03\0\0ORC\x17')],
    ['an Avro file', latin1('Obj\x01\x04')],
    ['an SQLite database', latin1('SQLite format 3\0')],
    ['a DuckDB database', latin1('\x01\x02\x03\x04\x05\x06\x07\x08DUCK')],
    ['a program', latin1('\x7fELF\x02\x01')],
    ['a web page', '\n<!DOCTYPE html><html>'],
    ['a web page', '<html lang="en">'],
    ['an XML document', '\ufeff<?xml version="1.0"?>'],
    ['UTF-32', [0xff, 0xfe, 0, 0, ...utf32('id,item')]],
    ['UTF-32', utf32('id,item\n1,a\n')],
    ['a PDF document', '%PDF-1.7'],
  ])('%s is refused by name, packed or not', async (what, content) => {
    const file = blob(content)
    const packed = await new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).blob()
    // What is told by its end is not told in a packed file.
    for (const each of what.includes('ORC') ? [file] : [file, packed]) {
      await expect(openSource([{ name: 'data.csv', file: each }], undefined, never)).rejects.toMatchObject({
        code: 'format-unknown',
        message: expect.stringContaining(what),
      })
    }
  })

  it('Parquet and Arrow that were packed are to be unpacked', async () => {
    for (const content of [parquetOf(table), tableToIPC(table, 'file')]) {
      const file = await new Response(blob(content).stream().pipeThrough(new CompressionStream('gzip'))).blob()
      await expect(sniffFormat({ name: 'data.gz', file })).rejects.toMatchObject({
        message: expect.stringContaining('Unpack it'),
      })
    }
  })

  it.each([
    'PARENT_ID,item\n1,a\n',
    'ORCHARD,item\n1,a\n',
    'BZh,item\n1,a\n',
    'Object,item\n1,a\n',
    '[id],[item]\n1,a\n',
    '["milk","bread"]\n["milk"]\n',
    '{milk;bread}\n',
    'MZ,item\n1,a\n',
    'html,item\n1,a\n',
  ])('%j is text, whatever it begins like', async (text) => {
    expect(await sniffFormat({ name: 'data.csv', file: blob(text) })).toBe('csv')
  })

  it('may be announced, but not wrongly', async () => {
    const file = blob(tableToIPC(table, 'file'))
    expect(await sniffFormat({ name: 'x', file, format: 'arrow' })).toBe('arrow')
    expect(await codeOf(sniffFormat({ name: 'x', file, format: 'csv' }))).toBe('format-unknown')
  })
})

describe('opening files', () => {
  it('needs at least one', async () => {
    expect(await codeOf(openSource([], undefined, never))).toBe('no-data')
  })

  it('refuses a mix of formats and says which file is what', async () => {
    const files = [
      { name: 'one.csv', file: blob('id,item\n1,a\n') },
      { name: 'two.arrow', file: blob(tableToIPC(table, 'file')) },
    ]
    await expect(openSource(files, undefined, never)).rejects.toMatchObject({
      code: 'files-differ',
      message: expect.stringContaining('“one.csv” is CSV, “two.arrow” is Arrow'),
    })
  })

  it('opens what it recognises', async () => {
    const source = await openSource([{ name: 'x', file: blob(tableToIPC(table, 'stream')) }], undefined, never)
    expect(source.info).toMatchObject({ format: 'arrow', rows: 2 })
  })
})

describe('the same table in three formats', () => {
  const cell = fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    {
      weight: 5,
      arbitrary: fc.constantFrom('apple', ' apple', 'pear ', 'ünï', 'a,b', 'say "x"', 'two\nlines', "it's"),
    },
  )
  const id = fc.integer({ min: -5, max: 5 })

  it('gives the same labels', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(id, cell), { minLength: 1, maxLength: 60 }), async (rows) => {
        const ids = rows.map(([value]) => value)
        const items = rows.map(([, value]) => value)
        const same = new Table({ id: vectorFromArray(ids, new Int32()), item: vectorFromArray(items, new Utf8()) })
        const quoted = rows.map(([key, item]) => `${key},${item === null ? '' : `"${item.replaceAll('"', '""')}"`}`)
        const read = { delimiter: ',', encoding: 'utf-8', header: true, nullValues: [''] }
        const sources = await Promise.all([
          openCsv([{ name: 'x.csv', file: blob(`id,item\n${quoted.join('\n')}\n`) }], read, never, {
            pool: createInlinePool,
          }),
          openArrow([{ name: 'x.arrow', file: blob(tableToIPC(same, 'file')) }], never),
          openParquet([{ name: 'x.parquet', file: blob(parquetOf(same)) }], never, connectNode),
        ])
        const trimmed = items.map((item) => (item === null ? null : item.replace(/^ +| +$/g, '')))
        for (const source of sources) {
          expect(await labelsOf(source, 'id', { read })).toEqual(ids.map(String))
          expect(await labelsOf(source, 'item', { read })).toEqual(trimmed)
        }
      }),
      { numRuns: 50 },
    )
  })
})
