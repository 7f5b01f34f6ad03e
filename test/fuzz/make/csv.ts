import { gzipSync } from 'node:zlib'
import type { ReadOptions } from '../../../src/recipe/schema'
import type { Random } from '../random'

const ENCODINGS = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'utf-16le-bom', 'windows-1252'] as const

export interface Dialect {
  delimiter: string
  newline: string
  quoteAll: boolean
  header: boolean
  finalNewline: boolean
  encoding: (typeof ENCODINGS)[number]
  gzip: boolean
}

export type Cells = readonly (string | null)[]

export function makeDialect(random: Random): Dialect {
  return {
    delimiter: random.pick([',', ';', '\t', '|', ':', '^']),
    newline: random.pick(['\n', '\r\n', '\r']),
    quoteAll: random.chance(0.3),
    header: random.chance(0.8),
    finalNewline: random.chance(0.7),
    encoding: random.pick(ENCODINGS),
    gzip: random.chance(0.2),
  }
}

const isLatin = (text: string) => /^[\0-\x7f\xa0-\xff]*$/.test(text)

function encoded(text: string, encoding: Dialect['encoding']): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text)
    case 'utf-8-bom':
      return Buffer.from(`\ufeff${text}`)
    case 'windows-1252':
      return Buffer.from(text, 'latin1')
    default: {
      const units = Buffer.from(encoding.endsWith('bom') ? `\ufeff${text}` : text, 'utf16le')
      return encoding === 'utf-16be' ? units.swap16() : units
    }
  }
}

/** Cells as delimited text, and how it is to be read. Text that the encoding cannot hold makes it UTF-8. */
export function writeCsv(
  names: readonly string[],
  rows: readonly Cells[],
  { delimiter, newline, quoteAll, header, finalNewline, encoding, gzip }: Dialect,
): { bytes: Uint8Array<ArrayBuffer>; read: ReadOptions } {
  const special = new RegExp(`["\r\n${delimiter === '^' ? '\\^' : delimiter}]`)
  const cell = (value: string | null) => {
    const text = value ?? ''
    // Blanks before a quote, and a cell of nothing in a line of nothing, are only told apart when quoted.
    const quoted = quoteAll || special.test(text) || text === '' || /^\s|\s$/.test(text)
    return quoted ? `"${text.replaceAll('"', '""')}"` : text
  }
  const lines = (header ? [names, ...rows] : rows).map((row) => row.map(cell).join(delimiter))
  const text = lines.join(newline) + (finalNewline ? newline : '')
  const held = encoding === 'windows-1252' && !isLatin(text) ? 'utf-8' : encoding
  const raw = encoded(text, held)
  return {
    bytes: new Uint8Array(gzip ? gzipSync(raw) : raw),
    read: { delimiter, header, encoding: held.replace('-bom', ''), nullValues: [''] },
  }
}
