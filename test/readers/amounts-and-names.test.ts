import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseNumber } from '../../src/workers/readers/csv/number'
import { createTimeParser, parseTimeText } from '../../src/workers/readers/time'
import { openText, readTable } from './csv-tools'

const encoder = new TextEncoder()
function number(text: string, decimal: '.' | ',' = '.'): number {
  const bytes = encoder.encode(text)
  return parseNumber(bytes, 0, bytes.length, decimal)
}

describe('amounts as people write them', () => {
  test.each([
    ['(2.25)', -2.25],
    ['2.25-', -2.25],
    ['\u22122.25', -2.25],
    ['2.25\u2212', -2.25],
    ['\u20ac3.50', 3.5],
    ['3.50 \u20ac', 3.5],
    ['3.50\u00a0\u20ac', 3.5],
    ["CHF 1'250.00", 1250],
    ['CHF 1\u2019250.00', 1250],
    ['1\u00a0250.00 EUR', 1250],
    ['1\u202f250.00', 1250],
    ['-$1,234.56', -1234.56],
    ['$-1,234.56', -1234.56],
    ['($1,234.56)', -1234.56],
    ['$ (5)', -5],
    ['+3.50 USD', 3.5],
    ['EUR.50', 0.5],
    ['Fr. 12.50', 12.5],
    ['120 kr', 120],
  ])('%s', (text, value) => expect(number(text)).toBe(value))

  test.each([
    ['3,50 \u20ac', 3.5],
    ['\u22121.234,56 \u20ac', -1234.56],
    ['(2,25)', -2.25],
    ['1 250,00-', -1250],
  ])('%s with a decimal comma', (text, value) => expect(number(text, ',')).toBe(value))

  test.each([
    ...['-(2)', '(-2)', '--2', '-2-', '\u20ac', '\u20ac \u20ac3', 'EUR 3 USD', '()', '(', '2-2', '(2', '2)'],
    ...['5 apples', 'Fr5', 'kr7', 'XYZ 3', '2024-01-', '3 \u20ac 4', '$1.2.3', `${'('.repeat(40)}1`],
  ])('%s is none', (text) => expect(number(text)).toBeNaN())

  test('give back whatever was put around a number', () => {
    const around: [string, string, number][] = [
      ['(', ')', -1],
      ['', '-', -1],
      ['\u2212', ' \u20ac', -1],
      ['\u20ac', '', 1],
      ['CHF\u00a0', '', 1],
      ['', ' EUR', 1],
      ['-\u00a3', '', -1],
    ]
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom(...around), (cents, [before, after, sign]) => {
        expect(number(`${before}${(cents / 100).toFixed(2)}${after}`)).toBe(sign * (cents / 100))
      }),
    )
  })

  test('make a column of numbers, and tell the decimal comma', async () => {
    const source = await openText('bon;betrag\n1;3,50 \u20ac\n1;(2,25)\n2;1.250,00-\n')
    expect(source.info.columns.map(({ type }) => type)).toEqual(['integer', 'number'])
    expect(source.info.read.decimal).toBe(',')
    expect((await readTable(source, ['betrag:number'])).rows).toEqual([[3.5], [-2.25], [-1250]])
  })
})

describe('dates with names of months', () => {
  const day = Date.UTC(2024, 2, 5)
  test.each([
    ...['5 March 2024', '5 mar 2024', '05-Mar-2024', 'Mar 5, 2024', 'March 5th, 2024', 'Mar. 5 2024', '5th March 2024'],
    ...[
      '5. M\u00e4rz 2024',
      '5. M\u00c4RZ 2024',
      '05. Mrz. 2024',
      '5 Maerz 2024',
      'Di., 5. M\u00e4rz 2024',
      '5. Ma\u0308rz 2024',
    ],
    ...['5 mars 2024', 'mar. 5 mars 2024', 'mardi 5 mars 2024', 'Tue, 05 Mar 2024', 'Tuesday, March 5, 2024'],
  ])('%s', (text) => {
    expect(parseTimeText(text)).toBe(day)
    expect(parseTimeText(text, createTimeParser({ dateFormat: '%m/%d/%Y' }))).toBe(day)
  })

  test.each([
    ['3 f\u00e9vr. 2024', Date.UTC(2024, 1, 3)],
    ['1er janvier 2024', Date.UTC(2024, 0, 1)],
    ['14 ao\u00fbt 2024', Date.UTC(2024, 7, 14)],
    ['25 d\u00e9cembre 2024', Date.UTC(2024, 11, 25)],
    ['12. Dez. 2024', Date.UTC(2024, 11, 12)],
    ['6. J\u00e4nner 2024', Date.UTC(2024, 0, 6)],
    ['3 juin 2024', Date.UTC(2024, 5, 3)],
    ['3 juil. 2024', Date.UTC(2024, 6, 3)],
    ['Tue, 05 Mar 2024 14:05:09 +0100', Date.UTC(2024, 2, 5, 13, 5, 9)],
    ['Tue, 5 Mar 2024 14:05 EST', Date.UTC(2024, 2, 5, 19, 5)],
    ['5 Mar 2024 14:05:09 +0530 (IST)', Date.UTC(2024, 2, 5, 8, 35, 9)],
    ['Tue Mar 05 2024 14:05:09 GMT+0100 (Central European Standard Time)', Date.UTC(2024, 2, 5, 13, 5, 9)],
    ['Jan 5, 2024 2:05 PM', Date.UTC(2024, 0, 5, 14, 5)],
    ['2024-03-05T14:05:09Z', Date.UTC(2024, 2, 5, 14, 5, 9)],
  ])('%s', (text, moment) => expect(parseTimeText(text)).toBe(moment))

  test.each([
    ...[
      'Mar 2024',
      '5 jui 2024',
      '31 Feb 2024',
      'Foo 5, 2024',
      'Tue',
      'Tue, ',
      'Mar 5',
      'May be 5, 2024',
      'marketing 5, 2024',
    ],
    ...['5 Marble 2024', 'Tue, 05 Mar 2024 14:05:09 XXX', 'Decaf 12, 2024'],
  ])('%s is none', (text) => expect(parseTimeText(text)).toBeNaN())

  test.each([
    ['English', ['Jan 5, 2024', 'Feb 12, 2024', 'Mar 1, 2024']],
    ['German', ['12. M\u00e4rz 2024', '3. April 2024', '30. Mai 2024']],
    ['French', ['3 f\u00e9vr. 2024', '1er mars 2024', '14 ao\u00fbt 2024']],
    ['mail', ['Fri, 05 Jan 2024 10:00:00 +0100', 'Sat, 06 Jan 2024 10:00:00 +0100', 'Sun, 07 Jan 2024 10:00:00 GMT']],
  ])('are a column of dates in %s, which sorts', async (language, dates) => {
    const source = await openText(`day;item\n${dates.map((date) => `"${date}";x`).join('\n')}\n`)
    expect(source.info.columns[0]!.type).toBe(language === 'mail' ? 'timestamp' : 'date')
    const { rows } = await readTable(source, ['day:time'])
    const times = rows.map(([time]) => time as number)
    expect(times.every(Number.isFinite)).toBe(true)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })
})
