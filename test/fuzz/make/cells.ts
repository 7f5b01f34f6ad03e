import { type Cell, writeWorkbook } from '../../readers/workbooks'
import type { Random } from '../random'
import { anyText } from './labels'
import { COLUMNS, type Line } from './lines'

const DAY = 86_400_000
/** 1970-01-01 as Excel counts days. */
const EPOCH = 25_569

function cellOf(random: Random, name: (typeof COLUMNS)[number], line: Line): Cell {
  const value = line[name]
  if (value === null) return random.pick([null, { error: '#N/A' }])
  if (typeof value === 'number') return name === 'time' ? { number: value / DAY + EPOCH, style: 1 } : value
  return random.pick([value, { inline: value }, { formula: 'A1', value }])
}

/** Lines on a sheet, numbered, so that none is empty; perhaps among others, and below a title. */
export function writeXlsx(random: Random, lines: readonly Line[]): Uint8Array<ArrayBuffer> {
  const rows: Cell[][] = [['line', ...COLUMNS]]
  for (const [at, line] of lines.entries()) rows.push([at, ...COLUMNS.map((name) => cellOf(random, name, line))])
  const sheet = { name: 'Lines', rows, places: random.chance(0.9) }
  const others = random.chance(0.5) ? [{ name: anyText(random) || 'x', rows: [], hidden: 'hidden' as const }] : []
  return writeWorkbook([...others, sheet], {
    formats: [22],
    stored: random.chance(0.3),
    descriptors: random.chance(0.3),
    wide: random.chance(0.2),
    prefix: random.pick(['', 'x']),
  })
}

/** The same as objects, in any of the ways that JSON of rows has. */
export function writeJson(random: Random, lines: readonly Line[]): Uint8Array<ArrayBuffer> {
  const objects = lines.map((line) =>
    Object.fromEntries(
      COLUMNS.filter((name) => line[name] !== null || random.chance(0.5)).map((name) => [name, line[name]]),
    ),
  )
  // Every key is there at least once.
  const first = Object.fromEntries(COLUMNS.map((name) => [name, null]))
  const all = [first, ...objects]
  const written = all.map((object) => JSON.stringify(object))
  const text = random.pick([
    () => written.join(random.pick(['\n', '\r\n', ' '])),
    () => `[${written.join(',')}]`,
    () => JSON.stringify(all, null, 2),
    () => `{"of":{"n":[]},"rows":[${written.join(',\n')}],"end":true}`,
  ])()
  return new Uint8Array(Buffer.from(text))
}
