import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openJson } from '../../src/workers/readers/json/open'
import { openSource } from '../../src/workers/readers/open'
import { gzip, readTable, restlessPool, utf16 } from './csv-tools'

const never = new AbortController().signal
const file = (content: string | Uint8Array, name = 'data.json') => ({ name, file: new Blob([content as BlobPart]) })
const open = (...contents: (string | Uint8Array)[]) =>
  openSource(
    contents.map((content, at) => file(content, `part${at}.json`)),
    undefined,
    never,
  )
const LINES = '{"id":1,"item":"milk"}\n{"id":2,"item":"bread"}\n'

describe('rows of JSON', () => {
  it.each<[string, string | Uint8Array]>([
    ['one a line', LINES],
    ['one a line without a last line end', LINES.trim()],
    ['one a line with Windows line ends', LINES.replaceAll('\n', '\r\n')],
    ['a list', `[${LINES.trim().replace('\n', ',')}]`],
    [
      'a list over many lines',
      JSON.stringify(
        [
          { id: 1, item: 'milk' },
          { id: 2, item: 'bread' },
        ],
        null,
        2,
      ),
    ],
    [
      'the one list of an object',
      `{"meta":{"n":[1,2],"x":{}},"total":2,"data":[${LINES.trim().replace('\n', ',')}],"next":null}`,
    ],
    ['with a mark', `\ufeff${LINES}`],
    ['in UTF-16', utf16(LINES, false, true)],
  ])('are read: %s', async (_, content) => {
    const source = await open(content)
    expect(source.info).toMatchObject({ format: 'json', rows: 2, rowsExact: true })
    expect((await readTable(source, ['id', 'item'])).rows).toEqual([
      ['1', 'milk'],
      ['2', 'bread'],
    ])
  })

  it('are read packed, and from several files whose keys stand in another order', async () => {
    expect((await readTable(await open(await gzip(LINES)), ['item'])).rows).toHaveLength(2)
    const source = await open(LINES, '{"item":"milk","id":7}')
    expect((await readTable(source, ['id', 'item'])).rows[2]).toEqual(['7', 'milk'])
  })

  it('have a column for every key that comes up; what an object lacks is missing', async () => {
    const source = await open('{"a":1}\n{}\n{"b":"x","a":null}\n{"c":true,"":0}\n')
    expect(source.info.columns.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'column4'])
    expect(source.info.rows).toBe(4)
    expect((await readTable(source, ['a', 'b', 'c', 'column4'])).rows).toEqual([
      ['1', null, null, null],
      [null, null, null, null],
      [null, 'x', null, null],
      [null, null, 'true', '0'],
    ])
  })

  it('keep what a number cannot hold, and write one number one way', async () => {
    const numbers = [
      '9007199254740993',
      '-12345678901234567890',
      '0.1',
      '1.0',
      '1e3',
      '-0',
      '-0.0',
      '1.50',
      '0.1234567890123456789',
    ]
    const source = await open(numbers.map((n) => `{"n":${n}}`).join('\n'))
    expect((await readTable(source, ['n'])).rows.map(([n]) => n)).toEqual([
      ...['9007199254740993', '-12345678901234567890', '0.1', '1', '1000', '0', '0', '1.5', '0.1234567890123456789'],
    ])
  })

  it('hold lists of items, and what is nested deeper as text', async () => {
    const rows = [
      { id: 1, items: ['milk', 'bread, white'], at: { x: 'a  "b"', n: [1, 2] } },
      { id: 2, items: ['milk'], at: {} },
      { id: 3, items: [], at: null },
    ]
    const source = await open(JSON.stringify(rows, null, 2))
    expect(source.info.layout).toBe('list')
    const table = await readTable(source, ['items:list', 'at'])
    expect(table.rows).toEqual([
      [['milk', 'bread, white'], '{"x":"a  \\"b\\"","n":[1,2]}'],
      [['milk'], '{}'],
      [[], null],
    ])
  })

  it('are counted as entries where one cannot be read', async () => {
    const source = await open(
      [...Array(9).keys()]
        .map((n) => `{"n":${n},"t":"a\\nb"}`)
        .join('\n')
        .concat('\n{"n":"x"}'),
    )
    const { unreadable } = await readTable(source, ['n:number', 't'])
    expect(unreadable).toMatchObject({ count: 1, first: [{ line: 10 }] })
  })

  it('never take a word or a sum for what it is in text', async () => {
    const rows = ['NA', 'null', 'Total', '-'].map((item, n) => JSON.stringify({ item, n }))
    const source = await open(rows.join('\n'))
    expect(source.info.skipped).toBeUndefined()
    expect((await readTable(source, ['item'])).rows).toEqual([['NA'], ['null'], ['Total'], ['-']])
  })

  it.each([
    ['{"id":1}\n{"id":2', 'file-unreadable', 'entry 2'],
    ['{"id":1}\n{"id":}', 'file-unreadable', 'entry 2'],
    ['{"id":1}\n{"id":01}', 'file-unreadable', 'entry 2'],
    ['{"id":1}\n{"id":"a\nb"}', 'file-unreadable', 'entry 2'],
    ['{"id":1}\n{"id" 1}', 'file-unreadable', 'entry 2'],
    ['{"id":1}\n{"id":[1,}', 'file-unreadable', 'entry 2'],
    ['{"id":1}\n{"id":"\\x"}', 'file-unreadable', 'entry 2'],
    ['{"id":1}\n{"id":1,}', 'file-unreadable', 'entry 2'],
    ['{"id":1}\n[1]', 'file-unreadable', 'Entry 2'],
    ['[{"id":1},2]', 'file-unreadable', 'Entry 2'],
    ['[{"id":1}', 'file-unreadable', 'entry 2'],
    ['[{"id":1}] {}', 'file-unreadable', 'entry 2'],
    ['[[1,2],[3,4]]', 'file-unreadable', 'Entry 1'],
    ['{"a":[{"x":1}],"b":[{"y":1}]}', 'file-unreadable', '“a” and “b”'],
    ['{"a":[{"x":1}]', 'file-unreadable', 'entry 1'],
  ])('%j is refused with its place', async (text, code, words) => {
    await expect(open(text)).rejects.toMatchObject({ code, message: expect.stringContaining(words) })
  })

  it('with ids for keys are told what columns are', async () => {
    const text = `[${Array.from({ length: 20_000 }, (_, at) => `{"k${at}":1}`).join(',')}]`
    await expect(open(text)).rejects.toMatchObject({ message: expect.stringContaining('16384 different keys') })
  })

  it('report how far they are, and end when asked', async () => {
    const text = Array.from({ length: 50_000 }, (_, id) => `{"id":${id},"item":"item ${id % 7}"}`).join('\n')
    const controller = new AbortController()
    let most = 0
    await openJson([file(text)], undefined, never, ({ done, total }) => {
      most = Math.max(most, done / total)
    })
    expect(most).toBe(1)
    controller.abort()
    await expect(openJson([file(text)], undefined, controller.signal)).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('come back as they were written, whatever they are, in any pieces', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom('a\nb', '"', '\\', 'a\x1fb', '\u0000', ' x ', '\ud800', 'a"\x1f'),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.json({ maxDepth: 2 }).map((text) => JSON.parse(text) as unknown),
    )
    const record = fc.dictionary(fc.constantFrom('a', 'b', 'ä"', '__proto__', 'x y'), value, {
      maxKeys: 5,
      noNullPrototype: false,
    })
    const textOf = (cell: unknown): string | null => {
      if (cell === null || cell === undefined) return null
      const text =
        typeof cell === 'string'
          ? cell
          : typeof cell === 'number'
            ? String(cell === 0 ? 0 : cell)
            : JSON.stringify(cell)
      return (
        Buffer.from(text)
          .toString()
          .replace(/^ +|(?<! ) +$/g, '') || null
      )
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 2, maxLength: 20 }),
        fc.constantFrom('lines', 'list', 'indented', 'wrapped'),
        fc.integer({ min: 1, max: 100 }),
        async (rows, way, chunkBytes) => {
          const written = rows.map((row) => JSON.stringify(row))
          const text = {
            lines: written.join('\n'),
            list: `[${written.join(',')}]`,
            indented: JSON.stringify(rows, null, 1),
            wrapped: `{"n":1,"rows":[${written.join(' , ')}]}`,
          }[way]
          const source = await openJson([file(text)], undefined, never, undefined, {
            chunkBytes,
            pool: restlessPool(2),
          })
          const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
          expect(source.info.columns.map(({ name }) => name)).toEqual(names.length > 0 ? names : ['column1'])
          const { rows: read } = await readTable(source, names)
          if (names.length > 0)
            expect(read).toEqual(
              rows.map((row) => names.map((name) => textOf(Object.hasOwn(row, name) ? row[name] : null))),
            )
        },
      ),
      { numRuns: 60 },
    )
  })
})
