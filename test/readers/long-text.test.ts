import { describe, expect, test } from 'vitest'
import { guessRoles } from '../../src/recipe/guess-roles'
import { groupWord } from '../../src/ui/base/group-word'
import { parseBasket } from '../../src/ui/recommend/basket/basket-text'
import type { BatchColumn } from '../../src/workers/readers/batch'
import { columnNames, guessDialect } from '../../src/workers/readers/csv/dialect'
import { guessTypes } from '../../src/workers/readers/csv/types'
import { ByteDictionary } from '../../src/workers/readers/dictionary'
import { createRowFilter } from '../../src/workers/readers/filter'
import { slipsBetween } from '../../src/workers/recommend/near-label'
import { openText } from './csv-tools'

const LENGTHS = [20_000, 40_000, 80_000]
const RUNS = 3
/** Below this a measurement says nothing of growth; what is quadratic takes seconds at the greatest length. */
const NOISE_MS = 200

function fastest(work: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
    if (best < NOISE_MS) break
  }
  return best
}

function requireLinear(work: (text: string) => void, text: (length: number) => string): void {
  let before = NOISE_MS
  for (const length of LENGTHS) {
    const given = text(length)
    const ms = fastest(() => work(given))
    if (ms > NOISE_MS) expect(ms, `${length} characters`).toBeLessThan(3 * before)
    before = Math.max(ms, NOISE_MS)
  }
}

/** Runs of what guesses look for, with an end that disappoints them. */
const SHAPES: [string, (length: number) => string][] = [
  ['digits', (n) => '1'.repeat(n)],
  ['digits and a letter', (n) => `${'1'.repeat(n)}x`],
  ['groups of digits and a letter', (n) => `${'1,'.repeat(n / 2)}x`],
  ['points and a letter', (n) => `${'.'.repeat(n)}x`],
  ['blanks between letters', (n) => `a${' '.repeat(n)}b`],
  ['tabs between letters', (n) => `a${'\t'.repeat(n)}b`],
  ['blanks around times', (n) => `a${' '.repeat(n / 2)}x${' '.repeat(n / 2)}b`],
  ['many times', (n) => `${'a x 1 '.repeat(n / 6)}b`],
  ['low lines', (n) => `a${'_'.repeat(n)}b`],
  ['digits and dashes', (n) => `${'1-'.repeat(n / 2)}x`],
  ['quotes', (n) => `${'"'.repeat(n)}x`],
  ['quotes and commas', (n) => `${'",'.repeat(n / 2)}x`],
  ['capitals', (n) => 'A'.repeat(n)],
  ['accents', (n) => `a${'\u0301\u0323'.repeat(n / 2)}`],
]

const filterTest = (text: string) => {
  const filter = createRowFilter({ column: 'a', op: '=', value: text }, 'text')
  const dictionary = new ByteDictionary()
  const column: BatchColumn = { as: 'key', codes: Uint32Array.of(dictionary.internText(text)) }
  filter.apply(column, dictionary, new Uint8Array(1).fill(1))
}
const facts = { type: 'text', sampled: 9, distinct: 9, repeats: 0, nulls: 0 } as const

const READERS: [string, (text: string) => void][] = [
  ['the dialect of a cell', (text) => void guessDialect(`a;b\n1;${text}\n2;${text}\n`, true, { delimiter: ';' })],
  ['the dialect of a header', (text) => void guessDialect(`${text};b\n1;2\n`, true, { delimiter: ';' })],
  ['the dialect, with nothing given', (text) => void guessDialect(`a,b\n1,${text}\n`, true, {})],
  ['the type of a column', (text) => void guessTypes([[text, '1']], {})],
  ['the value of a filter', filterTest],
  ['the role of a column', (text) => void guessRoles([{ ...facts, name: text }], 'long')],
  ['the word for a group', (text) => void groupWord(text)],
  ['the nearest known label', (text) => void slipsBetween(text, `${text.slice(1)}y`, 3)],
  ['a pasted basket', (text) => void parseBasket(text)],
]

describe.each(READERS)('%s takes twice as long for twice as much', (_, read) => {
  test.each(SHAPES)('%s', (_name, text) => requireLinear(read, text))
})

test('a hundred thousand columns of one name are told apart at once', () => {
  requireLinear(
    (text) => void columnNames(text.split(','), text.length / 2),
    (length) => 'a,'.repeat(length),
  )
  expect(columnNames(['a', 'a', 'a_2', 'a'], 4)).toEqual(['a', 'a_2', 'a_2_2', 'a_3'])
})

test('cells of more than a hundred characters are text', async () => {
  const { info } = await openText(`n,x\n1,${'1'.repeat(100_000)}\n2,${'0.'.padEnd(300_000, '3')}\n`)
  expect(info.columns.map(({ type }) => type)).toEqual(['integer', 'text'])
})

test('fifty thousand columns are opened, and their names read', async () => {
  const names = Array.from({ length: 50_000 }, (_, at) => (at === 7 ? 'Menge' : `c${at}`))
  const rows = [1, 2, 3].map((row) => names.map((_, at) => (at * row) % 7).join(','))
  const { info } = await openText([names.join(','), ...rows].join('\n'))
  expect(info.columns).toHaveLength(50_000)
  expect(info.columns[49_999]).toMatchObject({ name: 'c49999', type: 'integer' })
  expect(info.head.map((row) => row[49_999])).toEqual(['5', '3', '1'])
  expect(guessRoles(info.columns, 'long').quantity?.column).toBe('Menge')
})
