import type { ReadOptions } from '../../../src/recipe/schema'
import { cellsOf } from '../../readers/source-cells'
import { damaged } from '../damage'
import { fileOf, open, readWhole } from '../house/open'
import { makeDialect, writeCsv } from '../make/csv'
import { anyText, asKey, label } from '../make/labels'
import { COLUMNS, makeLines } from '../make/lines'
import type { Random } from '../random'
import { mustEqual, mustRead, type Target } from '../target'

interface Whole {
  names: string[]
  rows: (string | null)[][]
  bytes: Uint8Array<ArrayBuffer>
  read: ReadOptions
}

/** A cell is read up to 1 MB as written: two marks for each quote, and up to three bytes a code unit. */
const LONG = 340_000

function cell(random: Random): string | null {
  if (random.chance(0.1)) return random.pick([null, '', ' '])
  if (random.chance(0.002)) return label(random).repeat(60_000).slice(0, LONG)
  return random.several(1, 3, () => label(random)).join(random.pick(['', ' ', ',', '\n', '"']))
}

/** Text in any dialect, whose cells must come back. */
export const csv: Target<Whole> = {
  name: 'csv',
  make(random) {
    const width = random.between(1, 6)
    const names = Array.from(
      { length: width },
      (_, at) => `${random.pick(['column', 'Spalte ä', '__proto__', 'x.y'])} ${at}`,
    )
    const rows = random.several(1, 25, () => Array.from({ length: width }, () => cell(random)))
    const dialect = makeDialect(random)
    const shown = dialect.header ? names : names.map((_, at) => `column${at + 1}`)
    return { names: shown, rows, ...writeCsv(names, rows, dialect) }
  },
  check: ({ names, rows, bytes, read }) =>
    mustRead(async () => {
      const source = await open([fileOf(bytes)], read)
      mustEqual(
        'names',
        source.info.columns.map(({ name }) => name),
        names,
      )
      const got = await cellsOf(
        source,
        names.map((name) => ({ name, as: 'key' })),
        { read },
      )
      mustEqual(
        'cells',
        got,
        names.map((_, at) => rows.map((row) => asKey(row[at] ?? null))),
      )
      source.close()
      return 'read'
    }),
}

/** The same and worse, after it came to harm; with and without being told how to read it. */
export const csvDamaged: Target<{ bytes: Uint8Array<ArrayBuffer>; read?: ReadOptions }> = {
  name: 'csv-damaged',
  make(random) {
    const lines = makeLines(random)
    const cells = lines.map((line) => COLUMNS.map((name) => (line[name] === null ? null : String(line[name]))))
    const rows = random.chance(0.1) ? cells.map((row) => row.map(() => anyText(random))) : cells
    const { bytes, read } = writeCsv(COLUMNS, rows, makeDialect(random))
    const harmed = random.chance(0.95) ? damaged(random, bytes) : bytes
    return { bytes: harmed, ...(random.chance(0.5) ? { read: random.chance(0.5) ? read : oddReading(random) } : {}) }
  },
  async check({ bytes, read }) {
    const source = await open([fileOf(bytes)], read)
    await readWhole(source)
    source.close()
    return 'read'
  },
}

function oddReading(random: Random): ReadOptions {
  return {
    delimiter: random.pick([',', ';', '"', '\n', ' ', 'a', '\u0000', '€', '\ud83d']),
    decimal: random.pick(['.', ',']),
    encoding: random.pick([
      'utf-8',
      'utf-16le',
      'UTF-16',
      'shift_jis',
      'gb18030',
      'iso-2022-jp',
      'latin1',
      'no such',
      '',
      anyText(random),
    ]),
    header: random.chance(0.5),
    dateFormat: random.pick(['%d/%m/%Y', '%Y-%m-%d %H:%M:%S', '%', '%Q', '', anyText(random)]),
    nullValues: random.several(0, 3, () => anyText(random)),
    timeZone: random.pick(['UTC', 'Europe/Berlin', 'No/Where', '', anyText(random)]),
  }
}
