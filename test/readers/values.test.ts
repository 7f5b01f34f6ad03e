import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Filter } from '../../src/recipe/schema'
import { parseNumber } from '../../src/workers/readers/csv/number'
import { ByteDictionary } from '../../src/workers/readers/dictionary'
import { createRowFilter, keepRows } from '../../src/workers/readers/filter'
import { matchesPattern } from '../../src/workers/readers/text-test'
import { createTimeParser, parseTimeText } from '../../src/workers/readers/time'
import { byCodePoint } from '../code-points'

const encoder = new TextEncoder()

function number(text: string, decimal: '.' | ',' = '.'): number {
  const bytes = encoder.encode(text)
  return parseNumber(bytes, 0, bytes.length, decimal)
}

describe('numbers', () => {
  test('equal what the language makes of them, with either decimal sign', () => {
    const texts = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.integer().map(String),
      fc.tuple(fc.nat(), fc.nat({ max: 9999 })).map(([whole, rest]) => `${whole}.${rest}`),
    )
    fc.assert(
      fc.property(texts, (text) => {
        expect(number(text)).toBe(Number(text))
        expect(number(text.replace('.', ','), ',')).toBe(Number(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('may have thousands set apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 2 ** 40 }),
        fc.constantFrom(',', ' ', "'", '\u00a0', '\u202f', '’'),
        (value, gap) => {
          const text = String(value).replace(/\B(?=(\d{3})+$)/g, gap)
          expect(number(`${text}.25`)).toBe(value + 0.25)
          expect(number(`-${text.replaceAll(',', '.')},25`, ',')).toBe(-value - 0.25)
        },
      ),
    )
  })

  test.each([
    '',
    '-',
    '.',
    'e5',
    '1e',
    '1.2.3',
    '12,34',
    '1,2345',
    '0,500',
    '1 2',
    'abc',
    '1a',
    '0x10',
    '1-2',
    ',5',
    '1,',
  ])('%j is none', (text) => {
    expect(number(text)).toBeNaN()
  })
})

describe('times', () => {
  test('in ISO form', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1600-01-01'), max: new Date('2500-01-01'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString()
          expect(parseTimeText(iso)).toBe(date.getTime())
          expect(parseTimeText(iso.replace('T', ' ').replace('Z', ''))).toBe(date.getTime())
          expect(parseTimeText(iso.slice(0, 10))).toBe(Date.parse(iso.slice(0, 10)))
          const [year, month, day] = iso.slice(0, 10).split('-')
          const written = `${Number(day)}.${Number(month)}.${year} ${iso.slice(11, 19)}`
          const parse = createTimeParser({ dateFormat: '%d.%m.%Y' })
          expect(parseTimeText(written, parse)).toBe(Math.floor(date.getTime() / 1000) * 1000)
        },
      ),
    )
  })

  test('in a zone, around the change of the clocks', () => {
    const parse = createTimeParser({ timeZone: 'America/New_York' })
    expect(parseTimeText('2024-03-10 01:59', parse)).toBe(Date.UTC(2024, 2, 10, 6, 59))
    expect(parseTimeText('2024-03-10 03:00', parse)).toBe(Date.UTC(2024, 2, 10, 7))
    expect(parseTimeText('2024-11-03 00:30', parse)).toBe(Date.UTC(2024, 10, 3, 4, 30))
    expect(parseTimeText('2024-11-03 02:30', parse)).toBe(Date.UTC(2024, 10, 3, 7, 30))
    expect(parseTimeText('2024-07-01 00:00+02:00', parse)).toBe(Date.UTC(2024, 5, 30, 22))
  })

  test.each([
    '2024-13-01',
    '2023-02-29',
    '2024-00-10',
    '2024-01-32',
    '10:30',
    '2024',
    '2024-01-01 25:00',
    '2024-01-01 x',
    '10/12/24',
    '1/1/1',
  ])('%j is none', (text) => {
    expect(parseTimeText(text)).toBeNaN()
  })

  test('a format without a date is refused', () => {
    expect(() => createTimeParser({ dateFormat: '%H:%M' })).toThrowError(
      expect.objectContaining({ code: 'recipe-invalid' }),
    )
  })
})

describe('filters', () => {
  function keptLabels(filter: Filter, labels: (string | null)[]): (string | null)[] {
    const dictionary = new ByteDictionary()
    const codes = Uint32Array.from(labels, (label) => dictionary.internText(label ?? ''))
    const keep = new Uint8Array(labels.length).fill(1)
    const rowFilter = createRowFilter(filter, 'text')
    rowFilter.apply({ as: 'key', codes }, dictionary, keep)
    const batch = keepRows({ rows: labels.length, columns: [{ as: 'key', codes }] }, keep)
    const column = batch.columns[0]!
    if (column.as !== 'key') throw new Error('not a key column')
    return Array.from(column.codes, (code) => (code === 0xffffffff ? null : dictionary.label(code)))
  }
  const label = fc.option(fc.constantFrom('a', 'b', 'ab', 'é', '\ufffd', '😀', '007', '7'))

  test('compare text by code point, and never keep a null', () => {
    const tests = {
      '=': (d: number) => d === 0,
      '!=': (d: number) => d !== 0,
      '<': (d: number) => d < 0,
      '>=': (d: number) => d >= 0,
    }
    fc.assert(
      fc.property(
        fc.array(label),
        fc.constantFrom('=', '!=', '<', '>='),
        fc.constantFrom('ab', '7', '😀', '\ufffd'),
        (labels, op, value) => {
          const expected = labels.filter((text) => text !== null && tests[op](byCodePoint(text, value)))
          expect(keptLabels({ column: 'c', op, value }, labels)).toEqual(expected)
        },
      ),
    )
  })

  test('in, not in, null and not null', () => {
    const labels = ['a', null, 'b', 'a']
    expect(keptLabels({ column: 'c', op: 'in', value: ['a', 'x'] }, labels)).toEqual(['a', 'a'])
    expect(keptLabels({ column: 'c', op: 'not in', value: ['a', 'x'] }, labels)).toEqual(['b'])
    expect(keptLabels({ column: 'c', op: 'is null' }, labels)).toEqual([null])
    expect(keptLabels({ column: 'c', op: 'is not null' }, labels)).toEqual(['a', 'b', 'a'])
  })

  test('how a text reads: capitals are small letters, and a null is never kept', () => {
    const labels = ['POSTAGE', 'dotcom postage', null, 'C536379', 'c1', '536380', 'Äpfel']
    const kept = (op: Filter['op'], value: string | number) => keptLabels({ column: 'c', op, value }, labels)
    expect(kept('contains', 'Postage ')).toEqual(['POSTAGE', 'dotcom postage'])
    expect(kept('not contains', 'postage')).toEqual(['C536379', 'c1', '536380', 'Äpfel'])
    expect(kept('begins with', 'C')).toEqual(['C536379', 'c1'])
    expect(kept('not begins with', 'C')).toEqual(['POSTAGE', 'dotcom postage', '536380', 'Äpfel'])
    expect(kept('begins with', 536)).toEqual(['536380'])
    expect(kept('matches', 'c?*')).toEqual(['C536379', 'c1'])
    expect(kept('not matches', '*p*')).toEqual(['C536379', 'c1', '536380'])
    expect(kept('matches', 'ä????')).toEqual(['Äpfel'])
  })

  test('patterns match what the like regular expressions do', () => {
    const part = fc.constantFrom('a', 'b', '*', '?', '.', '😀')
    const pattern = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''))
    const text = fc.array(fc.constantFrom('a', 'b', '.', '😀', '\n'), { maxLength: 8 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, pattern, (text, pattern) => {
        const source = pattern.replace(/[.*?]/g, (sign) => (sign === '*' ? '.*' : sign === '?' ? '.' : '\\.'))
        expect(matchesPattern(text, pattern)).toBe(new RegExp(`^${source}$`, 'su').test(text))
      }),
    )
  })

  test('no pattern of a link takes long', () => {
    expect(matchesPattern('a'.repeat(20_000), `${'*a'.repeat(200)}b`)).toBe(false)
  })

  test('that make no sense are refused', () => {
    for (const filter of [
      { column: 'c', op: '=' },
      { column: 'c', op: '<', value: ['a', 'b'] },
      { column: 'c', op: 'in' },
      { column: 'c', op: 'contains' },
    ] as Filter[]) {
      expect(() => createRowFilter(filter, 'text')).toThrowError(expect.objectContaining({ code: 'recipe-invalid' }))
    }
    expect(() => createRowFilter({ column: 'c', op: '<', value: 'soon' }, 'date')).toThrowError(
      expect.objectContaining({ code: 'recipe-invalid' }),
    )
  })

  test('lists keep their items together', () => {
    const column = { as: 'list' as const, offsets: Uint32Array.of(0, 2, 2, 3), codes: Uint32Array.of(4, 5, 6) }
    expect(keepRows({ rows: 3, columns: [column] }, Uint8Array.of(0, 1, 1))).toEqual({
      rows: 2,
      columns: [{ as: 'list', offsets: Uint32Array.of(0, 0, 1), codes: Uint32Array.of(6) }],
    })
  })
})
