import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gzip, latin1, openText, readTable, restlessPool, utf16 } from './csv-tools'

const EXTRA = ['"', '\n', '\r\n', '\r', ',', ';', '\t', '|', ' ', '""', 'é', 'ß', '007', '7', 'NA', 'x']
const WIDE = ['€', '日本', '😀', '\u00a0', '\u2028']

const cell = (pieces: string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme-ascii', maxLength: 4 })), { maxLength: 4 })
    .map((parts) => parts.join(''))

interface Dialect {
  delimiter: string
  newline: string
  quoteAll: boolean
  header: boolean
  finalNewline: boolean
  encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'utf-16le-bom' | 'windows-1252' | 'gzip'
}

const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  quoteAll: fc.boolean(),
  header: fc.boolean(),
  finalNewline: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'utf-16le-bom', 'windows-1252', 'gzip'),
})

const scenarios = dialects
  .chain((dialect) =>
    fc.integer({ min: 1, max: 5 }).chain((width) =>
      fc.record({
        dialect: fc.constant(dialect),
        width: fc.constant(width),
        rows: fc.array(
          fc.array(cell(dialect.encoding === 'windows-1252' ? EXTRA : [...EXTRA, ...WIDE]), {
            minLength: width,
            maxLength: width,
          }),
          { minLength: 1, maxLength: 30 },
        ),
        chunkBytes: fc.integer({ min: 1, max: 200 }),
        lanes: fc.integer({ min: 1, max: 3 }),
        seed: fc.integer(),
      }),
    ),
  )
  .filter(
    // Nothing but blanks is an empty file.
    ({ dialect, rows }) => write(rows, dialect).trim() !== '',
  )

function write(rows: string[][], { delimiter, newline, quoteAll, header, finalNewline }: Dialect): string {
  const names = rows[0]!.map((_, index) => `name ${index}`)
  const lines = (header ? [names, ...rows] : rows).map((row) =>
    row
      .map((value) => {
        const needed = quoteAll || /["\r\n,;\t|]/.test(value) || value === ''
        return needed ? `"${value.replaceAll('"', '""')}"` : value
      })
      .join(delimiter),
  )
  return lines.join(newline) + (finalNewline ? newline : '')
}

async function encode(text: string, encoding: Dialect['encoding']): Promise<string | Uint8Array> {
  switch (encoding) {
    case 'utf-8':
      return text
    case 'utf-8-bom':
      return `\ufeff${text}`
    case 'windows-1252':
      return latin1(text)
    case 'gzip':
      return gzip(text)
    default:
      return utf16(text, encoding === 'utf-16be', encoding.endsWith('bom'))
  }
}

const trimBlanks = (value: string) => value.replace(/^ +| +$/g, '')

test('what is written in any dialect, encoding and chunk size is read back', async () => {
  await fc.assert(
    fc.asyncProperty(scenarios, async ({ dialect, width, rows, chunkBytes, lanes, seed }) => {
      let state = seed
      const random = () => {
        state = (Math.imul(state, 1664525) + 1013904223) | 0
        return (state >>> 0) / 2 ** 32
      }
      const source = await openText(await encode(write(rows, dialect), dialect.encoding), {
        read: {
          delimiter: dialect.delimiter,
          header: dialect.header,
          encoding: dialect.encoding === 'gzip' ? 'utf-8' : dialect.encoding.replace('-bom', ''),
          nullValues: [''],
        },
        chunkBytes,
        pool: restlessPool(lanes, random),
      })
      const names = Array.from({ length: width }, (_, index) =>
        dialect.header ? `name ${index}` : `column${index + 1}`,
      )
      expect(source.info.columns.map((column) => column.name)).toEqual(names)
      const { rows: read, unreadable, labels } = await readTable(source, names)
      expect(unreadable).toEqual({ count: 0, first: [] })
      const expected = rows.map((row) => row.map((value) => trimBlanks(value) || null))
      expect(read).toEqual(expected)
      // Codes follow the file: labels stand in order of first appearance.
      for (let index = 0; index < width; index++) {
        const seen = new Set(expected.map((row) => row[index]).filter((value) => value !== null))
        expect(labels[index]).toEqual([...seen])
      }
      source.close()
    }),
    { numRuns: 400 },
  )
})

const dirt = fc
  .array(fc.constantFrom('a', '1', ',', ',', '"', '"', '\n', '\n', '\r', ' ', '""', 'b,c\n', '"x\ny",z\n', '\u0000'), {
    maxLength: 80,
  })
  .map((parts) => parts.join(''))

test('whatever the file, rows and unreadable lines do not depend on chunks or scanners', async () => {
  await fc.assert(
    fc.asyncProperty(
      dirt,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 3 }),
      async (body, chunkBytes, lanes) => {
        const text = `k,v\n${body}`
        const read = { delimiter: ',', header: true, encoding: 'utf-8', nullValues: [''] }
        const whole = await readTable(await openText(text, { read }), ['k', 'v'])
        const source = await openText(text, { read, chunkBytes, pool: restlessPool(lanes) })
        const pieces = await readTable(source, ['k', 'v'])
        expect(pieces).toEqual(whole)
        const packed = await openText(await gzip(text), { read, chunkBytes })
        expect({ ...(await readTable(packed, ['k', 'v'])) }).toEqual(whole)
      },
    ),
    { numRuns: 600 },
  )
})
